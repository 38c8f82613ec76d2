extension Workload {
  static let survival: [Workload] = []
}
