// Four lanes of doubles, and what every file of kernels computes with them; not public.
#ifndef SPINE_OUTCOMES_LANES_H
#define SPINE_OUTCOMES_LANES_H

#include "CKernels.h"

#pragma STDC FP_CONTRACT OFF

// Vectors are passed between inlined functions only, so that their calling convention is moot.
#pragma clang diagnostic ignored "-Wpsabi"

// Four lanes in every version: sums have the same order everywhere.
typedef double lanes __attribute__((vector_size(32), aligned(8)));
typedef int64_t integers __attribute__((vector_size(32), aligned(8)));
typedef uint8_t bytes __attribute__((vector_size(4), aligned(1)));
typedef int32_t codes4 __attribute__((vector_size(16), aligned(4)));

#define INLINE static inline __attribute__((always_inline))

// Defines a function in a plain version and, on x86-64, one for AVX2.
#if defined(__x86_64__)
#define VERSIONS(type, name, parameters, arguments)                                     \
  type name##_plain parameters { return name##_body arguments; }                        \
  __attribute__((target("avx2"))) static type name##_avx2 parameters {                  \
    return name##_body arguments;                                                       \
  }                                                                                     \
  type name parameters {                                                                \
    return __builtin_cpu_supports("avx2") ? name##_avx2 arguments : name##_plain arguments; \
  }
#else
#define VERSIONS(type, name, parameters, arguments)                                     \
  type name##_plain parameters { return name##_body arguments; }                        \
  type name parameters { return name##_plain arguments; }
#endif

INLINE lanes all(double value) { return (lanes){value, value, value, value}; }
INLINE lanes load(const double *from) { return *(const lanes *)from; }
INLINE void store(double *to, lanes values) { *(lanes *)to = values; }
INLINE double total(lanes v) { return (v[0] + v[2]) + (v[1] + v[3]); }
INLINE ptrdiff_t padded(ptrdiff_t rows) {
  return (rows + SPINE_LANES - 1) / SPINE_LANES * SPINE_LANES;
}
INLINE lanes choose(integers mask, lanes yes, lanes no) {
  return (lanes)((mask & (integers)yes) | (~mask & (integers)no));
}

// exp(r) for |r| <= log(2) / 2: the series to degree 13 (rest 4e-18).
INLINE lanes exponential_of_remainder(lanes r) {
  lanes r2 = r * r;
  lanes r4 = r2 * r2;
  lanes low = (all(1.0 / 6) + r * all(1.0 / 24)) + r2 * (all(1.0 / 120) + r * all(1.0 / 720));
  lanes middle = (all(1.0 / 5040) + r * all(1.0 / 40320))
                 + r2 * (all(1.0 / 362880) + r * all(1.0 / 3628800));
  lanes high = (all(1.0 / 39916800) + r * all(1.0 / 479001600))
               + r2 * all(1.0 / 6227020800.0);
  lanes series = low + r4 * (middle + r4 * high);
  return all(1) + (r + (r2 * all(0.5) + r2 * r * series));
}

// exp(-a) for a >= 0, to about 0.6 units in the last place; NaN stays.
//
// a = k log 2 - r with |r| <= log(2) / 2. The power of two is applied in two halves, so that
// subnormal results round once.
INLINE lanes exponential_of_negative(lanes a) {
  const lanes shift = all(0x1.8p52);
  a = choose(a > all(800), all(800), a);
  lanes t = a * all(-0x1.71547652b82fep0) + shift;
  lanes k = t - shift;
  lanes r = (-a - k * all(0x1.62e42fefa0000p-1)) - k * all(0x1.cf79abc9e3b3ap-40);
  lanes value = exponential_of_remainder(r);
  integers power = (integers)t - (integers)shift;
  // k is in -1155...0: halves of a positive number shift without sign.
  integers half = -((-power) >> 1);
  integers rest = power - half;
  lanes scale1 = (lanes)((half + 1023) << 52);
  lanes scale2 = (lanes)((rest + 1023) << 52);
  return value * scale1 * scale2;
}

// Adds a term to a sum of two parts (Knuth).
INLINE void add(double *sum, double *lost, double term) {
  double next = *sum + term, part = next - *sum;
  *lost += (*sum - (next - part)) + (term - part);
  *sum = next;
}

#endif
