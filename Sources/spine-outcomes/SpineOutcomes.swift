import ArgumentParser
import Foundation
import SpineOutcomesStats

/// The command line: one subcommand for each analysis.
struct SpineOutcomes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spine-outcomes",
    abstract: "The Statistics section of a clinical-outcomes paper.",
    version: "spine-outcomes \(SoftwareVersion.current)",
    subcommands: [Report.self])
}

@main
enum Program {
  /// Runs the command that the arguments name; a failure is one line on standard error.
  static func main() {
    signal(SIGPIPE, SIG_DFL)  // a closed pipe ends the program quietly
    do {
      var command = try SpineOutcomes.parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      FileHandle.standardError.write(Data("error: \(failure.message)\n".utf8))
      exit(failure.code.rawValue)
    } catch {
      SpineOutcomes.exit(withError: error)
    }
  }
}
