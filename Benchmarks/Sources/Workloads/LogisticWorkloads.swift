extension Workload {
  static let logistic: [Workload] = []
}
