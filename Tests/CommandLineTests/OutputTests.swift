#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  @Suite("Where the command line writes")
  struct OutputTests {
    private static let file = Program.file("Examples/Data/kyphosis.csv").path
    private static let arguments = ["compare", file, "--value", "start", "--by", "kyphosis"]

    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func fileHoldsWhatStandardOutputShows() throws {
      let shown = try Program.run("spine-outcomes", arguments: Self.arguments)
      try folder.write("old", to: "result.txt")
      let written = try Program.run(
        "spine-outcomes", in: folder.path, arguments: Self.arguments + ["--output", "result.txt"])
      #expect(written.status == 0 && written.output.isEmpty && written.errors.isEmpty)
      #expect(try folder.text(of: "result.txt") == shown.output)
      #expect(try folder.names() == ["result.txt"])
    }

    @Test func failedAnalysisLeavesTheOldFile() throws {
      try folder.write("old", to: "result.txt")
      let failed = try Program.run(
        "spine-outcomes", in: folder.path,
        arguments: ["compare", Self.file, "--value", "x", "--by", "y", "--output", "result.txt"])
      #expect(failed.status == 65)
      #expect(try folder.text(of: "result.txt") == "old")
    }

    @Test func linkStaysALink() throws {
      try folder.write("old", to: "target.txt")
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/link.txt", withDestinationPath: "target.txt")
      let run = try Program.run(
        "spine-outcomes", in: folder.path, arguments: Self.arguments + ["--output", "link.txt"])
      #expect(run.status == 0)
      #expect(try folder.text(of: "target.txt").hasPrefix("start by kyphosis\n"))
      let link = try FileManager.default.destinationOfSymbolicLink(
        atPath: folder.path + "/link.txt")
      #expect(link == "target.txt")
    }

    @Test func linkToTheInputIsRefused() throws {
      try folder.write("v,g\n1,a\n2,b\n", to: "data.csv")
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/link.csv", withDestinationPath: "data.csv")
      let run = try Program.run(
        "spine-outcomes", in: folder.path,
        arguments: ["describe", "data.csv", "--output", "link.csv"])
      #expect(run.status == 64)
      #expect(try folder.text(of: "data.csv") == "v,g\n1,a\n2,b\n")
    }

    @Test func folderIsNoFile() throws {
      let run = try Program.run(
        "spine-outcomes", arguments: Self.arguments + ["--output", folder.path])
      #expect(run.status == 74 && run.errors.contains("Is a directory"))
      let input = try Program.run("spine-outcomes", arguments: ["describe", folder.path])
      #expect(input.status == 66 && input.errors.contains("it is a directory"))
    }

    #if os(Linux)
      @Test func fullDiskIsAWriteError() throws {
        let command = Self.arguments.map { "'\($0)'" }.joined(separator: " ")
        let shown = try Program.shell("spine-outcomes \(command) >/dev/full")
        #expect(shown.status == 74)
        #expect(shown.errors == "error: cannot write to standard output: No space left on device\n")
        let written = try Program.shell("spine-outcomes \(command) --output /dev/full")
        #expect(written.status == 74)
      }
    #endif

    @Test func closedPipeEndsQuietly() throws {
      let run = try Program.shell(
        "spine-outcomes roc '\(Self.file)' --outcome kyphosis --score ageMonths "
          + "--events-score higher --format json | head -n 1")
      #expect(run.status == 0 && run.output == "{\n" && run.errors.isEmpty)
    }

    @Test func noColourOffATerminal() throws {
      let shown = try Program.run("spine-outcomes", arguments: Self.arguments)
      #expect(!shown.output.contains("\u{1B}"))
      let failed = try Program.run("spine-outcomes", arguments: ["describe", "none.csv"])
      #expect(failed.errors == "error: none.csv: no such file\n")
    }

    @Test func standardInputIsReadOnce() throws {
      let data = try Data(contentsOf: URL(fileURLWithPath: Self.file))
      let piped = try Program.run(
        "spine-outcomes", arguments: ["compare", "-"] + Self.arguments.dropFirst(2), input: data)
      let read = try Program.run("spine-outcomes", arguments: Self.arguments)
      #expect(piped.status == 0 && piped.output == read.output)
    }

    @Test func sameInputGivesTheSameBytes() throws {
      let json = Self.arguments + ["--format", "json"]
      let first = try Program.run("spine-outcomes", arguments: json)
      #expect(first.output == (try Program.run("spine-outcomes", arguments: json).output))
    }
  }
#endif
