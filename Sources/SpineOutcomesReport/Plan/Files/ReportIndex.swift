import SpineOutcomesStats

/// A page that links several reports.
public struct ReportIndex: Sendable, Equatable {
  /// A report and where it is.
  public struct Entry: Sendable, Equatable {
    /// The title of the report.
    public var title: String

    /// The folder of the report, relative to the page.
    public var folder: String

    /// What the report holds, in a line.
    public var summary: String

    /// Creates the entry of a report in a folder.
    public init(_ report: Report, folder: String) {
      title = report.title
      self.folder = folder
      let records = report.count == 1 ? report.subject.singular : report.subject.plural
      summary =
        "\(report.count) \(records), \(report.items.count) analyses"
        + report.gaps
    }
  }

  /// The title of the page.
  public var title: String

  /// The reports, in order.
  public var entries: [Entry]

  /// Creates a page.
  public init(title: String, entries: [Entry]) {
    self.title = title
    self.entries = entries
  }

  /// The page as a file `index.html`.
  public var folder: ReportFolder {
    var page = HTMLPage()
    page.open(title: title, language: "en")
    page.line("<main id=\"content\" tabindex=\"-1\">")
    page.line("<ul>")
    for entry in entries {
      let address = HTMLText.attribute("href", "\(entry.folder)/index.html")
      page.line(
        "<li><a\(address)>\(HTMLText.escaped(entry.title))</a><br/>"
          + "\(HTMLText.escaped(entry.summary))</li>")
    }
    page.line("</ul>")
    page.close()
    return ReportFolder(files: [.init(path: "index.html", text: page.text)])
  }
}
