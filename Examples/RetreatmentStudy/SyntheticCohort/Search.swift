import Foundation
import RealModule
import SpineOutcomesStats

/// The values that round to a printed figure, and how far another value is from them.
struct Printed {
  /// The smallest value that rounds to the figure.
  let lower: Double

  /// The smallest value above it that no longer does.
  let upper: Double

  /// The figure of so many decimals.
  init(_ value: Double, decimals: Int) {
    var half = 0.5
    for _ in 0..<decimals { half /= 10 }
    lower = value - half
    upper = value + half
  }

  /// Zero inside, else a logarithm of the distance in widths of the interval.
  ///
  /// The value counts to ten decimals, so that the search goes the same way when the last digits of
  /// a p-value are computed in another order.
  func distance(_ exact: Double) -> Double {
    let value = (exact * 1e10).rounded() / 1e10
    if value >= lower && value < upper { return 0 }
    let outside = value < lower ? lower - value : value - upper
    return Double.log(onePlus: outside / (upper - lower))
  }

  /// The distance of a two-sided p-value; that of an effect in the wrong direction counts as
  /// 2 - p, so that the search finds its way across.
  func distance(_ pValue: Double, rightDirection: Bool) -> Double {
    distance(rightDirection ? pValue : 2 - pValue)
  }
}

/// How far a p-value is below what "not significant" is to mean here: 0.1, away from the border.
func significance(_ exact: Double) -> Double {
  let pValue = (exact * 1e10).rounded() / 1e10
  return pValue > 0.1 ? 0 : (0.1 - pValue) * 100
}

/// Simulated annealing: the best state found, and its loss.
///
/// It stops at the first state whose loss is 0. A move that makes the loss greater by d is taken
/// with probability exp(-d / temperature); the temperature falls linearly to 0.
func anneal<State>(
  _ start: State, steps: Int, temperature: Double, generator: inout SeededGenerator,
  loss: (inout State) throws -> Double, move: (inout State, inout SeededGenerator) -> Void
) throws -> (state: State, loss: Double) {
  var current = start
  var currentLoss = try loss(&current)
  var best = (state: current, loss: currentLoss)
  for step in 0..<steps where best.loss > 0 {
    var candidate = current
    move(&candidate, &generator)
    // A state that cannot be analysed, such as one with separation, is none to go to.
    guard let candidateLoss = try? loss(&candidate) else { continue }
    let heat = temperature * (1 - Double(step) / Double(steps))
    let rise = candidateLoss - currentLoss
    if rise <= 0 || generator.uniform() < Double.exp(-rise / max(heat, 1e-300)) {
      current = candidate
      currentLoss = candidateLoss
      if currentLoss < best.loss { best = (current, currentLoss) }
    }
  }
  return best
}

/// Searches until a loss of 0 is found; tells of each attempt on standard error.
func found<State>(
  _ name: String, steps: Int, temperature: Double, generator: inout SeededGenerator,
  start: (inout SeededGenerator) throws -> State, loss: (inout State) throws -> Double,
  move: (inout State, inout SeededGenerator) -> Void
) throws -> State {
  while true {
    let best = try anneal(
      try start(&generator), steps: steps, temperature: temperature, generator: &generator,
      loss: loss, move: move)
    FileHandle.standardError.write(Data("\(name): loss \(best.loss)\n".utf8))
    if best.loss == 0 { return best.state }
  }
}

extension SeededGenerator {
  /// A number from 0 up to a bound, the bound excluded.
  mutating func index(below bound: Int) -> Int { Int(integer(below: UInt64(bound))) }

  /// One of the values by their weights.
  mutating func choice<Value>(_ weighted: [(Value, Double)]) -> Value {
    var left = uniform() * weighted.reduce(0) { $0 + $1.1 }
    for (value, weight) in weighted {
      left -= weight
      if left < 0 { return value }
    }
    return weighted[weighted.count - 1].0
  }
}
