/// How curves over time are drawn.
public struct SurvivalFigureStyle: Sendable, Hashable, Codable {
  /// Which numbers stand under the axis.
  public enum RiskTable: String, Sendable, Hashable, Codable, CaseIterable {
    /// None.
    case hidden

    /// How many are at risk at each tick.
    case atRisk

    /// Those at risk, and those censored and with the event up to each tick.
    ///
    /// Morris et al., BMJ Open 2019;9:e030215, doi 10.1136/bmjopen-2019-030215 (KMunicate).
    case complete
  }

  /// What is drawn besides the curves.
  public struct Parts: OptionSet, Sendable, Hashable, Codable {
    /// The parts as bits.
    public var rawValue: Int

    /// Creates parts from bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The pointwise confidence intervals, shaded.
    public static let bands = Parts(rawValue: 1)

    /// A tick on the curve at each time of a censoring.
    public static let censoring = Parts(rawValue: 2)

    /// Lines to the median of each curve.
    public static let medians = Parts(rawValue: 4)

    /// All of them.
    public static let all: Parts = [.bands, .censoring, .medians]
  }

  /// The width; both columns by default.
  public var size: FigureSize

  /// What is drawn besides the curves; all by default.
  public var parts: Parts

  /// The numbers under the axis; those at risk by default.
  public var riskTable: RiskTable

  /// The last time of the axis, in the unit of the data; the end of the follow-up when nil.
  public var lastTime: Double?

  /// The title of the vertical axis; "Survival probability" or the like when nil.
  public var verticalTitle: String?

  /// Creates a style.
  public init(
    size: FigureSize = .doubleColumn, parts: Parts = .all, riskTable: RiskTable = .atRisk,
    lastTime: Double? = nil, verticalTitle: String? = nil
  ) {
    self.size = size
    self.parts = parts
    self.riskTable = riskTable
    self.lastTime = lastTime
    self.verticalTitle = verticalTitle
  }
}
