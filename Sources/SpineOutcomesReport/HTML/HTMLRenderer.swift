internal import SpineOutcomesStats

/// Renders a document as one self-contained HTML page.
///
/// The page asks for nothing outside itself and runs no script: style sheet and drawings stand in
/// it. It is made for a large screen, a phone (wide tables scroll in a box of their own), print (A4
/// and Letter; no row, figure or heading is torn) and a dark screen; for screen readers it has a
/// language, landmarks, headings in order, captions, heads of rows and columns in their scope (a
/// variable is the head of the rows of its levels) and the alternative texts of figures.
///
/// The bytes depend on the document alone. They are well-formed XML as well, without named
/// entities. Text of the document is escaped wherever it stands. A drawing is set into the page
/// when it is well-formed and made of harmless elements; any other becomes an image, in which no
/// script runs.
public enum HTMLRenderer {
  /// The document as a page, with a final newline.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - numbers: How numbers are set; as journals in English print them by default.
  ///   - language: The language of its text, as a BCP 47 tag, such as "en" or "en-GB".
  /// - Returns: The page.
  /// - Complexity: O(length of the text).
  public static func render(
    _ document: Document, numbers: NumberStyle = .typographic, language: String = "en"
  ) -> String {
    let document = document.applying(numbers)
    var page = HTMLPage()
    let hasFigures = document.sections.contains { section in
      section.blocks.contains { if case .figure = $0 { true } else { false } }
    }
    page.open(title: document.title, language: language, hasFigures: hasFigures)
    page.contents(of: document)
    for section in document.sections { page.add(section) }
    page.close()
    return page.text
  }

  /// A table as a fragment of HTML, without style sheet: caption, heads, rows, notes.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - numbers: How numbers are set.
  /// - Returns: The fragment, with a final newline.
  public static func render(_ table: Table, numbers: NumberStyle = .typographic) -> String {
    var page = HTMLPage()
    page.add(table.applying(numbers))
    return page.text
  }

  /// A figure as a fragment of HTML, without style sheet: drawing and caption.
  ///
  /// - Parameter figure: The figure.
  /// - Returns: The fragment, with a final newline.
  public static func render(_ figure: Figure) -> String {
    var page = HTMLPage()
    page.add(figure)
    return page.text
  }
}

/// The page as far as it is written.
struct HTMLPage {
  var text = ""
  private var sectionCount = 0
  var tableCount = 0
  var figureCount = 0

  /// The names that drawings have given to their elements so far.
  var drawnNames: Set<String> = []

  /// With fewer sections than this the page has no table of contents.
  private static let leastContents = 3

  mutating func line(_ line: String) {
    text += line
    text += "\n"
  }

  mutating func open(title: String, language: String, hasFigures: Bool = false) {
    let title = HTMLText.escaped(title)
    let tag = HTMLText.escaped(language)
    line("<!DOCTYPE html>")
    line("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"\(tag)\" xml:lang=\"\(tag)\">")
    line("<head>")
    line("<meta charset=\"utf-8\"/>")
    line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
    line("<meta name=\"color-scheme\" content=\"light dark\"/>")
    line("<meta name=\"generator\" content=\"\(Self.software)\"/>")
    line("<title>\(title)</title>")
    let figures = hasFigures ? Figure.styleSheet : ""
    line("<style>\n\(HTMLStyleSheet.text)\(figures)</style>")
    line("</head>")
    line("<body>")
    line("<a class=\"skip\" href=\"#content\">Skip to the content</a>")
    line("<div class=\"page\">")
    line("<header>\n<h1>\(title)</h1>\n</header>")
  }

  /// The table of contents, and the begin of the main part.
  mutating func contents(of document: Document) {
    if document.sections.count >= Self.leastContents {
      line("<nav aria-labelledby=\"contents\">")
      line("<h2 id=\"contents\">Contents</h2>")
      line("<ol>")
      for (index, section) in document.sections.enumerated() {
        line(
          "<li><a href=\"#section-\(index + 1)\">\(HTMLText.escaped(section.heading))</a></li>")
      }
      line("</ol>")
      line("</nav>")
    }
    line("<main id=\"content\" tabindex=\"-1\">")
  }

  mutating func add(_ section: Document.Section) {
    sectionCount += 1
    line("<section aria-labelledby=\"section-\(sectionCount)\">")
    line("<h2 id=\"section-\(sectionCount)\">\(HTMLText.escaped(section.heading))</h2>")
    for block in section.blocks {
      switch block {
      case .paragraph(let paragraph): line("<p>\(HTMLText.prose(paragraph))</p>")
      case .table(let table): add(table)
      case .figure(let figure): add(figure)
      }
    }
    line("</section>")
  }

  mutating func close() {
    line("</main>")
    line("<footer>\n<p>Computed and written by \(Self.software).</p>\n</footer>")
    line("</div>")
    line("</body>")
    line("</html>")
  }

  private static let software = "\(SoftwareVersion.name) \(SoftwareVersion.current)"
}
