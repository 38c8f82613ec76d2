# The same analyses by R, as a second source. Run: Rscript generate.R > r.json
library(jsonlite)
two <- list(c(3, 1, 1, 3), c(2, 10, 15, 3), c(345, 455, 260, 345), c(21, 15, 22, 16))
fisher <- lapply(two, function(v) {
  m <- matrix(v, 2, byrow = TRUE)
  t <- fisher.test(m)
  list(table = m, minlike = t$p.value, oddsRatio = unname(t$estimate),
       centralLimits = as.numeric(t$conf.int),
       greater = fisher.test(m, alternative = "greater")$p.value,
       less = fisher.test(m, alternative = "less")$p.value)
})
chi <- lapply(list(matrix(c(762, 327, 468, 484, 239, 477), 2, byrow = TRUE),
                   matrix(c(21, 15, 22, 16), 2, byrow = TRUE),
                   matrix(c(83, 3, 90, 3, 129, 7, 70, 12), 4, byrow = TRUE)), function(m) {
  t <- suppressWarnings(chisq.test(m, correct = FALSE))
  y <- suppressWarnings(chisq.test(m))
  list(table = m, chiSquare = unname(t$statistic), df = unname(t$parameter), p = t$p.value,
       corrected = unname(y$statistic), pCorrected = y$p.value,
       expected = t$expected, residuals = t$stdres)
})
paired <- lapply(list(c(794, 86, 150, 570), c(1, 1, 7, 12), c(1434, 18, 33, 51)), function(v) {
  m <- matrix(v, 2, byrow = TRUE)
  t <- mcnemar.test(m, correct = FALSE)
  y <- mcnemar.test(m)
  b <- binom.test(v[2], v[2] + v[3])
  list(table = m, chiSquare = unname(t$statistic), p = t$p.value,
       corrected = unname(y$statistic), pCorrected = y$p.value,
       exact = b$p.value, exactLimits = b$conf.int / (1 - b$conf.int))
})
cat(toJSON(list(generator = "generate.R", version = R.version.string, fisher = fisher,
                chiSquare = chi, mcNemar = paired), digits = NA, auto_unbox = TRUE, pretty = 1), "\n")
