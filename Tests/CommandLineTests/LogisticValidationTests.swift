#if os(Linux) || os(macOS)
  import Foundation
  import SpineOutcomesStats
  import Testing
  import _StatsTestSupport

  @Suite("Bootstrap and standardised risks on the command line")
  struct LogisticValidationTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private struct Output: Decodable {
      var optimism: Optimism?
      var inclusionFrequencies: InclusionFrequencies?
      var standardisedRisks: [StandardisedRisks]?
    }

    private static let terms =
      "--outcome y --predictor ageMonths --predictor vertebrae "
      + "--predictor start"

    /// Runs the program on the data of kyphosis, with more columns.
    private func run(
      _ options: String, besides more: [(String, [any CustomStringConvertible])] = [],
      format: String = "json"
    ) throws -> (status: Int32, output: String, errors: String) {
      let (data, _) = try LogisticTruths.inference("kyphosis")
      try folder.write(
        data.columns.map { ($0.name, $0.values) } + [("y", data.outcome ?? [])] + more,
        to: "data.csv")
      return try Program.run(
        "spine-outcomes", in: folder.path,
        arguments: ["logistic", "data.csv"] + options.split(separator: " ").map(String.init)
          + ["--format", format])
    }

    private func result(
      _ options: String, besides more: [(String, [any CustomStringConvertible])] = []
    ) throws -> Output {
      let (status, output, errors) = try run(options, besides: more)
      #expect(status == 0 && errors.isEmpty, "\(errors)")
      return try JSONDecoder().decode(Output.self, from: Data(output.utf8))
    }

    @Test func optimism() throws {
      let (_, truth) = try LogisticTruths.inference("kyphosis")
      let indices = truth.expected.indices
      let found = try #require(
        try result("\(Self.terms) --bootstrap 20 --seed 7").optimism)
      #expect(agrees(found.concordance.apparent, indices.concordance, digits: 12))
      #expect(agrees(found.brierScore.apparent, indices.brier, digits: 11))
      #expect(found.calibrationSlope.apparent == 1 && found.calibrationIntercept.apparent == 0)
      #expect(found.resamples + found.failedResamples == 20 && found.seed == 7)
      #expect(found.unit == .records)
      let again = try result("\(Self.terms) --bootstrap 20 --seed 7").optimism
      #expect(again == found)
      let (_, text, _) = try run("\(Self.terms) --bootstrap 20", format: "text")
      #expect(text.contains("Performance, corrected for optimism") && text.contains("seed 1 ("))
      let (_, json, _) = try run("\(Self.terms) --bootstrap 20")
      #expect(json.contains("\"corrected\""))
    }

    @Test func clustersAreDrawnWhole() throws {
      let clusters = (0..<81).map { "\($0 % 27)" }
      let output = try result(
        "\(Self.terms) --cluster site --bootstrap 10", besides: [("site", clusters)])
      #expect(output.optimism?.unit == .clusters)
    }

    @Test func inclusion() throws {
      let output = try result("\(Self.terms) --selection backward --bootstrap 10")
      let found = try #require(output.inclusionFrequencies)
      #expect(output.optimism == nil)
      #expect(found.terms.map(\.name) == ["ageMonths", "vertebrae", "start"])
      #expect(found.terms.allSatisfy { (0...1).contains($0.share) })
      #expect(found.resamples + found.failedResamples == 10)
    }

    @Test func risksOfANumber() throws {
      let (_, truth) = try LogisticTruths.inference("kyphosis")
      let expected = try #require(truth.expected.standardised)
      let (from, to) = (try #require(expected.from["start"]), try #require(expected.to["start"]))
      let output = try result("\(Self.terms) --risks start:\(from):\(to)")
      let found = try #require(output.standardisedRisks?.first)
      #expect(agrees(found.referenceRisk.value, expected.riskFrom.estimate, digits: 12))
      #expect(agrees(found.comparedRisk.value, expected.riskTo.estimate, digits: 12))
      #expect(agrees(found.riskDifference.value, expected.riskDifference.estimate, digits: 11))
      let interval = try #require(found.riskDifference.confidenceInterval)
      #expect(
        agrees(
          (interval.upper - interval.lower) / (2 * 1.959963984540054),
          expected.riskDifference.standardError, digits: 11))
    }

    /// The scores of kyphosis go from 1 to 18.
    @Test(
      "A risk beyond the data says so",
      arguments: [("start:5:15", []), ("start:1:18", []), ("start:5:40", ["start = 40"])])
    func extrapolatedRisks(values: String, beyond: [String]) throws {
      let told = beyond.map { "\($0) lies outside the data: that risk is an extrapolation." }
      let json = try run("\(Self.terms) --risks \(values)")
      struct Remarks: Decodable { var remarks: [String] }
      let remarks = try JSONDecoder().decode(Remarks.self, from: Data(json.output.utf8)).remarks
      #expect(remarks == told)
      let text = try run("\(Self.terms) --risks \(values)", format: "text").output
      #expect(text.contains("extrapolation") == !told.isEmpty)
    }

    /// A category is compared level by level; with one level each the risks are the shares.
    @Test func risksOfACategory() throws {
      let arms = (0..<81).map { ["a", "b", "c"][$0 % 3] }
      let output = try result(
        "--outcome y --category arm:b --risks arm", besides: [("arm", arms)])
      let risks = try #require(output.standardisedRisks)
      #expect(risks.map(\.compared) == ["arm = a", "arm = c"])
      #expect(risks.allSatisfy { $0.reference == "arm = b" })
      let (data, _) = try LogisticTruths.inference("kyphosis")
      for (risk, arm) in zip(risks, ["a", "c"]) {
        let own = zip(arms, data.outcome ?? []).filter { $0.0 == arm }.map { Double($0.1) }
        let share = own.reduce(0, +) / Double(own.count)
        #expect(agrees(risk.comparedRisk.value, share, digits: 12))
      }
      let two = try result(
        "--outcome y --category arm:b --risks arm:a:c", besides: [("arm", arms)])
      #expect(two.standardisedRisks?.map(\.reference) == ["arm = a"])
    }

    @Test(
      "Refusals",
      arguments: [
        ("--seed 3", "--seed is for --bootstrap, which is not given"),
        ("--bootstrap 0", "--bootstrap takes 1 to 1000000 resamples; 1000 are customary"),
        ("--risks start", "--risks start: name two numbers, as --risks start:60:70"),
        ("--risks start:1", "--risks start:1: behind the column stand two values"),
        ("--risks start:low:high", "--risks start: start is a term of numbers"),
        ("--risks start:5:5.0", "--risks start:5:5.0: compares a value with itself"),
        ("--risks y:0:1", "--risks names \"y\", which is no term"),
        ("--risks start:1:9 --selection backward", "--selection and --risks exclude each other"),
      ])
    func refusals(options: String, reason: String) throws {
      let (status, output, errors) = try run("\(Self.terms) \(options)", format: "text")
      #expect(status == 64 && output.isEmpty)
      #expect(errors.contains(reason) && errors.split(separator: "\n").count == 1, "\(errors)")
    }
  }
#endif
