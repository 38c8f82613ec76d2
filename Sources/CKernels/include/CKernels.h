// Inner loops over a block of rows, in versions for the instruction sets of the processor.
//
// A block is column-major with a leading dimension that is a multiple of SPINE_LANES, and rows
// are padded to such a multiple. Every version adds in the same order and contracts nothing:
// the bits do not depend on the processor.
#ifndef SPINE_OUTCOMES_CKERNELS_H
#define SPINE_OUTCOMES_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

enum { SPINE_LANES = 8 };

// The response of the rows of a block: outcomes of 0 and 1, or, where that pointer is null,
// counts of successes and failures, times the weight of the row. The offset is added to the
// linear predictor where it is not null.
typedef struct {
  const uint8_t *outcomes;
  const double *successes;
  const double *failures;
  const double *offset;
} spine_response;

// A block of rows: entries, leading dimension, rows in use (then padding) and columns.
typedef struct {
  double *entries;
  ptrdiff_t leading;
  ptrdiff_t rows;
  ptrdiff_t columns;
} spine_block;

// Asks for large pages behind memory that is about to be written once and whole.
void spine_expect_large(void *start, size_t bytes);

// target[i] = source[i] * factor - centre; zero from `rows` up to the padding.
void spine_load_numbers(double *target, const double *source, ptrdiff_t rows, double factor,
                        double centre);

// target[i] = codes[i] == code ? present : absent; zero from `rows` up to the padding.
void spine_load_indicator(double *target, const int32_t *codes, ptrdiff_t rows, int32_t code,
                          double present, double absent);

// predictor = entries * coefficients + offset, padded with 0.
void spine_predict(const spine_block *block, const double *coefficients,
                   const spine_response *response, double *predictor);

// Turns linear predictors into residuals and root weights, both padded with 0; returns the
// log-likelihood of the rows.
double spine_respond(ptrdiff_t rows, const spine_response *response, const double *predictor,
                     double *residual, double *root_weight);

// score = entries' * residual; then every row is multiplied by its root weight.
void spine_score_and_scale(const spine_block *block, const double *residual,
                           const double *root_weight, double *score);

// Adds terms to sums, and what the additions lose to losses.
void spine_add(ptrdiff_t count, const double *terms, double *sums, double *losses);

// The upper triangle of entries' * entries is added to sum, and what the additions lose to
// lost; both columns x columns, column-major.
void spine_add_cross_products(const spine_block *block, double *sum, double *lost);

// For the rows of a proportional hazards model: predictor becomes weight * exp(predictor); the
// weights are 1 where their pointer is null. Padded rows become 0. Returns the largest magnitude of
// a predictor, infinity for one that is not a number; above 300 the rows are of no use.
double spine_relative_risks(ptrdiff_t rows, const double *weights, double *predictor);

// sums[0] = total of the risks of rows from...to, sums[1 + c] = that of risk * entry of column c.
void spine_risk_sums(const spine_block *block, const double *risks, ptrdiff_t from, ptrdiff_t to,
                     double *sums);

// target[i] = start + risks[from] x[from] + ... + risks[i] x[i] for the rows from...to; x is 1
// where null.
void spine_running_sums(const double *x, const double *risks, ptrdiff_t from, ptrdiff_t to,
                        double start, double *target);

// With the expected events of a row, risk * hazard: residual = events - expected, root_weight = the
// root of expected; both padded with 0.
void spine_martingale_rows(ptrdiff_t rows, const double *events, const double *risks,
                           const double *hazard, double *residual, double *root_weight);

// Whether the functions above run in another version than the plain one on this processor.
int spine_has_vector_version(void);

// The plain versions, for comparison.
void spine_load_numbers_plain(double *target, const double *source, ptrdiff_t rows,
                              double factor, double centre);
void spine_load_indicator_plain(double *target, const int32_t *codes, ptrdiff_t rows,
                                int32_t code, double present, double absent);
void spine_predict_plain(const spine_block *block, const double *coefficients,
                         const spine_response *response, double *predictor);
double spine_respond_plain(ptrdiff_t rows, const spine_response *response,
                           const double *predictor, double *residual, double *root_weight);
void spine_score_and_scale_plain(const spine_block *block, const double *residual,
                                 const double *root_weight, double *score);
void spine_add_cross_products_plain(const spine_block *block, double *sum, double *lost);
double spine_relative_risks_plain(ptrdiff_t rows, const double *weights, double *predictor);
void spine_risk_sums_plain(const spine_block *block, const double *risks, ptrdiff_t from,
                           ptrdiff_t to, double *sums);
void spine_running_sums_plain(const double *x, const double *risks, ptrdiff_t from, ptrdiff_t to,
                              double start, double *target);
void spine_martingale_rows_plain(ptrdiff_t rows, const double *events, const double *risks,
                                 const double *hazard, double *residual, double *root_weight);

#endif
