import Foundation
import SpineOutcomesReport
import SpineOutcomesStats
import Testing
import _StatsTestSupport

@Suite("Figures are the same, byte for byte")
struct FigureSnapshotTests {
  /// Each drawing against `Fixtures/figures/<name>.svg`.
  ///
  /// After a change that is meant, `WRITE_FIGURES=1 swift test --filter FigureSnapshotTests` writes
  /// the files again; look at each as a picture before they are committed.
  @Test func snapshots() throws {
    let folder = Program.file("Tests/Fixtures/figures")
    let isWriting = ProcessInfo.processInfo.environment["WRITE_FIGURES"] == "1"
    for (name, figure) in try FigureGallery.all() {
      let file = folder.appendingPathComponent("\(name).svg")
      if isWriting {
        try Data(figure.svg.utf8).write(to: file)
      } else {
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(figure.svg == expected, "\(name).svg")
      }
    }
  }
}
