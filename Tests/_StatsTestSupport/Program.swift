#if os(Linux) || os(macOS)
  public import Foundation

  /// An executable of this package, run as a user would.
  public enum Program {
    /// Runs an executable and waits for its end.
    ///
    /// - Parameters:
    ///   - name: The executable target.
    ///   - directory: The working directory; relative to the root of the package.
    ///   - arguments: The arguments.
    /// - Returns: Exit status, standard output and standard error.
    /// - Throws: The error of a program that cannot be started.
    public static func run(
      _ name: String, in directory: String = ".", _ arguments: String...
    ) throws -> (status: Int32, output: String, errors: String) {
      try run(name, in: directory, arguments: arguments)
    }

    /// Runs a command line of the shell, which finds the executables of this package.
    ///
    /// - Parameters:
    ///   - command: The command line.
    ///   - directory: The working directory; relative to the root of the package.
    /// - Returns: Exit status (128 and the signal after one), standard output and error.
    /// - Throws: What Foundation throws for an executable that cannot be run.
    public static func shell(
      _ command: String, in directory: String = "."
    ) throws -> (status: Int32, output: String, errors: String) {
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      return try run(
        URL(fileURLWithPath: "/bin/sh"), in: directory, arguments: ["-c", command],
        path: "\(products.path):\(path)")
    }

    /// Runs an executable with a list of arguments, and waits for its end.
    ///
    /// - Parameters:
    ///   - name: The executable target.
    ///   - directory: The working directory; relative to the root of the package.
    ///   - arguments: The arguments.
    ///   - input: What the standard input holds; nothing when nil.
    /// - Returns: Exit status (128 and the signal after one), standard output and error.
    /// - Throws: What Foundation throws for an executable that cannot be run.
    public static func run(
      _ name: String, in directory: String = ".", arguments: [String], input: Data? = nil
    ) throws -> (status: Int32, output: String, errors: String) {
      try run(
        products.appendingPathComponent(name), in: directory, arguments: arguments, input: input)
    }

    private static func run(
      _ executable: URL, in directory: String, arguments: [String], input: Data? = nil,
      path: String? = nil
    ) throws -> (status: Int32, output: String, errors: String) {
      let process = Process()
      process.executableURL = executable
      if let path {
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = path
        process.environment = environment
      }
      process.currentDirectoryURL =
        directory.hasPrefix("/")
        ? URL(fileURLWithPath: directory, isDirectory: true)
        : root.appendingPathComponent(directory, isDirectory: true)
      process.arguments = arguments
      let output = Pipe()
      let errors = FileManager.default.temporaryDirectory
        .appendingPathComponent("errors-\(UUID().uuidString)")
      try Data().write(to: errors)
      defer { try? FileManager.default.removeItem(at: errors) }
      process.standardOutput = output
      process.standardError = try FileHandle(forWritingTo: errors)
      process.standardInput = FileHandle.nullDevice
      if let input {
        let file = errors.appendingPathExtension("input")
        try input.write(to: file)
        process.standardInput = try FileHandle(forReadingFrom: file)
        try FileManager.default.removeItem(at: file)
      }
      try process.run()
      let text = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return (
        process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0),
        String(decoding: text, as: UTF8.self),
        String(decoding: try Data(contentsOf: errors), as: UTF8.self)
      )
    }

    /// The folder of the built executables, which holds the test resources too.
    private static var products: URL { Bundle.module.bundleURL.deletingLastPathComponent() }

    /// A file of the package, by its path from the root.
    public static func file(_ path: String) -> URL { root.appendingPathComponent(path) }

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
