/// What is compared; a topic is a file of workloads here and a script of each peer.
public enum Topic: String, Sendable, CaseIterable {
  case reading, logistic, survival, cox, risks, discrimination, ranks, exact, distributions,
    ordering, report
}
