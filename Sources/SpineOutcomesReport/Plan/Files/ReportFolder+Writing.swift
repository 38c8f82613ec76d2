public import Foundation

extension ReportFolder {
  /// Writes the files into a folder, all or none.
  ///
  /// They are written under temporary names first. A folder that is new then gets its name; in one
  /// that exists each file is renamed, the page last, and figures and tables of an earlier report
  /// are removed from the folders `figures` and `tables`.
  ///
  /// - Parameter folder: The folder, made when missing.
  /// - Throws: ``ReportFolderError`` for what cannot be written; then nothing has changed, unless a
  ///   file of an earlier report could not be replaced.
  public func write(to folder: URL) throws(ReportFolderError) {
    let manager = FileManager.default
    let path = folder.standardizedFileURL.path
    let part = "\(path).\(UUID().uuidString.prefix(8)).part"
    var isFolder: ObjCBool = false
    let exists = manager.fileExists(atPath: path, isDirectory: &isFolder)
    guard !exists || isFolder.boolValue else {
      throw ReportFolderError(path: folder.path, reason: "it is a file, not a folder")
    }
    defer { try? manager.removeItem(atPath: part) }
    do {
      try manager.createDirectory(atPath: part, withIntermediateDirectories: true)
      for directory in Set(files.compactMap(\.directory)) {
        try manager.createDirectory(
          atPath: "\(part)/\(directory)", withIntermediateDirectories: true)
      }
      for file in files {
        try Data(file.text.utf8).write(to: URL(fileURLWithPath: "\(part)/\(file.path)"))
      }
    } catch {
      throw ReportFolderError(path: folder.path, error)
    }
    guard exists else {
      guard rename(part, path) == 0 else { throw ReportFolderError(path: folder.path) }
      return
    }
    try replace(path, from: part)
  }

  /// Renames the files into a folder that exists.
  private func replace(_ path: String, from part: String) throws(ReportFolderError) {
    let manager = FileManager.default
    for directory in Set(files.compactMap(\.directory)) {
      do {
        try manager.createDirectory(
          atPath: "\(path)/\(directory)", withIntermediateDirectories: true)
      } catch {
        throw ReportFolderError(path: "\(path)/\(directory)", error)
      }
    }
    for file in files {
      guard rename("\(part)/\(file.path)", "\(path)/\(file.path)") == 0 else {
        throw ReportFolderError(path: "\(path)/\(file.path)")
      }
    }
    let written = Set(files.map(\.path))
    for (directory, ending) in [("figures", ".svg"), ("tables", ".csv")] {
      let names = (try? manager.contentsOfDirectory(atPath: "\(path)/\(directory)")) ?? []
      for name in names where name.hasSuffix(ending) && !written.contains("\(directory)/\(name)") {
        try? manager.removeItem(atPath: "\(path)/\(directory)/\(name)")
      }
    }
  }
}

extension ReportFolder.File {
  /// The folder inside the folder; nil for a file at the top.
  package var directory: String? {
    path.lastIndex(of: "/").map { String(path[..<$0]) }
  }
}

/// Why a report could not be written.
public struct ReportFolderError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folder or the file.
  public let path: String

  /// The reason.
  public let reason: String

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The reason of the last call of the system.
  init(path: String) { self.init(path: path, reason: String(cString: strerror(errno))) }

  /// The reason of an error of Foundation, without its path.
  init(path: String, _ error: any Error) {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    let code = underlying.flatMap { $0.domain == NSPOSIXErrorDomain ? Int32($0.code) : nil }
    self.init(
      path: path, reason: code.map { String(cString: strerror($0)) } ?? "it cannot be written")
  }

  /// One line: "cannot write report: Permission denied".
  public var description: String { "cannot write \(path): \(reason)" }
}
