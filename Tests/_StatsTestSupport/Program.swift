#if os(Linux) || os(macOS)
  import Foundation

  /// An executable of this package, run as a user would.
  public enum Program {
    /// Runs an executable and waits for its end.
    ///
    /// - Parameters:
    ///   - name: The executable target.
    ///   - directory: The working directory, relative to the root of the package.
    ///   - arguments: The arguments.
    /// - Returns: Exit status, standard output and standard error.
    /// - Throws: The error of a program that cannot be started.
    public static func run(
      _ name: String, in directory: String = ".", _ arguments: String...
    ) throws -> (status: Int32, output: String, errors: String) {
      let process = Process()
      process.executableURL = products.appendingPathComponent(name)
      process.currentDirectoryURL = root.appendingPathComponent(directory, isDirectory: true)
      process.arguments = arguments
      let output = Pipe()
      let errors = FileManager.default.temporaryDirectory
        .appendingPathComponent("errors-\(UUID().uuidString)")
      try Data().write(to: errors)
      defer { try? FileManager.default.removeItem(at: errors) }
      process.standardOutput = output
      process.standardError = try FileHandle(forWritingTo: errors)
      process.standardInput = FileHandle.nullDevice
      try process.run()
      let text = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return (
        process.terminationStatus, String(decoding: text, as: UTF8.self),
        String(decoding: try Data(contentsOf: errors), as: UTF8.self)
      )
    }

    /// The folder of the built executables, which holds the test resources too.
    private static var products: URL { Bundle.module.bundleURL.deletingLastPathComponent() }

    /// The root of the package: the folder of the nearest Package.swift above this file.
    private static var root: URL {
      var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      while folder.path != "/",
        !FileManager.default.fileExists(
          atPath: folder.appendingPathComponent("Package.swift").path)
      {
        folder.deleteLastPathComponent()
      }
      return folder
    }
  }
#endif
