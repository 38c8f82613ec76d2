import Distributions
import RealModule

/// What a Newton step of a Cox regression needs, by distinct time: the summary that hospitals merge
/// which may not share records.
///
/// At each time of a stratum stand the sums of risk, risk x and risk x x' over the rows that leave
/// at it and over those that enter at it, and the same over the rows with the event. No record is in
/// it, but a time with a single record tells its columns: a summary is not anonymous. Parts at the
/// same coefficients merge by adding the sums of equal times; near-equal times are taken as equal
/// afterwards, when the step is taken.
///
/// Sums are exact: they do not depend on the order of records or merges, and who has left or not yet
/// entered leaves nothing behind in a risk set, however great the risk.
///
/// ```swift
/// var all = try CoxDerivatives(followUp: one, design: x1, at: b)
/// try all.merge(CoxDerivatives(followUp: two, design: x2, at: b))
/// b = try all.newtonStep()
/// ```
public struct CoxDerivatives: Sendable, Equatable, Codable {
  /// The names of the columns.
  public let columns: [String]

  /// What each column is the product of.
  public let factors: [[ColumnFactor]]

  /// The names of the terms that enter with the coefficient 1.
  public let offsets: [String]

  /// The likelihood of events at one time.
  public let ties: CoxTies

  /// The coefficients at which the derivatives are taken.
  public let coefficients: [Double]

  /// The number of records, frequencies counted.
  public internal(set) var count: Int

  /// The number of events, frequencies counted.
  public internal(set) var events: Int

  /// By name of the stratum, its distinct times, rising.
  var strata: [String: [Cell]]

  /// Computes the derivatives over some records.
  ///
  /// - Parameters:
  ///   - followUp: Time, event and late entry of each record; an entry of 0 counts as none.
  ///   - design: The columns, of the length of the follow-up.
  ///   - strata: The stratum of each record; one for all by default.
  ///   - frequencies: How many times each record occurs; once by default.
  ///   - ties: The likelihood of events at one time.
  ///   - coefficients: One for each column; all 0 by default.
  /// - Throws: ``StatsError/lengthMismatch(first:firstCount:second:secondCount:)``,
  ///   ``StatsError/invalidValue(_:)`` for a time or entry that cannot be,
  ///   ``StatsError/invalidArgument(name:reason:)`` for a wrong number of coefficients or one that
  ///   is not finite, ``StatsError/undefined(_:)`` when linear predictors overflow.
  /// - Complexity: O(n p^2) time, O(k p^2) memory for k distinct times.
  public init(
    followUp: [FollowUp], design: Design, strata: [String]? = nil,
    frequencies: FrequencyWeights? = nil, ties: CoxTies = .efron, at coefficients: [Double]? = nil
  ) throws(StatsError) {
    let response = try CoxResponse(
      times: followUp.map(\.time), events: followUp.map(\.isEvent),
      entries: followUp.map { $0.entry ?? 0 },
      weights: frequencies.map { .frequencies($0.counts) } ?? .none)
    for (name, length) in [
      ("strata", strata?.count ?? followUp.count), ("design", design.rows ?? followUp.count),
    ] where length != followUp.count {
      throw .lengthMismatch(
        first: "follow-up", firstCount: followUp.count, second: name, secondCount: length)
    }
    let width = design.columns.count
    let point = coefficients ?? Array(repeating: 0, count: width)
    guard point.count == width, point.allSatisfy(\.isFinite) else {
      throw .invalidArgument(name: "coefficients", reason: "\(width) finite numbers are needed")
    }
    columns = design.columns.map(\.name)
    factors = design.columns.map(\.factors)
    offsets = design.offsetNames
    self.ties = ties
    self.coefficients = point
    count = response.count
    events = response.eventCount
    var cells: [String: [Double: Cell]] = [:]
    for row in followUp.indices where response.weight(row) > 0 {
      let values = design.columns.map { $0.value(row) }
      var predictor = DoubleDouble(design.offset?[row] ?? 0)
      for (value, coefficient) in zip(values, point) {
        predictor += DoubleDouble(product: value, coefficient)
      }
      let weight = response.weight(row)
      let risk = weight * .exp(predictor.high) * (1 + predictor.low)
      guard risk.isNormal else { throw Self.outOfRange }
      let stratum = strata?[row] ?? LifeTable.onlyStratum
      let time = response.times[row] + 0
      cells[stratum, default: [:]][time, default: Cell(time: time)].leaving.add(risk, values)
      if response.events[row] {
        cells[stratum]?[time]?.addEvent(weight, risk: risk, predictor, values)
      }
      guard let entry = response.entries?[row], entry > 0 else { continue }
      cells[stratum, default: [:]][entry, default: Cell(time: entry)].entering.add(risk, values)
    }
    self.strata = cells.mapValues { $0.values.sorted { $0.time < $1.time } }
    guard isFinite else { throw Self.outOfRange }
  }

  private static var outOfRange: StatsError {
    .undefined("the linear predictors exceed the range of a double")
  }

  private var isFinite: Bool { strata.values.allSatisfy { $0.allSatisfy(\.isFinite) } }

  /// Adds the derivatives over other records, at the same coefficients.
  ///
  /// Associative and commutative, exactly. Strata of one name are one stratum: hospitals
  /// with baseline hazards of their own need names of their own.
  ///
  /// - Parameter other: The derivatives of other records.
  /// - Throws: ``StatsError/invalidArgument(name:reason:)`` when columns, what they are made of,
  ///   offsets, ties or coefficients differ, ``StatsError/tooLarge(_:)`` when counts overflow,
  ///   ``StatsError/undefined(_:)`` when sums do.
  /// - Complexity: O(k p^2) for k distinct times.
  public mutating func merge(_ other: CoxDerivatives) throws(StatsError) {
    guard columns == other.columns, factors == other.factors, offsets == other.offsets,
      ties == other.ties, coefficients == other.coefficients
    else {
      throw .invalidArgument(
        name: "other",
        reason: "derivatives merge of one model only: columns, reference levels, offsets, ties or "
          + "coefficients differ there")
    }
    let (total, overflow) = count.addingReportingOverflow(other.count)
    let (allEvents, overflowOfEvents) = events.addingReportingOverflow(other.events)
    guard !overflow, !overflowOfEvents else { throw .tooLarge("the number of records") }
    (count, events) = (total, allEvents)
    for (name, cells) in other.strata {
      var merged: [Double: Cell] = [:]
      for cell in (strata[name] ?? []) + cells {
        if merged[cell.time] == nil {
          merged[cell.time] = cell
        } else {
          merged[cell.time]?.add(cell)
        }
      }
      strata[name] = merged.values.sorted { $0.time < $1.time }
    }
    guard isFinite else { throw Self.outOfRange }
  }
}
