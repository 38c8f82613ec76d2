#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  /// A file that cannot be analysed, and what is said about it.
  struct FailureCase: Decodable, CustomTestStringConvertible {
    var name: String
    var file: String?
    var bytes: [UInt8]?
    var arguments: [String]
    var status: Int32
    var error: String

    var testDescription: String { name }

    var data: Data? { bytes.map { Data($0) } ?? file.map { Data($0.utf8) } }

    static let all: [FailureCase] =
      (try? Fixtures.json("command-line/failures.json")) ?? []
  }

  @Suite("Failures of the command line")
  struct FailureTests {
    @Test func thereAreManyCases() {
      #expect(FailureCase.all.count >= 200)
      #expect(Set(FailureCase.all.map(\.name)).count == FailureCase.all.count)
      #expect(FailureCase.all.allSatisfy { [64, 65, 66, 74].contains($0.status) })
    }

    @Test("One line says what is wrong, and where", arguments: FailureCase.all)
    func oneLine(failure: FailureCase) throws {
      let folder = try TemporaryFolder()
      if let data = failure.data { try folder.write(data, to: "data.csv") }
      let (status, output, errors) = try Program.run(
        "spine-outcomes", in: folder.path, arguments: failure.arguments)
      #expect(errors == failure.error + "\n")
      #expect(status == failure.status)
      #expect(output.isEmpty)
      #expect(try folder.names() == (failure.data == nil ? [] : ["data.csv"]))
    }

    @Test("The same on standard input", arguments: FailureCase.all)
    func standardInput(failure: FailureCase) throws {
      guard let data = failure.data, failure.status == 65 else { return }
      let arguments = failure.arguments.map { $0 == "data.csv" ? "-" : $0 }
      let (status, output, errors) = try Program.run(
        "spine-outcomes", arguments: arguments, input: data)
      let expected = failure.error
        .replacingOccurrences(of: "error: data.csv", with: "error: standard input")
      #expect(errors == expected + "\n")
      #expect(status == failure.status && output.isEmpty)
    }
  }
#endif
