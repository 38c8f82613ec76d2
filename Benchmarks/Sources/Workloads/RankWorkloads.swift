extension Workload {
  static let ranks: [Workload] = []
}
