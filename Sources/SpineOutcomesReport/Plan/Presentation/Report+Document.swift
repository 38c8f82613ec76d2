import SpineOutcomesStats

extension Report {
  /// The report as tables, figures and sentences, numbered in the order of the plan.
  ///
  /// An analysis that could not be done says why. The last section is on methods.
  public var document: Document { decimals.applied { written } }

  private var written: Document {
    var document = Document(title: title)
    var numbering = Numbering(mark: mark)
    for item in items {
      let blocks = numbering.numbered(blocks(of: item))
      let heading = item.chapter ?? item.heading
      if let heading, document.sections.last?.heading != heading || item.chapter == nil {
        document.sections.append(.init(heading: heading))
      } else if document.sections.isEmpty {
        document.sections.append(.init(heading: "About this report"))
      }
      document.sections[document.sections.count - 1].blocks += blocks
    }
    let performed = PerformedMethods(self)
    var section = methods
    section.blocks.insert(contentsOf: performed.practice.map { .paragraph($0) }, at: 0)
    if let sources = performed.sources { section.add(sources) }
    document.sections.append(section)
    return document
  }

  private func blocks(of item: Item) -> [Document.Block] {
    var presentation = Presentation(
      name: item.name, level: level, sentences: Sentences(subject: subject))
    switch item.result {
    case .done(let finding): finding.content.present(in: &presentation)
    case .notDone(let reason): presentation.add(notDone: reason, item.heading)
    }
    return presentation.blocks
  }
}

/// The numbers of tables and figures.
private struct Numbering {
  let mark: String?
  private var tables = 0
  private var figures = 0

  init(mark: String?) { self.mark = mark }

  /// The blocks with "Table 1." and "Figure 1." before their captions.
  mutating func numbered(_ blocks: [Document.Block]) -> [Document.Block] {
    blocks.map { block in
      switch block {
      case .paragraph: return block
      case .table(var table):
        tables += 1
        table = table.withYesAndNo()
        table.caption = "Table \(tables). \(table.caption)"
        return .table(table)
      case .figure(var figure):
        figures += 1
        if let mark { figure = figure.marked(mark) }
        figure.caption = "Figure \(figures). \(figure.caption)"
        return .figure(figure)
      }
    }
  }
}
