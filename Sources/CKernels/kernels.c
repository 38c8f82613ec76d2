#include "CKernels.h"
#include "lanes.h"

#include <string.h>

// log(1 + e) for 0 <= e <= 1, to about one unit in the last place.
//
// 1 + e = 2^j (1 + f) with f in -0.293...0.4143, and log(1 + f) = 2 artanh(f / (2 + f)).
INLINE lanes log_one_plus(lanes e) {
  integers halved = e > all(0x1.a827999fcef32p-2);
  lanes f = choose(halved, (e - all(1)) * all(0.5), e);
  lanes s = f / (all(2) + f);
  lanes z = s * s;
  lanes z2 = z * z;
  lanes z4 = z2 * z2;
  lanes a = (all(2.0 / 3) + z * all(2.0 / 5)) + z2 * (all(2.0 / 7) + z * all(2.0 / 9));
  lanes b = (all(2.0 / 11) + z * all(2.0 / 13)) + z2 * (all(2.0 / 15) + z * all(2.0 / 17));
  lanes c = (all(2.0 / 19) + z * all(2.0 / 21)) + z2 * all(2.0 / 23);
  lanes series = a + z4 * (b + z4 * c);
  // 2 s = f - s f: the first term keeps its rounding apart.
  lanes log = f - s * (f - z * series);
  return choose(halved, all(0x1.62e42fefa39efp-1) + log, log);
}

INLINE void spine_load_numbers_body(double *target, const double *source, ptrdiff_t rows,
                                    double factor, double centre) {
  ptrdiff_t row = 0;
  for (; row + 8 <= rows; row += 8) {
    // The block after this one: its memory arrives while this one is computed with.
    __builtin_prefetch(source + rows + row);
    store(target + row, load(source + row) * all(factor) - all(centre));
    store(target + row + 4, load(source + row + 4) * all(factor) - all(centre));
  }
  for (; row < rows; row++) target[row] = source[row] * factor - centre;
  for (; row < padded(rows); row++) target[row] = 0;
}

INLINE void spine_load_indicator_body(double *target, const int32_t *codes, ptrdiff_t rows,
                                      int32_t code, double present, double absent) {
  ptrdiff_t row = 0;
  for (; row + 4 <= rows; row += 4) {
    codes4 found = *(const codes4 *)(codes + row) == (codes4){code, code, code, code};
    store(target + row,
          choose(__builtin_convertvector(found, integers), all(present), all(absent)));
  }
  for (; row < rows; row++) target[row] = codes[row] == code ? present : absent;
  for (; row < padded(rows); row++) target[row] = 0;
}

INLINE void spine_predict_body(const spine_block *block, const double *coefficients,
                               const spine_response *response, double *predictor) {
  ptrdiff_t rows = padded(block->rows);
  for (ptrdiff_t row = 0; row < rows; row += 8) {
    lanes first = all(0), second = all(0);
    const double *entries = block->entries + row;
    for (ptrdiff_t column = 0; column < block->columns; column++) {
      lanes weight = all(coefficients[column]);
      first += weight * load(entries);
      second += weight * load(entries + 4);
      entries += block->leading;
    }
    store(predictor + row, first);
    store(predictor + row + 4, second);
  }
  if (response->offset)
    for (ptrdiff_t row = 0; row < block->rows; row++) predictor[row] += response->offset[row];
}

// With a = |m|, e = exp(-a), s successes and t failures at linear predictor m, the loss is
// (m > 0 ? t : s) a + (s + t) log(1 + e), the residual s q - t p with p = (m > 0 ? 1 : e) /
// (1 + e) and q = 1 - p likewise: no difference of nearly equal numbers for rows of one
// outcome.
INLINE lanes respond4(lanes m, lanes s, lanes t, double *residual, double *root_weight) {
  integers positive = m > all(0);
  lanes a = choose(positive, m, -m);
  lanes e = exponential_of_negative(a);
  lanes inverse = all(1) / (all(1) + e);
  lanes small = e * inverse;
  lanes p = choose(positive, inverse, small);
  lanes q = choose(positive, small, inverse);
  lanes n = s + t;
  store(residual, s * q - t * p);
  lanes weight = n * (small * inverse);
  store(root_weight, __builtin_elementwise_sqrt(weight));
  lanes wrong = choose(positive, t, s);
  // A row of weight zero counts nothing, however far its linear predictor.
  lanes part = choose(wrong > all(0), wrong * a, all(0));
  return choose(n > all(0), part + n * log_one_plus(e), all(0));
}

// Whether all linear predictors are one number, as at the start of a fit.
INLINE int is_constant(const double *predictor, ptrdiff_t rows) {
  lanes first = all(predictor[0]);
  integers differs = {0, 0, 0, 0};
  for (ptrdiff_t row = 0; row + 4 <= rows; row += 4) differs |= load(predictor + row) != first;
  return !(differs[0] | differs[1] | differs[2] | differs[3]);
}

INLINE double spine_respond_body(ptrdiff_t rows, const spine_response *response,
                                 const double *predictor, double *residual,
                                 double *root_weight) {
  lanes loss = all(0);
  ptrdiff_t row = 0;
  if (response->outcomes && rows >= 16 && is_constant(predictor, rows)) {
    // Two kinds of rows: each is computed once.
    lanes m = load(predictor), residuals[2], root_weights[2];
    lanes no = respond4(m, all(0), all(1), (double *)&residuals[0], (double *)&root_weights[0]);
    lanes yes = respond4(m, all(1), all(0), (double *)&residuals[1], (double *)&root_weights[1]);
    for (; row + 4 <= rows; row += 4) {
      lanes s = __builtin_convertvector(*(const bytes *)(response->outcomes + row), lanes);
      integers happened = s > all(0);
      store(residual + row, choose(happened, residuals[1], residuals[0]));
      store(root_weight + row, choose(happened, root_weights[1], root_weights[0]));
      loss += choose(happened, yes, no);
    }
  }
  for (; row < rows; row += 4) {
    lanes s = all(0), t = all(0);
    if (row + 4 <= rows) {
      if (response->outcomes) {
        s = __builtin_convertvector(*(const bytes *)(response->outcomes + row), lanes);
        t = all(1) - s;
      } else {
        s = load(response->successes + row);
        t = load(response->failures + row);
      }
    } else {
      for (int lane = 0; row + lane < rows; lane++) {
        s[lane] = response->outcomes ? response->outcomes[row + lane]
                                     : response->successes[row + lane];
        t[lane] = response->outcomes ? 1 - s[lane] : response->failures[row + lane];
      }
    }
    loss += respond4(load(predictor + row), s, t, residual + row, root_weight + row);
  }
  for (row = (rows + 3) / 4 * 4; row < padded(rows); row++)
    residual[row] = root_weight[row] = 0;
  return -total(loss);
}

INLINE void spine_score_and_scale_body(const spine_block *block, const double *residual,
                                       const double *root_weight, double *score) {
  ptrdiff_t rows = padded(block->rows);
  for (ptrdiff_t column = 0; column < block->columns; column++) {
    double *entries = block->entries + column * block->leading;
    lanes first = all(0), second = all(0);
    for (ptrdiff_t row = 0; row < rows; row += 8) {
      lanes low = load(entries + row), high = load(entries + row + 4);
      first += low * load(residual + row);
      second += high * load(residual + row + 4);
      store(entries + row, low * load(root_weight + row));
      store(entries + row + 4, high * load(root_weight + row + 4));
    }
    score[column] = total(first + second);
  }
}

INLINE void spine_add_cross_products_body(const spine_block *block, double *sum, double *lost) {
  ptrdiff_t rows = padded(block->rows), columns = block->columns, leading = block->leading;
  ptrdiff_t last = columns - 1;
  for (ptrdiff_t j = 0; j < columns; j += 3) {
    const double *b0 = block->entries + j * leading;
    const double *b1 = block->entries + (j + 1 < last ? j + 1 : last) * leading;
    const double *b2 = block->entries + (j + 2 < last ? j + 2 : last) * leading;
    for (ptrdiff_t i = 0; i <= j; i += 3) {
      const double *a0 = block->entries + i * leading;
      const double *a1 = block->entries + (i + 1 < last ? i + 1 : last) * leading;
      const double *a2 = block->entries + (i + 2 < last ? i + 2 : last) * leading;
      lanes c00 = all(0), c01 = all(0), c02 = all(0);
      lanes c10 = all(0), c11 = all(0), c12 = all(0);
      lanes c20 = all(0), c21 = all(0), c22 = all(0);
      for (ptrdiff_t row = 0; row < rows; row += 4) {
        lanes x0 = load(a0 + row), x1 = load(a1 + row), x2 = load(a2 + row);
        lanes y = load(b0 + row);
        c00 += x0 * y;
        c10 += x1 * y;
        c20 += x2 * y;
        y = load(b1 + row);
        c01 += x0 * y;
        c11 += x1 * y;
        c21 += x2 * y;
        y = load(b2 + row);
        c02 += x0 * y;
        c12 += x1 * y;
        c22 += x2 * y;
      }
      double tile[9] = {total(c00), total(c10), total(c20), total(c01), total(c11),
                        total(c21), total(c02), total(c12), total(c22)};
      for (ptrdiff_t v = 0; v < 3 && j + v < columns; v++)
        for (ptrdiff_t u = 0; u < 3 && i + u <= j + v; u++) {
          ptrdiff_t place = (i + u) + (j + v) * columns;
          add(sum + place, lost + place, tile[u + 3 * v]);
        }
    }
  }
}

int spine_has_vector_version(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0;
#else
  return 0;
#endif
}

void spine_add(ptrdiff_t count, const double *terms, double *sums, double *losses) {
  for (ptrdiff_t place = 0; place < count; place++)
    add(sums + place, losses + place, terms[place]);
}

VERSIONS(void, spine_load_numbers,
         (double *target, const double *source, ptrdiff_t rows, double factor, double centre),
         (target, source, rows, factor, centre))
VERSIONS(void, spine_load_indicator,
         (double *target, const int32_t *codes, ptrdiff_t rows, int32_t code, double present,
          double absent),
         (target, codes, rows, code, present, absent))
VERSIONS(void, spine_predict,
         (const spine_block *block, const double *coefficients, const spine_response *response,
          double *predictor),
         (block, coefficients, response, predictor))
VERSIONS(double, spine_respond,
         (ptrdiff_t rows, const spine_response *response, const double *predictor,
          double *residual, double *root_weight),
         (rows, response, predictor, residual, root_weight))
VERSIONS(void, spine_score_and_scale,
         (const spine_block *block, const double *residual, const double *root_weight,
          double *score),
         (block, residual, root_weight, score))
VERSIONS(void, spine_add_cross_products, (const spine_block *block, double *sum, double *lost),
         (block, sum, lost))
