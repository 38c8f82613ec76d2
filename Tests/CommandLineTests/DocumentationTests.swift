#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  /// A command line and its output, as a document shows them.
  struct DocumentedCommand: CustomTestStringConvertible {
    var command: String
    var output: String

    var testDescription: String { command }

    /// The blocks of a Markdown document that begin with `$ `.
    static func all(in document: String) -> [DocumentedCommand] {
      guard let text = try? String(contentsOf: Program.file(document), encoding: .utf8) else {
        return []
      }
      var found: [DocumentedCommand] = []
      var block: [String]?
      for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
        guard line.hasPrefix("```") else {
          block?.append(line)
          continue
        }
        if let lines = block, let first = lines.first, first.hasPrefix("$ ") {
          found.append(.init(lines))
        }
        block = block == nil ? [] : nil
      }
      return found
    }

    private init(_ lines: [String]) {
      var rest = lines[...]
      var command = String(rest.removeFirst().dropFirst(2))
      while command.hasSuffix("\\"), let next = rest.popFirst() {
        command = command.dropLast() + next
      }
      self.command = command
      output = rest.map { $0 + "\n" }.joined()
    }
  }

  @Suite("Documentation of the command line")
  struct DocumentationTests {
    static let commands = DocumentedCommand.all(in: "Documentation/CommandLine.md")

    private static let subcommands = [
      "describe", "compare", "paired", "friedman", "correlate", "table", "proportion", "logistic",
      "roc", "survival", "audit", "report",
    ]

    @Test func everySubcommandIsShown() {
      for name in Self.subcommands {
        #expect(Self.commands.contains { $0.command.contains("spine-outcomes \(name) ") })
      }
    }

    @Test("The output is the true one", arguments: commands)
    func output(documented: DocumentedCommand) throws {
      let (_, output, errors) = try Program.shell(documented.command)
      #expect(output + errors == documented.output)
    }

    @Test("The README's command lines run", arguments: DocumentedCommand.all(in: "README.md"))
    func readme(documented: DocumentedCommand) throws {
      let (status, output, _) = try Program.shell(documented.command)
      #expect(status == 0 && output == documented.output)
    }

    @Test("The example of --help runs", arguments: subcommands)
    func helpExample(name: String) throws {
      let (status, help, errors) = try Program.run("spine-outcomes", name, "--help")
      #expect(status == 0 && errors.isEmpty)
      // Blocks of lines, of which those that are set in hold what is to be run.
      let blocks = help.prefix(upTo: help.range(of: "\nUSAGE:")?.lowerBound ?? help.endIndex)
        .split(separator: "\n\n").map { $0.split(separator: "\n") }
      let examples = blocks.filter { $0.contains { $0.hasPrefix("  ") } }.map { $0.dropFirst() }
      #expect(!examples.isEmpty)
      for example in examples {
        #expect(example.allSatisfy { $0.hasPrefix("  ") }, "a line is broken: \(example)")
        #expect(example.contains { $0.contains("spine-outcomes \(name) ") })
        let run = try Program.shell("set -e\n" + example.joined(separator: "\n"))
        #expect(run.status == 0 && run.errors.isEmpty && run.output.count > 100)
      }
    }

    @Test("Text keeps to 100 columns", arguments: commands)
    func width(documented: DocumentedCommand) {
      for line in documented.output.split(separator: "\n")
      where !documented.command.contains("--format") && !line.hasPrefix("error: ") {
        #expect(line.count <= 100, "\(line)")
      }
    }
  }
#endif
