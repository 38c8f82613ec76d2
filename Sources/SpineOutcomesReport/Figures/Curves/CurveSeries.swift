/// A curve over time that changes in steps, as a plot needs it: survival or cumulative incidence.
struct CurveSeries: Sendable {
  /// The curve from a time on, until the next.
  struct Point: Sendable, Hashable {
    var time: Double
    var value: Double
    var lower: Double?
    var upper: Double?
    var isCensored = false
  }

  /// The counts of one time, as the table under a plot shows them.
  struct Numbers: Sendable, Hashable {
    var atRisk: String
    var censored: String
    var events: String

    /// The events of each further kind that ``CurveSeries/furtherEvents`` names.
    var further: [String] = []
  }

  /// The name of the curve.
  var name: String

  /// When the curve starts: 0, or the first late entry where nobody was there before.
  var start: Double

  /// The value at the start.
  var initial: Double

  /// The later values, ascending in time; the curve ends at the last.
  var points: [Point]

  /// The time at which half have had the event; nil where not reached.
  var median: Double?

  /// What the events are called under the plot.
  var eventTitle = "Events"

  /// What is counted besides: the events of other causes.
  var furtherEvents: [String] = []

  /// The counts at given times.
  var numbers: @Sendable ([Double]) -> [Numbers]

  /// The end of the follow-up.
  var end: Double { points.last?.time ?? start }
}
