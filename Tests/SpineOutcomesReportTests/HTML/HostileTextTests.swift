import SpineOutcomesReport
import Testing
import _StatsTestSupport

@Suite("Hostile text in HTML")
struct HostileTextTests {
  static let texts = [
    "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' autofocus onfocus='x", "]]>",
    "<!-- --!> -->", "</style><img src=x onerror=alert(1)>", "&lt;b&gt; &amp; &#60;", "a & b",
    "<![CDATA[x]]>", "javascript:alert(1)", "</title>", "%3Cscript%3E", "{{7*7}}", "\\u003c",
    "مريض", "\u{200F}abc\u{200E}", "é 𝕏 👩‍⚕️",
  ]

  /// A document with a text in every place that a text can have.
  private func document(_ text: String) -> Document {
    Document(
      title: text,
      sections: (0..<3).map { _ in
        Document.Section(
          heading: text,
          blocks: [
            .paragraph(text),
            .table(
              Table(
                caption: text, columns: [.init(text, .left), .init(text)],
                rows: [[text, text], ["  " + text, text]], notes: [text])),
            .figure(
              Figure(
                name: "f", caption: text, alternativeText: text,
                svg: "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>")),
          ])
      })
  }

  @Test(arguments: texts)
  func textStaysText(text: String) {
    let rendered = HTMLRenderer.render(document(text), numbers: .plain)
    let page = ParsedPage(rendered)
    let harmless = ParsedPage(HTMLRenderer.render(document("harmless"), numbers: .plain))
    #expect(page.isWellFormed)
    // The same elements with the same attributes as of a word: only texts differ.
    #expect(page.elements.map(\.name) == harmless.elements.map(\.name))
    for (element, other) in zip(page.elements, harmless.elements) {
      #expect(element.attributes.keys.sorted() == other.attributes.keys.sorted())
    }
    for name in ["title", "h1", "p", "figcaption"] {
      #expect(page.texts(name).contains(text), "\(name)")
    }
    #expect(page.all("td").allSatisfy { $0.text == text })
    #expect(page.texts("th").filter { $0 == text }.count == 12)
    #expect(page.elements.filter { $0.attributes["aria-label"] == text }.count == 3)
  }

  @Test func controlCharactersAreShownAsUnreadable() {
    let page = ParsedPage(HTMLRenderer.render(document("a\u{0}b\u{1B}[31m\u{7F}\u{FFFE}\u{85}c")))
    #expect(page.isWellFormed)
    #expect(page.texts("h1") == ["a\u{FFFD}b\u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD}c"])
    #expect(ParsedPage(HTMLRenderer.render(document("a\r\nb\tc"))).texts("h1") == ["a  b c"])
  }

  @Test func directionOverridesAreDropped() {
    let page = ParsedPage(HTMLRenderer.render(document("p = \u{202E}100.0\u{2066}x")))
    #expect(page.texts("h1") == ["p = 100.0x"])
  }

  static let harmful = [
    "", "text", "<p/>", "<svg", "<svg><g></svg></g>", "<svg/><svg/>", "<svg></svg>x",
    "<svg><script>x</script></svg>", "<svg onload=\"x\"/>", "<svg ONLOAD=\"x\"/>",
    "<svg><a href=\"https://example.org\"><text>x</text></a></svg>",
    "<svg><use href=\"https://example.org#a\"/></svg>", "<svg><image href=\"x.png\"/></svg>",
    "<svg><use xlink:href=\"data:x\"/></svg>", "<svg><foreignObject/></svg>",
    "<svg><style>* { color: red }</style></svg>", "<svg><rect fill=\"url(http://x)\"/></svg>",
    "<svg><rect style=\"fill: u\\72l(x)\"/></svg>", "<svg><rect fill=\"&#117;rl(http:x)\"/></svg>",
    "<!DOCTYPE svg><svg/>", "<svg>&nbsp;</svg>", "<svg>&</svg>", "<svg a=\"1\" a=\"2\"/>",
    "<svg a=1/>", "<svg a=\"<\"/>", "<svg><title><g/></title></svg>", "<svg><![CDATA[x]]></svg>",
    "<svg><!-- x --></svg>", "<svg>\u{1}</svg>", "<svg>&#1;</svg>", "<svg><svg/></svg>",
    "<svg><animate attributeName=\"href\"/></svg>", "<svg x=\"1\"y=\"2\"/>", "<svg><1/></svg>",
  ]

  /// What is no harmless drawing becomes an image: nothing in it runs or asks for anything.
  @Test(arguments: harmful)
  func otherDrawingsAreImages(svg: String) {
    let figure = Figure(name: "f", caption: "c", alternativeText: "a", svg: svg)
    let page = ParsedPage(HTMLRenderer.render(figure))
    #expect(page.isWellFormed)
    #expect(page.all("svg").isEmpty && page.all("img").count == 1)
    #expect(
      page.all("img")[0].attributes["src"]?.hasPrefix("data:image/svg+xml;base64,") == true)
    #expect(page.all("img")[0].attributes["alt"] == "a")
  }

  @Test(arguments: [
    "<svg/>", "<?xml version=\"1.0\"?>\n<!-- x -->\n<svg width='170mm'><g/></svg>\n",
    "<svg><defs><clipPath id=\"c\"><path d=\"M0 0\"/></clipPath></defs><g clip-path=\"url(#c)\"/>"
      + "<use href=\"#c\"/><text>a &amp; &#960; &#x3C0;</text></svg >",
  ])
  func drawingsStandInThePage(svg: String) {
    let figure = Figure(name: "f", caption: "c", alternativeText: "a", svg: svg)
    let text = HTMLRenderer.render(figure)
    let page = ParsedPage(text)
    #expect(page.isWellFormed && page.all("svg").count == 1 && page.all("img").isEmpty)
    #expect(!text.contains("<?xml"))
    #expect(text.contains("--width:170mm") == svg.contains("170mm"))
  }
}
