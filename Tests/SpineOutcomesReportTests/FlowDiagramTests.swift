import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Flow diagrams")
struct FlowDiagramTests {
  private let exclusions = Exclusions(
    initial: 99,
    selections: [
      .init(reason: "not retreated", dropped: 25), .init(reason: "nobody", dropped: 0),
      .init(reason: "lost to follow-up", dropped: 4),
    ],
    missing: [.init(variable: "pain", count: 2), .init(variable: "age", count: 2)], incomplete: 3)

  @Test func everyRecordIsAccountedFor() {
    let flow = FlowDiagram(exclusions)
    #expect(flow.stages.map(\.title) == ["Patients in the data", "Selected", "Analysed"])
    #expect(flow.stages.map(\.count) == [99, 70, 67])
    for (stage, next) in zip(flow.stages, flow.stages.dropFirst()) {
      #expect(stage.count - (stage.exit?.count ?? 0) == next.count)
    }
    #expect(flow.stages[0].exit?.reasons.map(\.count) == [25, 4])
    #expect(flow.stages[0].exit?.overlaps == false && flow.stages[1].exit?.overlaps == true)
    #expect(
      flow.lines == [
        "Patients in the data: 99", "Excluded: 29 (not retreated 25, lost to follow-up 4)",
        "Selected: 70", "Lacking a value: 3 (pain 2, age 2; one may lack several)",
        "Analysed: 67",
      ])
  }

  @Test func stagesOnlyWhereSomebodyLeaves() {
    #expect(FlowDiagram(Exclusions(initial: 5)).stages.map(\.count) == [5, 5])
    let selected = FlowDiagram(
      Exclusions(initial: 5, selections: [.init(reason: "r", dropped: 5)]), subject: .child)
    #expect(selected.stages.map(\.title) == ["Children in the data", "Analysed"])
    #expect(selected.stages.map(\.count) == [5, 0])
    let incomplete = FlowDiagram(Exclusions(initial: 5, incomplete: 2))
    #expect(incomplete.stages.map(\.count) == [5, 3])
    #expect(incomplete.lines[1] == "Lacking a value: 2")
  }

  @Test func asATable() {
    let flow = FlowDiagram(exclusions, groups: [.init("A", 30), .init("B", 37)])
    let table = Table(flow, caption: "c")
    #expect(
      table.rows == [
        ["Patients in the data", "99"], ["  excluded", "29"], ["    not retreated", "25"],
        ["    lost to follow-up", "4"], ["Selected", "70"], ["  lacking a value", "3"],
        ["    pain", "2"], ["    age", "2"], ["Analysed", "67"], ["  A", "30"], ["  B", "37"],
      ])
    #expect(table.notes == ["One record may lack several values."])
  }

  /// The same counts stand in the picture, in the page, and in its alternative text.
  @Test(arguments: FigureSize.allCases)
  func asAFigure(size: FigureSize) {
    let groups = [FlowDiagram.Reason("reoperation", 30), .init("radio & therapy", 37)]
    let flow = FlowDiagram(exclusions, groups: groups)
    let figure = Figure(flow: flow, size: size)
    let page = ParsedPage(HTMLRenderer.render(figure))
    #expect(page.isWellFormed && page.all("svg").count == 1)
    let texts = page.texts("text").joined(separator: " ").replacing("\u{A0}", with: " ")
    for count in [99, 29, 25, 4, 70, 3, 2, 67, 30, 37] {
      #expect(texts.contains("(n = \(count))"), "\(count)")
      #expect(figure.alternativeText.contains("\(count)"))
    }
    #expect(texts.contains("radio & therapy") || texts.contains("radio &"))
    #expect(figure.svg == Figure(flow: flow, size: size).svg)
  }

  @Test func manyGroupsAndLongReasonsFit() throws {
    let long = String(repeating: "a long reason ", count: 12)
    let flow = FlowDiagram(
      Exclusions(
        initial: 1_000_000, selections: [.init(reason: long, dropped: 999_000)],
        missing: [.init(variable: String(repeating: "x", count: 200), count: 1)], incomplete: 1),
      groups: (1...12).map { .init("group \($0)", 1) })
    for size in FigureSize.allCases {
      let page = ParsedPage(Figure(flow: flow, size: size).svg)
      let svg = try #require(page.all("svg").first)
      let box = try #require(svg.attributes["viewBox"]).split(separator: " ").compactMap {
        Double($0)
      }
      let bases = page.all("text").compactMap { Double($0.attributes["y"] ?? "") }
      #expect(bases.allSatisfy { $0 > 0 && $0 < box[3] })
      #expect(bases.count > 15)
    }
  }
}
