import ArgumentParser
import SpineOutcomesStats

/// What ends the program: one line on standard error, and an exit code of sysexits.h.
struct Failure: Error {
  /// The exit codes of the program.
  enum Code: Int32 {
    case usage = 64
    case dataError = 65
    case noInput = 66
    case writeError = 74
  }

  let message: String
  let code: Code

  init(_ message: String, _ code: Code) {
    self.message = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    self.code = code
  }

  /// Does some work; its error becomes a failure with the code that fits.
  ///
  /// - Parameters:
  ///   - file: The name of the file that is analysed, for errors that do not know it.
  ///   - work: The work.
  /// - Returns: What the work returns.
  /// - Throws: The failure.
  static func catching<Value>(
    in file: String? = nil, _ work: () throws -> Value
  ) throws(Failure) -> Value {
    do {
      return try work()
    } catch let failure as Failure {
      throw failure
    } catch let error as ValidationError {
      throw Failure(error.message, .usage)
    } catch let error as CSVError {
      throw Failure(error)
    } catch let error as StatsError {
      throw Failure(error, in: file)
    } catch {
      throw Failure(String(describing: error), .dataError)
    }
  }

  /// The failure for arguments that cannot be parsed; nil for what is none, such as help.
  static func parsing(_ error: any Error, _ arguments: [String]) -> Failure? {
    guard SpineOutcomes.exitCode(for: error) != .success else { return nil }
    let message =
      unknownSubcommand(arguments) ?? withoutFigure(arguments) ?? SpineOutcomes.message(for: error)
    return Failure(message, .usage).namingHelp(arguments)
  }

  /// What is said of a first argument that is no subcommand, whose own options nothing is known
  /// of; nil for others.
  private static func unknownSubcommand(_ arguments: [String]) -> String? {
    guard let first = arguments.first, !first.hasPrefix("-"), first != "help",
      !subcommands.contains(first)
    else { return nil }
    let near = NearestName.find(first, among: subcommands).map { "; did you mean \"\($0)\"?" }
    return "there is no subcommand \"\(first)\"\(near ?? "")"
  }

  /// What is said of `--plot` to the subcommands that take none; nil for others.
  private static func withoutFigure(_ arguments: [String]) -> String? {
    guard arguments.contains(where: { $0.hasPrefix("--plot") }) else { return nil }
    switch arguments.first {
    case "audit": return "audit has no figure: leave out --plot"
    case "report":
      return "report draws the figures of its plan into the folder of --output: leave out --plot"
    default: return nil
    }
  }

  /// The names of the subcommands.
  private static var subcommands: [String] {
    SpineOutcomes.configuration.subcommands.compactMap { $0.configuration.commandName }
  }

  /// The failure with the command that explains the arguments, if they are to blame.
  func namingHelp(_ arguments: [String]) -> Failure {
    guard code == .usage else { return self }
    let command = arguments.first { Self.subcommands.contains($0) }.map { " \($0)" } ?? ""
    let stop = message.last == "." || message.last == "?" ? "" : ";"
    return Failure("\(message)\(stop) see spine-outcomes\(command) --help", .usage)
  }

  /// A text as an argument, in quotes where a shell would not take it as it is.
  static func argument(_ text: String) -> String {
    let plain = text.allSatisfy { $0.isLetter || $0.isNumber || "./-_+,".contains($0) }
    return plain && !text.isEmpty ? text : "'\(text)'"
  }
}
