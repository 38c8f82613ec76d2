# Table 1 in R: the numbers of its cells, its tests and standardised mean differences, on kyphosis
# and lung. Run from this folder: Rscript generate.R
#
# The standardised differences follow the definition of Yang and Dalton, SAS Global Forum 2012,
# paper 335: the Mahalanobis distance of the shares of all levels but the first, with the mean of
# the two covariance matrices; of more than two groups the largest over the pairs.
library(jsonlite)
k <- read.csv("../../../Examples/Data/kyphosis.csv")
l <- read.csv("../../../Examples/Data/lung.csv")
smd_number <- function(x, y) abs(mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2)
smd_levels <- function(x, y) {
  levels <- sort(unique(c(x, y)))[-1]
  p <- sapply(levels, function(v) mean(x == v))
  q <- sapply(levels, function(v) mean(y == v))
  s <- (diag(p, length(p)) - outer(p, p) + diag(q, length(q)) - outer(q, q)) / 2
  sqrt(drop(t(p - q) %*% solve(s) %*% (p - q)))
}
largest <- function(x, g, f) {
  keep <- !is.na(x) & !is.na(g)
  parts <- split(x[keep], g[keep])
  names <- names(parts)
  best <- NULL
  for (i in seq_along(parts)) for (j in seq_along(parts)) if (i < j) {
    value <- f(parts[[i]], parts[[j]])
    if (is.null(best) || value > best$value)
      best <- list(value = value, first = names[i], second = names[j])
  }
  best
}
number <- function(x, g) {
  keep <- !is.na(x) & !is.na(g)
  parts <- split(x[keep], g[keep])
  list(
    n = unname(sapply(parts, length)), mean = unname(sapply(parts, mean)),
    sd = unname(sapply(parts, sd)),
    quartiles = unname(lapply(parts, function(v) unname(quantile(v, c(0.25, 0.5, 0.75))))),
    missing = sum(is.na(x) & !is.na(g)),
    shapiro = unname(sapply(parts, function(v) shapiro.test(v)$p.value)),
    welch = if (length(parts) == 2) t.test(parts[[1]], parts[[2]])$p.value
      else oneway.test(x[keep] ~ factor(g[keep]))$p.value,
    smd = largest(x, g, smd_number))
}
category <- function(x, g) {
  t <- table(x, g)
  list(
    levels = rownames(t), counts = unname(apply(t, 1, as.integer, simplify = FALSE)),
    fisher = if (all(dim(t) == 2)) fisher.test(t)$p.value else NA,
    chiSquare = suppressWarnings(chisq.test(t, correct = FALSE)$p.value),
    smd = largest(x, g, smd_levels))
}
out <- list(
  version = R.version.string,
  kyphosis = list(
    ageMonths = number(k$ageMonths, k$kyphosis), vertebrae = number(k$vertebrae, k$kyphosis),
    start = number(k$start, k$kyphosis)),
  lungBySex = list(
    age = number(l$age, l$sex), weightLoss = number(l$weightLoss, l$sex),
    mealCalories = number(l$mealCalories, l$sex), ecog = category(l$ecog, l$sex),
    died = category(l$died, l$sex)),
  lungByECOG = list(
    age = number(l$age[l$ecog < 3], l$ecog[l$ecog < 3]),
    sex = category(l$sex[l$ecog < 3], l$ecog[l$ecog < 3])))
writeLines(toJSON(out, digits = I(17), auto_unbox = TRUE, pretty = FALSE, na = "null"), "expected.json")
