# Rank tests by R, coin and exactRankTests. Writes expected.json beside this file.
# Run in this folder: Rscript generate.R
suppressPackageStartupMessages({ library(coin); library(exactRankTests); library(jsonlite) })
options(digits = 17)

# Differences of decimals tie as the decimals do: round away what subtraction adds.
paired_case <- function(name, before, after) {
  d <- round(after - before, 9)
  exact <- wilcox.exact(d, exact = TRUE)
  plain <- suppressWarnings(wilcox.test(d, exact = FALSE, correct = TRUE))
  uncorrected <- suppressWarnings(wilcox.test(d, exact = FALSE, correct = FALSE))
  frame <- data.frame(x = d, y = 0)
  pratt <- wilcoxsign_test(x ~ y, frame, distribution = "exact", zero.method = "Pratt")
  prattNormal <- wilcoxsign_test(x ~ y, frame, zero.method = "Pratt")
  list(name = name, before = before, after = after, v = unname(plain$statistic),
    exact = exact$p.value, corrected = plain$p.value, uncorrected = uncorrected$p.value,
    greater = wilcox.exact(d, exact = TRUE, alternative = "greater")$p.value,
    prattExact = as.numeric(pvalue(pratt)), prattNormal = as.numeric(pvalue(prattNormal)))
}

two_case <- function(name, x, y) {
  frame <- data.frame(v = c(x, y), g = factor(rep(c("x", "y"), c(length(x), length(y)))))
  p <- function(...) as.numeric(pvalue(wilcox_test(v ~ g, frame, ...)))
  normal <- function(correct) suppressWarnings(wilcox.test(x, y, exact = FALSE, correct = correct))
  list(name = name, x = x, y = y, w = unname(normal(TRUE)$statistic),
    exact = p(distribution = "exact"), less = p(distribution = "exact", alternative = "less"),
    greater = p(distribution = "exact", alternative = "greater"),
    perm = wilcox.exact(x, y, exact = TRUE)$p.value,
    corrected = normal(TRUE)$p.value, uncorrected = normal(FALSE)$p.value)
}

kruskal_case <- function(name, values, group) {
  test <- kruskal.test(values, factor(group))
  list(name = name, values = values, group = group, h = unname(test$statistic),
    df = unname(test$parameter), p = test$p.value)
}

data("rotarod", package = "coin")
set.seed(20251029)
pain_before <- round(pmin(10, pmax(0, rnorm(36, 6.4, 1.8))), 1)
pain_after <- round(pmin(10, pmax(0, pain_before - rnorm(36, 0.9, 1.9))), 1)
pain_after[c(4, 17, 30)] <- pain_before[c(4, 17, 30)]
motor_before <- sample(0:5, 99, TRUE, c(1, 1, 2, 4, 6, 8))
motor_after <- pmin(5, pmax(0, motor_before + sample(-2:2, 99, TRUE, c(1, 2, 6, 3, 1))))
air <- split(airquality$Ozone[!is.na(airquality$Ozone)], airquality$Month[!is.na(airquality$Ozone)])
score_a <- sample(0:10, 62, TRUE)
score_b <- sample(0:10, 37, TRUE, 11:1)

paired <- list(
  paired_case("depression (Hollander and Wolfe)",
    c(1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30),
    c(0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)),
  paired_case("pain in tenths", pain_before, pain_after),
  paired_case("motor grades", motor_before, motor_after),
  paired_case("N5", rep(0, 13), c(0, 0, 0, 1, -1, 2, 2, 3, -2, 4, 5, 5, 6)))
two <- list(
  two_case("placenta (Hollander and Wolfe)",
    c(0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46),
    c(1.15, 0.88, 0.90, 0.74, 1.21)),
  two_case("rotarod (Bergmann, Ludbrook and Spooren 2000)", rotarod$time[rotarod$group == "control"],
    rotarod$time[rotarod$group == "treatment"]),
  two_case("N4", 1:10, seq(2, 24, 2)),
  two_case("ozone May and August", air[["5"]], air[["8"]]),
  two_case("scores 62 and 37", score_a, score_b))
kruskal <- list(
  kruskal_case("ozone by month", unlist(air, use.names = FALSE), rep(names(air), lengths(air))),
  kruskal_case("Hollander and Wolfe 116",
    c(2.9, 3.0, 2.5, 2.6, 3.2, 3.8, 2.7, 4.0, 2.4, 2.8, 3.4, 3.7, 2.2, 2.0),
    rep(c("normal", "obstructive", "asbestosis"), c(5, 4, 5))),
  kruskal_case("motor grades", c(motor_before, motor_after),
    rep(c("before", "after"), each = 99)))
versions <- sapply(c("coin", "exactRankTests", "jsonlite"), function(p) as.character(packageVersion(p)))
# jsonlite stops at 15 digits: mark the numbers, written with 17, and take the marks off.
exact_json <- function(x) {
  marked <- rapply(x, function(v) sprintf("@%.17g@", v), classes = c("numeric", "integer"),
    how = "replace")
  gsub('"@|@"', "", toJSON(marked, auto_unbox = TRUE, pretty = TRUE))
}
write(exact_json(list(
  generator = paste(R.version.string, paste(names(versions), versions, collapse = ", "), sep = "; "),
  paired = paired, two = two, kruskal = kruskal)), "expected.json")
