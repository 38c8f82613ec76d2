// Inner loops over a block of rows of a proportional hazards model, ordered by falling time.
#include "CKernels.h"
#include "lanes.h"

// exp(m) for |m| <= 700, to about 0.6 units in the last place; of use for nothing else.
INLINE lanes exponential(lanes m) {
  const lanes shift = all(0x1.8p52);
  lanes t = m * all(0x1.71547652b82fep0) + shift;
  lanes k = t - shift;
  lanes r = (m - k * all(0x1.62e42fefa0000p-1)) - k * all(0x1.cf79abc9e3b3ap-40);
  lanes value = exponential_of_remainder(r);
  integers power = (integers)t - (integers)shift;
  return value * (lanes)((power + 1023) << 52);
}

INLINE double spine_relative_risks_body(ptrdiff_t rows, const double *weights,
                                        double *predictor) {
  lanes largest = all(0);
  integers wrong = {0, 0, 0, 0};
  for (ptrdiff_t row = 0; row < padded(rows); row += 4) {
    lanes m = load(predictor + row);
    lanes size = choose(m > all(0), m, -m);
    wrong |= m != m;
    largest = choose(size > largest, size, largest);
    store(predictor + row, exponential(m));
  }
  for (ptrdiff_t row = rows; row < padded(rows); row++) predictor[row] = 0;
  if (weights) {
    ptrdiff_t row = 0;
    for (; row + 4 <= rows; row += 4)
      store(predictor + row, load(predictor + row) * load(weights + row));
    for (; row < rows; row++) predictor[row] *= weights[row];
  }
  if (wrong[0] | wrong[1] | wrong[2] | wrong[3]) return __builtin_inf();
  double most = largest[0];
  for (int lane = 1; lane < 4; lane++) most = largest[lane] > most ? largest[lane] : most;
  return most;
}

INLINE void spine_risk_sums_body(const spine_block *block, const double *risks, ptrdiff_t from,
                                 ptrdiff_t to, double *sums) {
  for (ptrdiff_t column = -1; column < block->columns; column++) {
    const double *entries = column < 0 ? 0 : block->entries + column * block->leading;
    lanes first = all(0), second = all(0);
    double rest = 0;
    ptrdiff_t row = from;
    for (; row + 8 <= to; row += 8) {
      lanes low = load(risks + row), high = load(risks + row + 4);
      if (entries) {
        low *= load(entries + row);
        high *= load(entries + row + 4);
      }
      first += low;
      second += high;
    }
    for (; row < to; row++) rest += entries ? entries[row] * risks[row] : risks[row];
    sums[column + 1] = total(first + second) + rest;
  }
}

INLINE void spine_running_sums_body(const double *x, const double *risks, ptrdiff_t from,
                                    ptrdiff_t to, double start, double *target) {
  double sum = 0;
  for (ptrdiff_t row = from; row < to; row++) {
    sum += x ? x[row] * risks[row] : risks[row];
    target[row] = start + sum;
  }
}

INLINE void spine_martingale_rows_body(ptrdiff_t rows, const double *events,
                                       const double *risks, const double *hazard,
                                       double *residual, double *root_weight) {
  ptrdiff_t row = 0;
  for (; row + 4 <= rows; row += 4) {
    lanes expected = load(risks + row) * load(hazard + row);
    store(residual + row, load(events + row) - expected);
    store(root_weight + row, __builtin_elementwise_sqrt(expected));
  }
  for (; row < rows; row++) {
    lanes expected = all(risks[row] * hazard[row]);
    residual[row] = events[row] - expected[0];
    root_weight[row] = __builtin_elementwise_sqrt(expected)[0];
  }
  for (; row < padded(rows); row++) residual[row] = root_weight[row] = 0;
}

VERSIONS(double, spine_relative_risks,
         (ptrdiff_t rows, const double *weights, double *predictor), (rows, weights, predictor))
VERSIONS(void, spine_risk_sums,
         (const spine_block *block, const double *risks, ptrdiff_t from, ptrdiff_t to,
          double *sums),
         (block, risks, from, to, sums))
VERSIONS(void, spine_running_sums,
         (const double *x, const double *risks, ptrdiff_t from, ptrdiff_t to, double start,
          double *target),
         (x, risks, from, to, start, target))
VERSIONS(void, spine_martingale_rows,
         (ptrdiff_t rows, const double *events, const double *risks, const double *hazard,
          double *residual, double *root_weight),
         (rows, events, risks, hazard, residual, root_weight))
