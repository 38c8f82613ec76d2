import Foundation

/// The names of stored properties, each found once: printing a key path takes microseconds.
final class PropertyNames: @unchecked Sendable {
  /// The names of all properties that were asked for, as many as a program's text has.
  static let shared = PropertyNames()

  private let lock = NSLock()
  private var names: [AnyKeyPath: String] = [:]

  /// The name of a stored property; nil for a computed one.
  func name(of selector: AnyKeyPath) -> String? {
    lock.lock()
    defer { lock.unlock() }
    if let known = names[selector] { return known }
    // A key path prints as "\Patient.age"; a computed property as "\Patient.<computed 0x...>".
    let text = "\(selector)"
    guard let dot = text.firstIndex(of: "."), !text.contains("<") else { return nil }
    let name = String(text[text.index(after: dot)...].filter { $0 != "?" && $0 != "!" })
    names[selector] = name
    return name
  }
}
