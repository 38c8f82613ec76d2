import Foundation

/// Where results go: standard output, or a file that is replaced only when all is written.
enum OutputFile {
  /// Writes a text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - path: The file; standard output when nil. It is written under a temporary name in the
  ///     same folder and then renamed; what is no regular file, such as a device, is written to
  ///     as it is.
  /// - Throws: The failure, with the code of a write error.
  static func write(_ text: String, to path: String?) throws(Failure) {
    guard let path else {
      guard let code = put(text, on: STDOUT_FILENO) else { return }
      throw Failure("cannot write to standard output: \(reason(code))", .writeError)
    }
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Failure("--output has no name of a file", .usage)
    }
    let target = resolved(path)
    var status = stat()
    let exists = stat(target, &status) == 0
    guard exists, status.st_mode & S_IFMT != S_IFREG else {
      try replace(target, with: text, shownAs: path, mode: exists ? status.st_mode & 0o777 : nil)
      return
    }
    let descriptor = open(target, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    let code = put(text, on: descriptor)
    close(descriptor)
    if let code { throw failure(path, code) }
  }

  /// Whether two paths lead to one file.
  static func isSame(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    guard second != "-", stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
      && one.st_mode & S_IFMT == S_IFREG
  }

  private static func replace(
    _ target: String, with text: String, shownAs path: String, mode: mode_t?
  ) throws(Failure) {
    let temporary = "\(target).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path, errno) }
    var code = put(text, on: descriptor)
    if let mode, code == nil, fchmod(descriptor, mode) != 0 { code = errno }
    if close(descriptor) != 0, code == nil { code = errno }
    if code == nil, rename(temporary, target) != 0 { code = errno }
    if let code {
      unlink(temporary)
      throw failure(path, code)
    }
  }

  /// Writes all bytes; the error number, or nil.
  private static func put(_ text: String, on descriptor: Int32) -> Int32? {
    var text = text
    return text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count, let base = bytes.baseAddress {
        let count = Foundation.write(descriptor, base + written, bytes.count - written)
        if count < 0 {
          let code = errno
          if code == EINTR { continue }
          return code
        }
        written += count
      }
      return nil
    }
  }

  /// The file that a link leads to; the path itself where there is none.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    let remedy =
      switch code {
      case EISDIR: "; name a file in it"
      case ENOENT, ENOTDIR: "; its folder is missing: make it, or name another"
      case EACCES, EPERM, EROFS: "; name a file in a folder that may be written"
      case ENOSPC, EDQUOT: "; make room, or name a file on another disk"
      case ENAMETOOLONG: "; give it a shorter name"
      default: ""
      }
    return Failure("cannot write \(path): \(reason(code))\(remedy)", .writeError)
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
