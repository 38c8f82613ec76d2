#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  @Suite("The report command")
  struct ReportCommandTests {
    private let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("report-\(UUID().uuidString)")

    @Test func writesMarkdownAndJSONForEachStudy() throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      let (status, output, errors) = try Program.run(
        "spine-outcomes", "report", "--data", "Examples/Data", "--output", folder.path)
      #expect(status == 0 && errors == "", "\(errors)")
      // Published values: kyphosis deviance (Chambers and Hastie), lung and leukaemia log-rank.
      for text in ["61.38", "10.327", "16.793", "270", "426"] { #expect(output.contains(text)) }
      // summary(survfit(..., conf.type = "log-log"), times) and reversed events, R survival.
      for text in [
        "0.644 (0.558 to 0.718)", "0.627 (0.368 to 0.805)", "840 (806 to not reached)",
      ] {
        #expect(output.contains(text), "\(text)")
      }
      // At risk at day 180, of men and women, and at week 20.
      for form in [/At risk +89 +71\n/, /At risk +2 +8\n/] { #expect(output.contains(form)) }
      #expect(output.split(separator: "\n").allSatisfy { $0.count <= 100 })
      #expect(output.contains("Software: SpineOutcomesStats "))
      for study in ["leukaemia", "lung-cancer", "spine-surgery"] {
        for file in ["report.json", "report.md"] {
          let data = try Data(contentsOf: folder.appendingPathComponent("\(study)/\(file)"))
          if file.hasSuffix("json") { _ = try JSONSerialization.jsonObject(with: data) }
          let text = String(decoding: data, as: UTF8.self)
          #expect(text.count > 500 && !text.contains("nan"), "\(study)/\(file)")
        }
      }
    }

    @Test func sameInputGivesTheSameBytes() throws {
      let first = try Program.run("spine-outcomes", "report", "--output", folder.path)
      let second = try Program.run("spine-outcomes", "report", "--output", folder.path)
      try FileManager.default.removeItem(at: folder)
      #expect(first.status == 0 && first.output == second.output)
    }

    @Test func saysItsVersion() throws {
      let (status, output, _) = try Program.run("spine-outcomes", "--version")
      #expect(status == 0)
      #expect(output.hasPrefix("spine-outcomes "))
    }

    @Test func missingDataIsOneLineAndCode66() throws {
      defer { try? FileManager.default.removeItem(at: folder) }
      let (status, output, errors) = try Program.run(
        "spine-outcomes", "report", "--data", "no-such-folder", "--output", folder.path)
      #expect(status == 66 && output == "")
      #expect(errors.hasPrefix("error: ") && errors.contains(".csv: no such file"))
      #expect(errors.split(separator: "\n").count == 1)
    }

    @Test func outputThatCannotBeMadeIsCode74() throws {
      let (status, _, errors) = try Program.run(
        "spine-outcomes", "report", "--output", "/dev/null/report")
      #expect(status == 74)
      #expect(errors.split(separator: "\n").count == 1)
    }

    @Test func unknownOptionIsUsage() throws {
      let (status, _, errors) = try Program.run("spine-outcomes", "report", "--nonsense")
      #expect(status == 64)
      #expect(errors.contains("--nonsense"))
    }
  }
#endif
