internal import Distributions

/// The sum over clusters of the squared influence on log S, kept up to date event by event.
///
/// At a time with r at risk and d events, by weight, a record with weight w that is at risk changes
/// log S by w d / (r (r - d)), one that has the event by -w / (r - d) besides. With G the sum of
/// d / (r (r - d)) so far, the influence of a cluster is K - W G: W the weight that is at risk and
/// K what is settled. Σ (K - W G)² is Σ K² - 2 G Σ K W + G² Σ W², and each entry, exit and
/// event changes these three sums in one place; 106 bits cover what the difference cancels.
struct RobustVariance {
  private struct Cluster {
    var settled = DoubleDouble(0)
    var weight = DoubleDouble(0)
  }

  private var clusters: [Cluster]
  private var squares = DoubleDouble(0)
  private var products = DoubleDouble(0)
  private var weights = DoubleDouble(0)
  private var sum = DoubleDouble(0)

  init(clusters count: Int) {
    clusters = [Cluster](repeating: Cluster(), count: count)
  }

  /// The variance of log S.
  var value: Double {
    max(0, (squares - (products * sum).scaled(by: 2) + weights * sum * sum).value)
  }

  /// A record comes under observation.
  mutating func enter(_ cluster: Int, _ weight: Double) {
    let settled = sum * weight
    change(cluster) {
      $0.weight += DoubleDouble(weight)
      $0.settled += settled
    }
  }

  /// A record leaves after the step of its time.
  mutating func leave(_ cluster: Int, _ weight: Double) {
    let settled = sum * weight
    change(cluster) {
      $0.weight += DoubleDouble(-weight)
      $0.settled += -settled
    }
  }

  /// A record has the event at a time that leaves `left` at risk.
  mutating func haveEvent(_ cluster: Int, _ weight: Double, left: DoubleDouble) {
    change(cluster) { $0.settled += DoubleDouble(weight) / left }
  }

  /// Passes a time with events of weight `events` among `all` that leaves `left` at risk.
  mutating func pass(events: DoubleDouble, all: DoubleDouble, left: DoubleDouble) {
    sum += events / all / left
  }

  private mutating func change(_ index: Int, _ body: (inout Cluster) -> Void) {
    let old = clusters[index]
    var new = old
    body(&new)
    clusters[index] = new
    squares += new.settled * new.settled - old.settled * old.settled
    products += new.settled * new.weight - old.settled * old.weight
    weights += new.weight * new.weight - old.weight * old.weight
  }
}
