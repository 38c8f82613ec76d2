import SpineOutcomesStats

/// A file of data, and how it is written.
struct StudyFile {
  /// The path; - for the standard input.
  var path: String

  /// Delimiter, decimal mark and the texts that stand for missing.
  var options: CSVOptions

  /// The texts that are values although they look as if they stood for missing.
  var present: Set<String> = []

  /// The name in errors and titles.
  var name: String {
    path == "-"
      ? "standard input" : path.split(separator: "/").last.map(String.init) ?? path
  }

  init(path: String, options: CSVOptions, present: Set<String> = []) {
    self.path = path
    self.options = options
    self.present = present
  }

  /// The file that the arguments name.
  init(_ options: SharedOptions) {
    self.init(
      path: options.file, options: options.csvOptions, present: Set(options.notMissing))
  }
}
