// Prototypes of the LAPACK and BLAS routines that LinearAlgebra calls.
//
// Fortran passes every argument by reference; a CHARACTER argument has a hidden
// length of type size_t after the last visible argument, one for each.
#ifndef SPINE_OUTCOMES_CLAPACK_H
#define SPINE_OUTCOMES_CLAPACK_H

#include <stddef.h>
#include <stdint.h>

// Cholesky factor of a symmetric positive definite matrix.
void dpotrf_(const char *uplo, const int32_t *n, double *a, const int32_t *lda,
             int32_t *info, size_t uplo_length);

// Solution of a linear system from the Cholesky factor.
void dpotrs_(const char *uplo, const int32_t *n, const int32_t *nrhs, const double *a,
             const int32_t *lda, double *b, const int32_t *ldb, int32_t *info,
             size_t uplo_length);

// Inverse of a symmetric positive definite matrix from the Cholesky factor.
void dpotri_(const char *uplo, const int32_t *n, double *a, const int32_t *lda,
             int32_t *info, size_t uplo_length);

// Reciprocal condition number of a symmetric positive definite matrix.
void dpocon_(const char *uplo, const int32_t *n, const double *a, const int32_t *lda,
             const double *anorm, double *rcond, double *work, int32_t *iwork,
             int32_t *info, size_t uplo_length);

// QR factorisation.
void dgeqrf_(const int32_t *m, const int32_t *n, double *a, const int32_t *lda, double *tau,
             double *work, const int32_t *lwork, int32_t *info);

// QR factorisation with column pivoting.
void dgeqp3_(const int32_t *m, const int32_t *n, double *a, const int32_t *lda, int32_t *jpvt,
             double *tau, double *work, const int32_t *lwork, int32_t *info);

// Product with the orthogonal factor of a QR factorisation.
void dormqr_(const char *side, const char *trans, const int32_t *m, const int32_t *n,
             const int32_t *k, const double *a, const int32_t *lda, const double *tau,
             double *c, const int32_t *ldc, double *work, const int32_t *lwork,
             int32_t *info, size_t side_length, size_t trans_length);

// Solution of a triangular system.
void dtrtrs_(const char *uplo, const char *trans, const char *diag, const int32_t *n,
             const int32_t *nrhs, const double *a, const int32_t *lda, double *b,
             const int32_t *ldb, int32_t *info, size_t uplo_length, size_t trans_length,
             size_t diag_length);

// Inverse of a triangular matrix.
void dtrtri_(const char *uplo, const char *diag, const int32_t *n, double *a,
             const int32_t *lda, int32_t *info, size_t uplo_length, size_t diag_length);

// Reciprocal condition number of a triangular matrix.
void dtrcon_(const char *norm, const char *uplo, const char *diag, const int32_t *n,
             const double *a, const int32_t *lda, double *rcond, double *work,
             int32_t *iwork, int32_t *info, size_t norm_length, size_t uplo_length,
             size_t diag_length);

// Symmetric rank-k update.
void dsyrk_(const char *uplo, const char *trans, const int32_t *n, const int32_t *k,
            const double *alpha, const double *a, const int32_t *lda, const double *beta,
            double *c, const int32_t *ldc, size_t uplo_length, size_t trans_length);

#endif
