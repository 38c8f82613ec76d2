// The only file in which Linux and Apple platforms differ. Linux calls LAPACK through our own
// prototypes, with the hidden lengths of CHARACTER arguments; Apple platforms call Accelerate,
// whose prototypes hide them. The classic interface of Accelerate is used: it needs no compiler
// flag (a package with unsafe flags cannot be a dependency) and exists on every deployment
// target of this package.
#if canImport(Accelerate)
  import Accelerate
#else
  import CLAPACK
#endif

/// The routines of LAPACK and BLAS that this package calls, upper triangles only.
///
/// Every function returns LAPACK's `info`. Matrices are column-major; the caller answers for
/// dimensions and lengths.
enum LAPACK {
  typealias Doubles = UnsafeMutablePointer<Double>
  typealias Integers = UnsafeMutablePointer<Int32>

  /// Cholesky factor of the upper triangle.
  static func potrf(_ order: Int32, _ matrix: Doubles, _ leading: Int32) -> Int32 {
    var (n, lda, info) = (order, max(1, leading), Int32(0))
    var upper = CChar(85)
    #if canImport(Accelerate)
      dpotrf_(&upper, &n, matrix, &lda, &info)
    #else
      dpotrf_(&upper, &n, matrix, &lda, &info, 1)
    #endif
    return info
  }

  /// Solution from the Cholesky factor.
  static func potrs(
    _ order: Int32, _ sides: Int32, _ factor: Doubles, _ leading: Int32, _ right: Doubles
  ) -> Int32 {
    var (n, nrhs, lda, ldb, info) = (order, sides, max(1, leading), max(1, order), Int32(0))
    var upper = CChar(85)
    #if canImport(Accelerate)
      dpotrs_(&upper, &n, &nrhs, factor, &lda, right, &ldb, &info)
    #else
      dpotrs_(&upper, &n, &nrhs, factor, &lda, right, &ldb, &info, 1)
    #endif
    return info
  }

  /// Inverse from the Cholesky factor, its upper triangle.
  static func potri(_ order: Int32, _ factor: Doubles, _ leading: Int32) -> Int32 {
    var (n, lda, info) = (order, max(1, leading), Int32(0))
    var upper = CChar(85)
    #if canImport(Accelerate)
      dpotri_(&upper, &n, factor, &lda, &info)
    #else
      dpotri_(&upper, &n, factor, &lda, &info, 1)
    #endif
    return info
  }

  /// Reciprocal condition number from the Cholesky factor; `work` 3n, `integers` n.
  static func pocon(
    _ order: Int32, _ factor: Doubles, _ leading: Int32, _ oneNorm: Double,
    _ reciprocal: inout Double, _ work: Doubles, _ integers: Integers
  ) -> Int32 {
    var (n, lda, norm, info) = (order, max(1, leading), oneNorm, Int32(0))
    var upper = CChar(85)
    #if canImport(Accelerate)
      dpocon_(&upper, &n, factor, &lda, &norm, &reciprocal, work, integers, &info)
    #else
      dpocon_(&upper, &n, factor, &lda, &norm, &reciprocal, work, integers, &info, 1)
    #endif
    return info
  }

  /// QR factorisation.
  static func geqrf(
    _ rows: Int32, _ columns: Int32, _ matrix: Doubles, _ leading: Int32, _ tau: Doubles,
    _ work: Doubles, _ length: Int32
  ) -> Int32 {
    var (m, n, lda, lwork, info) = (rows, columns, max(1, leading), length, Int32(0))
    dgeqrf_(&m, &n, matrix, &lda, tau, work, &lwork, &info)
    return info
  }

  /// QR factorisation with column pivoting.
  static func geqp3(
    _ rows: Int32, _ columns: Int32, _ matrix: Doubles, _ leading: Int32, _ pivots: Integers,
    _ tau: Doubles, _ work: Doubles, _ length: Int32
  ) -> Int32 {
    var (m, n, lda, lwork, info) = (rows, columns, max(1, leading), length, Int32(0))
    dgeqp3_(&m, &n, matrix, &lda, pivots, tau, work, &lwork, &info)
    return info
  }

  /// Product of the transposed orthogonal factor with a matrix, in place.
  static func ormqr(
    _ rows: Int32, _ columns: Int32, _ reflectors: Int32, _ factor: Doubles, _ leading: Int32,
    _ tau: Doubles, _ target: Doubles, _ work: Doubles, _ length: Int32
  ) -> Int32 {
    var (m, n, k, lda, ldc) = (rows, columns, reflectors, max(1, leading), max(1, rows))
    var (lwork, info) = (length, Int32(0))
    var (left, transposed) = (CChar(76), CChar(84))
    #if canImport(Accelerate)
      dormqr_(
        &left, &transposed, &m, &n, &k, factor, &lda, tau, target, &ldc, work, &lwork, &info)
    #else
      dormqr_(
        &left, &transposed, &m, &n, &k, factor, &lda, tau, target, &ldc, work, &lwork, &info,
        1, 1)
    #endif
    return info
  }

  /// Solution of an upper triangular system, or of its transpose.
  static func trtrs(
    transposed: Bool, _ order: Int32, _ sides: Int32, _ matrix: Doubles, _ leading: Int32,
    _ right: Doubles
  ) -> Int32 {
    var (n, nrhs, lda, ldb, info) = (order, sides, max(1, leading), max(1, order), Int32(0))
    var (upper, diagonal) = (CChar(85), CChar(78))
    var form = transposed ? CChar(84) : CChar(78)
    #if canImport(Accelerate)
      dtrtrs_(&upper, &form, &diagonal, &n, &nrhs, matrix, &lda, right, &ldb, &info)
    #else
      dtrtrs_(&upper, &form, &diagonal, &n, &nrhs, matrix, &lda, right, &ldb, &info, 1, 1, 1)
    #endif
    return info
  }

  /// Inverse of an upper triangular matrix, in place.
  static func trtri(_ order: Int32, _ matrix: Doubles, _ leading: Int32) -> Int32 {
    var (n, lda, info) = (order, max(1, leading), Int32(0))
    var (upper, diagonal) = (CChar(85), CChar(78))
    #if canImport(Accelerate)
      dtrtri_(&upper, &diagonal, &n, matrix, &lda, &info)
    #else
      dtrtri_(&upper, &diagonal, &n, matrix, &lda, &info, 1, 1)
    #endif
    return info
  }

  /// Reciprocal condition number (1-norm) of an upper triangle; `work` 3n, `integers` n.
  static func trcon(
    _ order: Int32, _ matrix: Doubles, _ leading: Int32, _ reciprocal: inout Double,
    _ work: Doubles, _ integers: Integers
  ) -> Int32 {
    var (n, lda, info) = (order, max(1, leading), Int32(0))
    var (norm, upper, diagonal) = (CChar(49), CChar(85), CChar(78))
    #if canImport(Accelerate)
      dtrcon_(
        &norm, &upper, &diagonal, &n, matrix, &lda, &reciprocal, work, integers, &info)
    #else
      dtrcon_(
        &norm, &upper, &diagonal, &n, matrix, &lda, &reciprocal, work, integers, &info,
        1, 1, 1)
    #endif
    return info
  }

  /// Adds the cross-products of the columns of `block` to the upper triangle of `sum`.
  static func syrk(
    _ order: Int32, _ rows: Int32, _ block: Doubles, _ leading: Int32, _ sum: Doubles
  ) {
    #if canImport(Accelerate)
      cblas_dsyrk(
        CblasColMajor, CblasUpper, CblasTrans, order, rows, 1, block, leading, 1, sum,
        max(1, order))
    #else
      var (n, k, lda, ldc) = (order, rows, max(1, leading), max(1, order))
      var (upper, transposed) = (CChar(85), CChar(84))
      var (alpha, beta) = (1.0, 1.0)
      dsyrk_(&upper, &transposed, &n, &k, &alpha, block, &lda, &beta, sum, &ldc, 1, 1)
    #endif
  }
}
