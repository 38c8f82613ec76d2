import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

/// Names and sizes that no author would choose, on both widths: nothing overlaps or leaves the page.
@Suite("Figures of extremes")
struct FigureExtremesTests {
  private static let names = [
    "", "a", "0", "Reoperation with instrumentation & <adjuvant> radiotherapy of \"all\" levels",
    "Unbrokenverylongwordofmorethanfiftylettersinoneorseveralparts", "재발 후 재수술", "x 2", "12.5",
    "true", "-3",
  ]

  private func check(_ figure: Figure, _ what: String) throws {
    for styled in [figure, figure.applying(.decimalComma)] {
      let picture = try Picture(styled)
      #expect(!styled.svg.contains("nan") && !styled.svg.contains("\"inf"), "\(what)")
      for (index, text) in picture.texts.enumerated() {
        let box = text.box
        #expect(
          box.left >= -0.01 && box.top >= 0 && box.right <= picture.width + 0.01
            && box.bottom <= picture.height, "\(what): \(text.string)")
        for other in picture.texts.dropFirst(index + 1) {
          let isApart =
            box.right <= other.box.left || other.box.right <= box.left
            || box.bottom <= other.box.top || other.box.bottom <= box.top
          #expect(isApart, "\(what): \(text.string) and \(other.string)")
        }
      }
      let points = picture.paths.flatMap { $0.lines.flatMap { $0 } }
      let isInside = points.allSatisfy {
        $0.x >= 0 && $0.y >= 0 && $0.x <= picture.width && $0.y <= picture.height
      }
      #expect(isInside, "\(what)")
    }
  }

  @Test(arguments: FigureSize.allCases, [2, 10])
  func distributions(_ size: FigureSize, _ count: Int) throws {
    let groups = Array(Self.names.prefix(count))
    for scale in [1e-7, 1e9] {
      let lists = groups.indices.map { group in
        (0..<6).map { (Double(($0 * 7 + group) % 11) - 5) * scale }
      }
      let values = try GroupedValues(groups: groups, values: lists)
      let counts = groups.indices.map { group in
        Self.names.indices.map { ($0 * 31_415_926 + group) % 12_345_678 }
      }
      let figure = Figure(
        distributions: [
          .init(VariableName(Self.names[3], unit: "mm"), .numbers(values), missing: 1_234_567),
          .init(VariableName(Self.names[4]), .levels(Self.names, counts: counts)),
          .init(VariableName("n"), .numbers(values), pValue: try PValue(1)),
          .init(VariableName("?"), .levels([], counts: groups.map { _ in [] })),
        ], groups: groups, by: VariableName(Self.names[4]), count: 24_000_000, size: size)
      try check(figure, "\(size) \(count) \(scale)")
      try check(
        Figure(
          groups: values, of: VariableName(Self.names[3]), by: VariableName(Self.names[4]),
          size: size), "groups \(size) \(count) \(scale)")
      try check(
        try Figure(repeated: lists, names: groups, title: Self.names[3], size: size),
        "repeated \(size) \(count) \(scale)")
      try check(
        Figure(
          scatter: lists[0], lists[count - 1], of: VariableName(Self.names[3]),
          with: VariableName(Self.names[4]), size: size), "scatter \(size) \(scale)")
    }
  }

  @Test(arguments: FigureSize.allCases, [2, 10])
  func categories(_ size: FigureSize, _ count: Int) throws {
    let names = Array(Self.names.prefix(count))
    func table(_ unit: Int) throws -> ContingencyTable {
      try ContingencyTable(
        names.indices.map { row in
          names.indices.map { $0 == row ? 7 * unit : ($0 + 2 * row) % 3 * unit }
        }, rowNames: names, columnNames: names, rowVariable: Self.names[3],
        columnVariable: Self.names[4])
    }
    for unit in [0, 1_234_567] {
      let square = try table(unit)
      let what = "\(size) \(count) \(unit)"
      try check(Figure(contingency: square, size: size), "contingency \(what)")
      try check(
        try Figure(
          levelChanges: [
            .init(Self.names[3], square, note: "p > 0.999"), .init("", square), .init("b", square),
            .init(Self.names[4], square),
          ], labels: (Self.names[3], Self.names[4]), size: size), "changes \(what)")
      let shares = try names.map { name in
        let proportion = try Proportion(events: unit, count: 3 * unit + 1, name: name)
        return Figure.Share(
          name, proportion, estimate: try proportion.estimate(), pValue: try PValue(0.04999))
      }
      try check(
        Figure(
          proportions: shares, of: Self.names[3], by: VariableName(Self.names[4]), against: 0.99,
          size: size), "proportions \(what)")
    }
  }

  @Test(arguments: FigureSize.allCases, [2, 10])
  func curves(_ size: FigureSize, _ count: Int) throws {
    let groups = Self.names.prefix(count).enumerated().map { place, name in
      (
        name: name,
        times: (1...9).map { index -> Double in
          let time = Double(index * (place + 2))
          return index % (place + 2) == 1 ? -time : time
        }
      )
    }
    let survival = try FigureStudies.survival(groups)
    for table in SurvivalFigureStyle.RiskTable.allCases {
      try check(
        Figure(kaplanMeier: survival, style: .init(size: size, riskTable: table)),
        "\(size) \(count) \(table)")
    }
    let curves = try Self.names.prefix(count).map { name in
      Figure.ROC(
        try ROCCurve(
          scores: [1, 2, 3, 3, 4, 5], outcomes: [false, true, false, true, true, true],
          eventsScore: .higher), name: name)
    }
    try check(Figure(roc: curves, size: size), "roc \(size) \(count)")
  }
}
