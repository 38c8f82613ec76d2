import Testing

@testable import LinearAlgebra

@Suite struct ColumnCheckTests {
  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func theFirstIsNamed(value: Double) {
    for place in [0, 7, 8, 1023, 1024, 2047, 2500] {
      var values = [Double](repeating: -Double.greatestFiniteMagnitude, count: 2501)
      #expect(ColumnCheck.firstNotFinite(values) == nil)
      values[place] = value
      values[2500] = value
      #expect(ColumnCheck.firstNotFinite(values) == place)
    }
    #expect(ColumnCheck.firstNotFinite([]) == nil)
  }

  @Test func partsKeepTheirOrder() {
    for isLarge in [true, false] {
      #expect(Parallel.map(1000, isLarge: isLarge) { "\($0)" } == (0..<1000).map { "\($0)" })
      #expect(Parallel.map(0, isLarge: isLarge) { $0 }.isEmpty)
    }
  }
}
