import SpineOutcomesStats
import Testing

private struct Patient: Sendable, Equatable {
  enum Arm: String, CaseIterable, Categorical { case operated, irradiated, observed }

  var arm: Arm?
  var hospital: String
  var pain: Double?

  static let all = [
    Patient(arm: .operated, hospital: "B", pain: 3),
    Patient(arm: .irradiated, hospital: "A", pain: nil),
    Patient(arm: nil, hospital: "B", pain: 5),
    Patient(arm: .operated, hospital: "A", pain: 1),
  ]
}

@Suite("Selecting records keeps the reasons")
struct CohortSelectionTests {
  private let cohort = Cohort(Patient.all)

  @Test func includingDropsTheOthersUnderNot() {
    let kept = cohort.including("in pain") { ($0.pain ?? 0) > 2 }
    #expect(kept.records == [Patient.all[0], Patient.all[2]])
    #expect(kept.selections == [.init(reason: "not in pain", dropped: 2)])
    #expect(kept.initialCount == 4)
  }

  @Test func selectionsAddUp() throws {
    let kept = try cohort.excluding("transferred") { $0.hospital == "A" }
      .group(\.arm, .operated)
      .filter { _ in true }
    #expect(kept.records == [Patient.all[0]])
    #expect(
      kept.selections == [
        .init(reason: "transferred", dropped: 2),
        .init(reason: "arm not operated", dropped: 1),
        .init(reason: "filtered out", dropped: 0),
      ])
  }

  @Test func groupWithoutRecordsIsAnEmptyCohort() throws {
    #expect(try cohort.group(\.arm, .observed).count == 0)
    #expect(try cohort.group(\.hospital, "Z").count == 0)
  }

  @Test func selectingPassesErrorsOn() {
    struct Refusal: Error {}
    #expect(throws: Refusal.self) { try cohort.filter { _ in throw Refusal() } }
  }

  @Test func groupsComeInDeclaredOrderWithEmptyOnes() throws {
    let groups = cohort.byGroup(\.arm) { (group) throws(StatsError) in group.count }
    #expect(groups.map(\.level) == [.operated, .irradiated, .observed])
    #expect(try groups.map { try $0.result.get() } == [2, 1, 0])
    #expect(try groups[level: .irradiated]?.get() == 1)
  }

  @Test func groupsOfTextComeSorted() throws {
    let groups = cohort.byGroup(\.hospital) { (group) throws(StatsError) in
      group.records.map(\.hospital)
    }
    #expect(groups.map(\.level) == ["A", "B"])
    #expect(try groups[level: "A"]?.get() == ["A", "A"])
    #expect(groups[level: "C"] == nil)
  }

  @Test func oneGroupsErrorLeavesTheOthers() throws {
    let groups = cohort.byGroup(\.arm) { (group) throws(StatsError) -> Int in
      guard group.count > 1 else { throw .undefined("too few") }
      return group.count
    }
    #expect(try groups[0].result.get() == 2)
    #expect(throws: StatsError.undefined("too few")) { try groups[1].result.get() }
  }

  @Test func printingShowsCountsAndNoRecord() throws {
    #expect(cohort.description == "4 records of Patient")
    let kept = cohort.including("in pain") { ($0.pain ?? 0) > 2 }
    #expect("\(kept)" == "2 of 4 records of Patient (not in pain 2)")
    var dumped = ""
    dump(kept, to: &dumped)
    #expect(!dumped.contains("hospital"))
    let groups = kept.byGroup(\.hospital) { (group) throws(StatsError) in group.count }
    #expect(groups.description == "B: 2")
    #expect(groups == kept.byGroup(\.hospital) { (group) throws(StatsError) in group.count })
  }

  @Test func emptyCohortHasNoGroupsOfText() {
    let groups = Cohort<Patient>([]).byGroup(\.hospital) { (group) throws(StatsError) in
      group.count
    }
    #expect(groups.isEmpty)
  }
}
