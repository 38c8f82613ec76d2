import Foundation

/// An opened source that is read block by block.
struct CSVInput: ~Copyable {
  private enum Kind {
    case descriptor(Int32, closes: Bool)
    case bytes([UInt8], offset: Int)
    case data(Data, offset: Int)
  }

  private var kind: Kind
  /// The path as the caller gave it, or the name of the source.
  private let name: String

  init(_ source: CSVSource) throws(CSVError) {
    if case .file(let path) = source { name = path } else { name = source.name ?? "input" }
    switch source {
    case .bytes(let bytes): kind = .bytes(bytes, offset: 0)
    case .data(let data): kind = .data(data, offset: 0)
    case .standardInput: kind = .descriptor(STDIN_FILENO, closes: false)
    case .file(let path):
      let descriptor = path.utf8.contains(0) ? -1 : open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        let code = path.utf8.contains(0) ? EINVAL : errno
        if code == ENOENT { throw .missingFile(path) }
        throw .unreadable(file: path, reason: Self.reason(code))
      }
      kind = .descriptor(descriptor, closes: true)
    }
  }

  deinit {
    if case .descriptor(let descriptor, closes: true) = kind { close(descriptor) }
  }

  /// Reads up to `capacity` bytes and returns how many; 0 at the end.
  mutating func read(
    into target: UnsafeMutablePointer<UInt8>, capacity: Int
  ) throws(CSVError) -> Int {
    guard capacity > 0 else { return 0 }
    switch kind {
    case .descriptor(let descriptor, _):
      // Some systems refuse reads of 2 GiB and more.
      let wanted = min(capacity, 1 << 30)
      while true {
        let count = Foundation.read(descriptor, target, wanted)
        if count >= 0 { return count }
        let code = errno
        if code == EINTR { continue }
        throw .unreadable(file: name, reason: Self.reason(code))
      }
    case .bytes(let bytes, let offset):
      let count = min(capacity, bytes.count - offset)
      bytes.withUnsafeBufferPointer { source in
        if let base = source.baseAddress { target.update(from: base + offset, count: count) }
      }
      kind = .bytes(bytes, offset: offset + count)
      return count
    case .data(let data, let offset):
      let count = min(capacity, data.count - offset)
      let start = data.startIndex + offset
      data.copyBytes(to: target, from: start..<start + count)
      kind = .data(data, offset: offset + count)
      return count
    }
  }

  private static func reason(_ code: Int32) -> String {
    code == EISDIR ? "it is a directory" : String(cString: strerror(code))
  }
}
