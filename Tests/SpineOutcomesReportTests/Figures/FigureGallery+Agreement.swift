import SpineOutcomesReport
import SpineOutcomesStats
import _StatsTestSupport

/// Figures of calibration and of change.
extension FigureGallery {
  static func calibration() throws -> [(name: String, figure: Figure)] {
    let children = try FigureStudies.kyphosis()
    let model = try children.logisticRegression(
      of: \.kyphosis, on: .numeric(\.ageMonths), .numeric(\.vertebrae), .numeric(\.start))
    let risks = try children.records.map { child in
      try model.probability(
        for: [
          "ageMonths": .number(child.ageMonths), "vertebrae": .number(child.vertebrae),
          "start": .number(child.start),
        ]
      ).value
    }
    let outcomes = children.records.map(\.kyphosis)
    let calibration = try Calibration(predicted: risks, outcome: outcomes, groups: 6)
    let small = (1...400).map { Double($0) / 2_500 }
    let rare = try Calibration(
      predicted: small, outcome: (1...400).map { $0 % 12 == 5 }, groups: 5)
    return [
      ("calibration-kyphosis", Figure(calibration: calibration, predicted: risks)),
      ("calibration-groups", Figure(calibration: calibration, size: .doubleColumn)),
      ("calibration-rare", Figure(calibration: rare, predicted: small)),
    ]
  }

  static func changes() throws -> [(name: String, figure: Figure)] {
    let before: [Double] = [2, 3, 3, 4, 4, 4, 5, 5, 1, 0, 2, 3, 4, 4, 3, 2]
    let after: [Double] = [4, 4, 3, 5, 4, 5, 5, 5, 3, 0, 3, 4, 5, 3, 3, 4]
    let pain = (0..<60).map { 10 - Double(($0 * 37) % 71) / 10 }
    let relief = pain.enumerated().map {
      max(0, $0.element - Double(($0.offset * 13) % 50) / 10 + 1)
    }
    let same = Array(repeating: 3.0, count: 7)
    return [
      (
        "change-motor",
        Figure(
          pairedChanges: [
            .init("Reoperation", before: before, after: after, note: "p = 0.008"),
            .init("Radiotherapy", before: after, after: before, note: "p = 0.008"),
            .init("Conservative", before: same, after: same, note: "p > 0.999"),
          ], labels: ("Before", "After"), title: "Motor grade (MRC)", better: .higher)
      ),
      (
        "change-motor-85",
        Figure(
          pairedChanges: [
            .init("Reoperation", before: before, after: after, note: "p = 0.008"),
            .init("Radiotherapy <of all levels> & more", before: after, after: before),
            .init("Nobody", before: [], after: []),
          ], labels: ("Before the treatment", "After"), title: "Motor grade (MRC)",
          better: .higher, size: .singleColumn)
      ),
      (
        "change-pain",
        Figure(
          pairedChanges: [.init(before: pain, after: relief)], labels: ("painBefore", "painAfter"),
          title: "Pain (VAS)", size: .singleColumn)
      ),
    ]
  }
}
