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

#endif
