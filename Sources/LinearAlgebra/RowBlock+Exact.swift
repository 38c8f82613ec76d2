/// Products in twice the working precision, by error-free transformations (Ogita, Rump and
/// Oishi, SIAM Journal on Scientific Computing 26:1955, 2005).
///
/// Sums that cancel, as where columns are nearly collinear, keep their digits. Products are
/// split after Dekker: that needs no fused multiply-add, which is a function call on some
/// machines. Operands above 1e290 are not for this.
extension RowBlock {
  /// Writes the product of the rows with a vector given as a sum of two parts.
  package func multiplyExactly(
    _ vector: [Double], low: [Double], into result: inout [Double], scratch: inout [Double]
  ) {
    precondition(vector.count == columns && low.count == columns)
    precondition(result.count >= rows && scratch.count >= rows)
    for row in 0..<rows {
      result[row] = 0
      scratch[row] = 0
    }
    for column in 0..<columns {
      let (weight, small) = (vector[column], low[column])
      withColumn(column) { entries in
        result.withUnsafeMutableBufferPointer { sums in
          scratch.withUnsafeMutableBufferPointer { errors in
            guard let sum = sums.baseAddress, let error = errors.baseAddress else { return }
            for row in 0..<rows {
              let (product, lost) = exactProduct(entries[row], weight)
              let (total, rounded) = exactSum(sum[row], product)
              sum[row] = total
              error[row] += lost + rounded + entries[row] * small
            }
          }
        }
      }
    }
    for row in 0..<rows { result[row] += scratch[row] }
  }

  /// Writes the product of the transposed rows with a vector, as a sum of two parts.
  package func multiplyTransposedExactly(
    _ vector: [Double], into result: inout [Double], low: inout [Double]
  ) {
    precondition(vector.count >= rows && result.count == columns && low.count == columns)
    for column in 0..<columns {
      var (sum, error) = (0.0, 0.0)
      withColumn(column) { entries in
        vector.withUnsafeBufferPointer { vector in
          guard let vector = vector.baseAddress else { return }
          for row in 0..<rows {
            let (product, lost) = exactProduct(entries[row], vector[row])
            let (total, rounded) = exactSum(sum, product)
            sum = total
            error += lost + rounded
          }
        }
      }
      result[column] = sum
      low[column] = error
    }
  }
}

/// The rounded sum and its rounding error (Knuth).
@inline(__always)
private func exactSum(_ first: Double, _ second: Double) -> (sum: Double, error: Double) {
  let sum = first + second
  let part = sum - first
  return (sum, (first - (sum - part)) + (second - part))
}

/// The rounded product and its rounding error (Dekker).
@inline(__always)
private func exactProduct(_ first: Double, _ second: Double) -> (product: Double, error: Double) {
  let product = first * second
  let (a, b) = (first * 134_217_729, second * 134_217_729)
  let (high, other) = (a - (a - first), b - (b - second))
  let (low, small) = (first - high, second - other)
  return (product, ((high * other - product) + high * small + low * other) + low * small)
}
