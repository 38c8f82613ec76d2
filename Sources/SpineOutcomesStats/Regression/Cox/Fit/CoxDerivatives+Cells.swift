import Distributions

extension CoxDerivatives {
  /// Sums of risk, risk x and risk x x' over rows, without any rounding.
  ///
  /// Each row has one number for each of its terms, wherever it is added: who enters is taken away
  /// without a trace, however large the risk.
  struct Sums: Sendable, Equatable, Codable {
    var risk = ExactSum()

    /// By column; empty for no rows.
    var first: [ExactSum] = []

    /// The upper triangle, column by column; empty for no rows.
    var second: [ExactSum] = []

    /// The number of entries of a triangle of so many columns.
    static func triangle(_ columns: Int) -> Int { columns * (columns + 1) / 2 }

    private mutating func prepare(columns: Int) {
      guard first.isEmpty else { return }
      first = Array(repeating: ExactSum(), count: columns)
      second = Array(repeating: ExactSum(), count: Self.triangle(columns))
    }

    mutating func add(_ weight: Double, _ row: [Double]) {
      prepare(columns: row.count)
      risk.add(weight)
      var place = 0
      for column in row.indices {
        let product = DoubleDouble(product: weight, row[column])
        first[column].add(product)
        for other in 0...column {
          second[place].add(product * row[other])
          place += 1
        }
      }
    }

    mutating func add(_ other: Sums, times sign: Double = 1) {
      guard !other.first.isEmpty else { return }
      prepare(columns: other.first.count)
      risk.add(other.risk, times: sign)
      for place in first.indices { first[place].add(other.first[place], times: sign) }
      for place in second.indices { second[place].add(other.second[place], times: sign) }
    }

    /// Whether all sums are doubles.
    var isFinite: Bool {
      risk.value.high.isFinite && first.allSatisfy(\.value.high.isFinite)
        && second.allSatisfy(\.value.high.isFinite)
    }

    /// The sums of the columns less some centre, rounded once; 0 for no rows.
    func centred(at centre: [Double]) -> (risk: Double, first: [Double], second: [[Double]]) {
      let width = centre.count
      guard !first.isEmpty else {
        let zeros = [Double](repeating: 0, count: width)
        return (0, zeros, Array(repeating: zeros, count: width))
      }
      let (total, sums) = (risk.value, first.map(\.value))
      var squares = [[Double]](repeating: Array(repeating: 0, count: width), count: width)
      var place = 0
      for column in 0..<width {
        for other in 0...column {
          // sum of r (x - a) (y - b) = xy - a y - b x + a b r.
          let (a, b) = (centre[column], centre[other])
          let crossed = second[place].value - sums[other] * a - sums[column] * b
          let value = (crossed + total * DoubleDouble(product: a, b)).high
          squares[column][other] = value
          squares[other][column] = value
          place += 1
        }
      }
      return (total.high, zip(sums, centre).map { ($0 - total * $1).high }, squares)
    }
  }

  /// What happens at one time of a stratum.
  struct Cell: Sendable, Equatable, Codable {
    var time: Double
    var leaving = Sums()
    var entering = Sums()
    var withEvent = Sums()
    var events = 0
    var eventPredictors = ExactSum()

    /// The columns of the rows with the event; empty without any.
    var eventColumns: [ExactSum] = []

    init(time: Double) { self.time = time }

    /// Adds a row with the event.
    mutating func addEvent(
      _ frequency: Double, risk: Double, _ predictor: DoubleDouble, _ row: [Double]
    ) {
      withEvent.add(risk, row)
      events += Int(frequency)
      eventPredictors.add(predictor * frequency)
      if eventColumns.isEmpty { eventColumns = row.map { _ in ExactSum() } }
      for column in row.indices {
        eventColumns[column].add(DoubleDouble(product: frequency, row[column]))
      }
    }

    mutating func add(_ other: Cell) {
      leaving.add(other.leaving)
      entering.add(other.entering)
      withEvent.add(other.withEvent)
      events += other.events
      eventPredictors.add(other.eventPredictors)
      guard !other.eventColumns.isEmpty else { return }
      guard !eventColumns.isEmpty else {
        eventColumns = other.eventColumns
        return
      }
      for place in eventColumns.indices { eventColumns[place].add(other.eventColumns[place]) }
    }

    /// Whether all sums are doubles.
    var isFinite: Bool {
      leaving.isFinite && entering.isFinite && withEvent.isFinite
        && eventPredictors.value.high.isFinite && eventColumns.allSatisfy(\.value.high.isFinite)
    }

    /// Whether all sums are of so many columns.
    func hasSize(_ columns: Int) -> Bool {
      let sizes = [leaving, entering, withEvent].allSatisfy {
        $0.first.isEmpty && $0.second.isEmpty && $0.risk.isZero
          || $0.first.count == columns && $0.second.count == Sums.triangle(columns)
      }
      return sizes && eventColumns.count == (events > 0 ? columns : 0)
        && withEvent.first.count == eventColumns.count
    }
  }
}
