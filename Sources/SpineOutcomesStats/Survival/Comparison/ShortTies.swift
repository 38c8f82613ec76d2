internal import Distributions
internal import RealModule

/// Times of events at which the first group could have 4 to 128 counts of them.
///
/// The ways to each count are kept, divided by the greatest; a pass multiplies them by powers of
/// the hazard ratio, which all times share: three products a count, in vectors, no division.
struct ShortTies {
  /// The largest number of possible counts.
  static let longest = 128

  /// The logarithms of hazard ratios for which no power leaves the range of doubles.
  static let reach = -2.0...2.0

  /// The ways to each count, filled with zeros to whole vectors.
  private var ways: [SIMD4<Double>] = []

  /// The number of vectors of each time.
  private var lengths: [UInt8] = []

  /// Each time's least count less the one that occurred.
  private var offsets: [Int8] = []

  /// Adds a time.
  mutating func append(_ tie: TiedEvents) {
    let (least, most) = (tie.least, tie.most)
    let share = Double(tie.first + 1) / Double(tie.first + tie.second + 2)
    let mode = min(most, max(least, Int(Double(tie.events + 1) * share)))
    let start = ways.count
    let length = (most - least + 4) / 4
    ways.append(contentsOf: repeatElement(.zero, count: length))
    func set(_ k: Int, _ value: Double) {
      ways[start + (k - least) / 4][(k - least) % 4] = value
    }
    set(mode, 1)
    var value = 1.0
    for k in mode..<most {
      value *= tie.step(after: k)
      set(k + 1, value)
    }
    value = 1
    for k in (least..<mode).reversed() {
      value /= tie.step(after: k)
      set(k, value)
    }
    lengths.append(UInt8(truncatingIfNeeded: length))
    offsets.append(Int8(truncatingIfNeeded: least - tie.ofFirst))
  }

  /// Adds the events of the first group less their means, and their variances.
  ///
  /// - Parameters:
  ///   - ratio: The hazard ratio, its logarithm within ``reach``.
  ///   - score: Where the differences are added.
  ///   - information: Where the variances are added.
  /// - Complexity: O(number of possible counts).
  func add(at ratio: Double, to score: inout DoubleDouble, _ information: inout DoubleDouble) {
    guard !lengths.isEmpty else { return }
    // For each distance j from the count that occurred: the power θ^j, times j, times j².
    let far = Self.longest - 1
    var powers = [Double](repeating: 1, count: 2 * far + 4)
    for j in 1...far {
      powers[far + j] = powers[far + j - 1] * ratio
      powers[far - j] = powers[far - j + 1] / ratio
    }
    let firsts = powers.indices.map { Double($0 - far) * powers[$0] }
    let seconds = powers.indices.map { Double($0 - far) * firsts[$0] }
    powers.withUnsafeBytes { powers in
      firsts.withUnsafeBytes { firsts in
        seconds.withUnsafeBytes { seconds in
          ways.withUnsafeBufferPointer { ways in
            var place = 0
            var (excesses, variances) = (0.0, 0.0)
            for index in lengths.indices {
              var (total, first, second) = (
                SIMD4<Double>.zero, SIMD4<Double>.zero, SIMD4<Double>.zero
              )
              var byte = (far + Int(offsets[index])) * 8
              for _ in 0..<lengths[index] {
                let some = ways[place]
                total += some * powers.loadUnaligned(fromByteOffset: byte, as: SIMD4<Double>.self)
                first += some * firsts.loadUnaligned(fromByteOffset: byte, as: SIMD4<Double>.self)
                second += some * seconds.loadUnaligned(fromByteOffset: byte, as: SIMD4<Double>.self)
                place += 1
                byte += 32
              }
              let inverse = 1 / total.sum()
              let excess = -first.sum() * inverse
              excesses += excess
              variances += max(0, second.sum() * inverse - excess * excess)
              // Short sums in one double, long ones in two.
              if index % 64 == 63 || index == lengths.count - 1 {
                score.add(excesses)
                information.add(variances)
                (excesses, variances) = (0, 0)
              }
            }
          }
        }
      }
    }
  }
}
