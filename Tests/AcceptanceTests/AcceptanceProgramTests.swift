#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  /// What R computes from the cohort of the acceptance program.
  private struct Expected: Decodable {
    struct SignedRank: Decodable {
      var care: String
      var n: Int
      var V: Double
      var p: Double
    }

    struct Fisher: Decodable { var p: Double }

    struct McNemar: Decodable {
      var n: Int
      var p: Double
    }

    struct Logistic: Decodable {
      var n: Int
      var events: Int
      var estimate: [Double]
    }

    struct ROC: Decodable {
      var auc: Double
      var threshold: Double
      var sensitivity: Double
      var specificity: Double
    }

    struct Survival: Decodable {
      var median: [Double]
      var chiSquared: Double
      var p: Double
    }

    var signedRank: [SignedRank]
    var mcNemar: McNemar
    var fisher: Fisher
    var logistic: Logistic
    var roc: ROC
    var survival: Survival
  }

  @Suite("The acceptance program of the design")
  struct AcceptanceProgramTests {
    @Test func printsWhatRComputes() throws {
      let expected: Expected = try Fixtures.json("acceptance/expected.json")
      let (status, output, errors) = try Program.run("acceptance", in: "Examples/Acceptance")
      #expect(status == 0 && errors == "", "\(errors)")
      let lines = output.split(separator: "\n").map(String.init)

      for test in expected.signedRank {
        let line = try #require(lines.first { $0.hasPrefix(test.care) })
        #expect(line.contains("V = \(text(test.V))"), "\(line)")
        #expect(line.contains(pText(test.p)), "\(line)")
        #expect(line.contains("n = \(test.n)"), "\(line)")
      }
      let mcNemar = try #require(lines.first { $0.contains("McNemar") })
      #expect(mcNemar.contains(pText(expected.mcNemar.p)))
      #expect(mcNemar.contains("n = \(expected.mcNemar.n)"))
      let fisher = try #require(lines.first { $0.contains("Fisher") })
      #expect(fisher.contains(pText(expected.fisher.p)))
      for estimate in expected.logistic.estimate.dropFirst() {
        #expect(output.contains(String(format: "%.3f", exp(estimate))))
      }
      #expect(output.contains("\(expected.logistic.events) events"))
      let roc = try #require(lines.first { $0.contains("AUC") || $0.contains("area under") })
      #expect(roc.contains(String(format: "%.3f", expected.roc.auc)))
      #expect(roc.contains(text(expected.roc.threshold)))
      for median in expected.survival.median { #expect(output.contains(text(median))) }
      #expect(output.contains(pText(expected.survival.p)))
    }

    private func text(_ value: Double) -> String {
      value == value.rounded() ? String(Int(value)) : String(value)
    }

    private func pText(_ value: Double) -> String {
      if value > 0.999 { return "p > 0.999" }
      return value < 0.001 ? "p < 0.001" : "p = " + String(format: "%.3f", value)
    }
  }
#endif
