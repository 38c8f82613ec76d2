import ArgumentParser
import SpineOutcomesStats

/// The sign between two cells as an option.
struct DelimiterOption: ExpressibleByArgument {
  let value: CSVOptions.Delimiter

  init(_ value: CSVOptions.Delimiter) { self.value = value }

  init?(argument: String) {
    switch argument {
    case "comma", ",": value = .comma
    case "semicolon", ";": value = .semicolon
    case "tab", "\t", "\\t": value = .tab
    default:
      guard argument.count == 1, let character = argument.first else { return nil }
      value = .character(character)
    }
  }

  var defaultValueDescription: String {
    switch value {
    case .comma: "comma"
    case .semicolon: "semicolon"
    case .tab: "tab"
    case .character(let character): String(character)
    }
  }

  static var allValueStrings: [String] { ["comma", "semicolon", "tab"] }
}

/// The decimal mark as an option.
enum DecimalOption: String, ExpressibleByArgument, CaseIterable {
  case point
  case comma

  init?(argument: String) {
    switch argument {
    case "point", ".": self = .point
    case "comma", ",": self = .comma
    default: return nil
    }
  }

  var value: CSVOptions.DecimalMark {
    switch self {
    case .point: .point
    case .comma: .comma
    }
  }
}
