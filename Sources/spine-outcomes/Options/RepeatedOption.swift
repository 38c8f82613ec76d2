import ArgumentParser
import Foundation

/// An option that takes one value and is given twice: the parser would keep the last in silence.
struct RepeatedOption {
  /// The option, as "--cluster".
  let name: String

  /// The first such option among the arguments of a command that could be parsed; nil without.
  init?(_ arguments: [String], of command: any ParsableCommand.Type) {
    let options = arguments.filter { $0.hasPrefix("--") }.map(Self.name)
    guard Set(options).count < options.count,
      let known = try? JSONDecoder().decode(Known.self, from: Data(command._dumpHelp().utf8))
    else { return nil }
    var kinds: [String: Known.Argument] = [:]
    for argument in known.command.arguments ?? [] {
      for name in argument.names ?? [] where name.kind == "long" {
        kinds["--\(name.name)"] = argument
      }
    }
    var given: Set<String> = []
    var place = arguments.startIndex
    while place < arguments.endIndex, arguments[place] != "--" {
      let argument = arguments[place]
      place += 1
      guard let kind = kinds[Self.name(argument)], kind.kind == "option" else { continue }
      if !given.insert(Self.name(argument)).inserted, !kind.isRepeating {
        name = Self.name(argument)
        return
      }
      if !argument.contains("=") { place += 1 }
    }
    return nil
  }

  /// The option without the value that is written behind it.
  private static func name(_ argument: String) -> String { String(argument.prefix { $0 != "=" }) }

  /// What the parser says of a command.
  private struct Known: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }

    struct Argument: Decodable {
      var kind: String
      var isRepeating: Bool
      var names: [Name]?
    }

    struct Command: Decodable { var arguments: [Argument]? }

    var command: Command
  }
}
