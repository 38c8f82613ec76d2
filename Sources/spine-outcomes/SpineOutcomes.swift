import ArgumentParser
import Foundation
import SpineOutcomesStats

/// The command line: one subcommand for each analysis.
struct SpineOutcomes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spine-outcomes",
    abstract: "The Statistics section of a clinical-outcomes paper, from a CSV file.",
    discussion: """
      Example:
        spine-outcomes describe Examples/Data/kyphosis.csv --by kyphosis

      Exit codes: 0, 64 usage, 65 data or analysis impossible, 66 missing file, 74 write error.
      """,
    version: "spine-outcomes \(SoftwareVersion.current)",
    subcommands: [
      Describe.self, Compare.self, Paired.self, Friedman.self, Correlate.self, CrossTable.self,
      Proportions.self, Logistic.self, ROC.self, Survival.self, Cox.self, Incidence.self,
      Audit.self, ReportCommand.self,
    ])
}

@main
enum Program {
  /// Runs the command that the arguments name; a failure is one line on standard error.
  static func main() {
    signal(SIGPIPE, SIG_DFL)  // a closed pipe ends the program quietly
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try SpineOutcomes.parseAsRoot(arguments)
      if let repeated = RepeatedOption(arguments, of: type(of: command)) {
        throw Failure("\(repeated.name) is given twice, and it takes one value", .usage)
      }
      try command.run()
    } catch let code as ExitCode {
      exit(code.rawValue)  // all is said
    } catch {
      guard
        let failure = (error as? Failure)?.namingHelp(arguments)
          ?? Failure.parsing(error, arguments)
      else {
        SpineOutcomes.exit(withError: error)  // help, version and completions
      }
      Terminal.report(failure)
      exit(failure.code.rawValue)
    }
  }
}
