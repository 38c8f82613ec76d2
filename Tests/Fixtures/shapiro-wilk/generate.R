# Shapiro-Wilk tests by R, whose code is Royston's of 1995 with exact normal quantiles.
# Writes expected.json beside this file. Run in this folder: Rscript generate.R
suppressPackageStartupMessages(library(jsonlite))
options(digits = 17)
set.seed(1995)
case <- function(name, x) {
  test <- shapiro.test(x)
  list(name = name, values = x, w = unname(test$statistic), p = test$p.value)
}
cases <- list(
  case("three", c(1, 2, 4)), case("three even", c(1, 2, 3)), case("four", c(1, 2, 4, 9)),
  case("five", c(3, 1, 4, 1.5, 9)),
  case("six tied", c(1, 1, 2, 2, 3, 8)),
  case("men's weights (Shapiro and Wilk 1965)",
    c(148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236)),
  case("twelve", round(rexp(12), 3)), case("thirty", round(rnorm(30, 1e4, 3), 2)),
  case("scores", sample(0:10, 99, TRUE)), case("exponential", round(rexp(200), 4)),
  case("large", round(rnorm(2000), 3)))
exact_json <- function(x) {
  marked <- rapply(x, function(v) sprintf("@%.17g@", v), classes = c("numeric", "integer"),
    how = "replace")
  gsub('"@|@"', "", toJSON(marked, auto_unbox = TRUE, pretty = TRUE))
}
write(exact_json(list(generator = R.version.string, cases = cases)), "expected.json")
