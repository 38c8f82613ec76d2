import Dispatch

/// Work on independent parts, on several threads where it is large.
package enum Parallel {
  /// The results for 0..<count in their order, whichever thread computes which.
  ///
  /// - Parameters:
  ///   - count: The number of parts.
  ///   - isLarge: Whether the work is worth more than one thread.
  ///   - body: The work on a part.
  /// - Returns: The results.
  package static func map<Value: Sendable>(
    _ count: Int, isLarge: Bool, _ body: @Sendable (Int) -> Value
  ) -> [Value] {
    guard isLarge, count > 1 else { return (0..<count).map(body) }
    return [Value](unsafeUninitializedCapacity: count) { buffer, initialised in
      guard let start = buffer.baseAddress else { return }
      nonisolated(unsafe) let target = start
      DispatchQueue.concurrentPerform(iterations: count) { part in
        (target + part).initialize(to: body(part))
      }
      initialised = count
    }
  }

  /// Does the work on 0..<count, in any order and on any thread.
  ///
  /// - Parameters:
  ///   - count: The number of parts.
  ///   - isLarge: Whether the work is worth more than one thread.
  ///   - body: The work on a part.
  package static func forEach(
    _ count: Int, isLarge: Bool, _ body: @Sendable (Int) -> Void
  ) {
    guard isLarge, count > 1 else {
      for part in 0..<count { body(part) }
      return
    }
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }
}
