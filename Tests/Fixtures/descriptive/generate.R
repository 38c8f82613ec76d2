# Descriptive statistics in R. Run from this folder: Rscript generate.R
library(jsonlite)
k <- read.csv("../../../Examples/Data/kyphosis.csv")
l <- read.csv("../../../Examples/Data/lung.csv")
sets <- list(
  ageMonths = k$ageMonths, vertebrae = k$vertebrae, start = k$start,
  weightLoss = l$weightLoss[!is.na(l$weightLoss)], mealCalories = l$mealCalories[!is.na(l$mealCalories)],
  one = 7.25, two = c(3, 4.5), tied = c(2, 2, 2, 2), far = 1e8 + c(1, 2, 3),
  signed = c(-5.5, 0, 2.25, -1, 9, 9))
describe <- function(x) list(values = I(x), mean = mean(x), standardDeviation = sd(x),
  type7 = unname(quantile(x, 0:4 / 4, type = 7)), type6 = unname(quantile(x, 0:4 / 4, type = 6)))
out <- list(version = R.version.string, sets = lapply(sets, describe))
writeLines(toJSON(out, digits = I(17), auto_unbox = TRUE, pretty = FALSE, na = "null"), "expected.json")
