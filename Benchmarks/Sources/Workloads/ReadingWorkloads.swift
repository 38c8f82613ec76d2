extension Workload {
  static let reading: [Workload] = []
}
