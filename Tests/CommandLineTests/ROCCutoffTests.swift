#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  @Suite("Cutoffs that the data do not allow on the command line")
  struct ROCCutoffTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private struct Output: Decodable {
      struct Group: Decodable {
        var level: String
        var result: Output?
      }

      var areaUnderCurve: AreaUnderCurve?
      var cutoff: Cutoff?
      var cutoffError: String?
      var groups: [Group]?
    }

    private func run(
      _ data: String, _ options: String, format: String
    ) throws -> (status: Int32, output: String) {
      try folder.write(data, to: "data.csv")
      let (status, output, errors) = try Program.run(
        "spine-outcomes", in: folder.path,
        arguments: [
          "roc", "data.csv", "--outcome", "y", "--score", "s", "--events-score", "higher",
        ]
          + options.split(separator: " ").map(String.init) + ["--format", format])
      #expect(errors.isEmpty, "\(errors)")
      return (status, output)
    }

    /// Scores that are all alike order no pair; of one event between two others one pair is right.
    @Test(
      "The area stays",
      arguments: [
        ("y,s\n0,1\n1,1\n0,1\n", "--cutoff chi-square", "all scores are equal"),
        ("y,s\n0,1\n1,2\n0,3\n", "--bootstrap 39", "at least two events and two others"),
        ("y,s\n0,1\n1,2\n0,3\n", "--cutoff chi-square=0.4", "so large a share"),
      ])
    func areaWithoutCutoff(data: String, options: String, reason: String) throws {
      let (status, json) = try run(data, options, format: "json")
      #expect(status == 0 && json.contains("\"cutoff\" : null"))
      let output = try JSONDecoder().decode(Output.self, from: Data(json.utf8))
      #expect(output.areaUnderCurve?.estimate == 0.5 && output.areaUnderCurve?.count == 3)
      #expect(output.cutoff == nil && output.cutoffError?.contains(reason) == true)
      let (_, text) = try run(data, options, format: "text")
      let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(line.contains("No cutoff: ") && line.contains(reason))
      #expect(!text.contains("Accuracy of the cutoff") && !text.contains("Naive p:"))
    }

    @Test func groupsWithoutCutoff() throws {
      let data = "g,y,s\na,0,1\na,1,2\na,0,3\na,1,4\nb,0,5\nb,1,5\n"
      let options = "--by g --cutoff chi-square"
      let (status, json) = try run(data, options, format: "json")
      #expect(status == 0)
      let output = try JSONDecoder().decode(Output.self, from: Data(json.utf8))
      let groups = try #require(output.groups)
      #expect(groups.map { $0.result?.areaUnderCurve?.estimate } == [0.75, 0.5])
      #expect(groups.map { $0.result?.cutoff == nil } == [false, true])
      #expect(groups.last?.result?.cutoffError?.contains("all scores are equal") == true)
      let (_, text) = try run(data, options, format: "text")
      #expect(text.contains("g b: no cutoff: "))
      #expect(text.components(separatedBy: "Accuracy of the cutoff").count == 2)
    }
  }
#endif
