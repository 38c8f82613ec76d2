/// Searches byte for byte.
///
/// The search of the standard library compares characters and prepares a table each time, which
/// took most of the time of a report. Bytes find the same places: what is sought is made of ASCII or
/// of whole texts in their own spelling.
extension String {
  /// Whether a text occurs in this one; the empty text occurs everywhere.
  ///
  /// - Complexity: O(length), for a text that hardly repeats its own begin.
  func hasBytes(of word: String) -> Bool {
    guard word.utf8.count <= utf8.count else { return false }
    var (text, word) = (self, word)
    return text.withUTF8 { text in
      word.withUTF8 { word in
        (0...(text.count - word.count)).contains { Self.has(word, at: $0, of: text) }
      }
    }
  }

  /// The text with each occurrence of a word replaced, from the begin on.
  ///
  /// - Complexity: as ``hasBytes(of:)``.
  func replacingBytes(of word: String, with other: String) -> String {
    guard !word.isEmpty, hasBytes(of: word) else { return self }
    var (text, word) = (self, word)
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    text.withUTF8 { text in
      word.withUTF8 { word in
        var place = 0
        while place < text.count {
          if place + word.count <= text.count, Self.has(word, at: place, of: text) {
            result += other.utf8
            place += word.count
          } else {
            result.append(text[place])
            place += 1
          }
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Whether a word stands at a place that leaves room for it.
  private static func has(
    _ word: UnsafeBufferPointer<UInt8>, at place: Int, of text: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    word.indices.allSatisfy { text[place + $0] == word[$0] }
  }
}
