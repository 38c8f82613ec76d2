# binom.test, prop.test and pROC on the tables of expected.json, and how far they are from it.
# Run in this folder after generate.py: Rscript generate.R
#
# prop.test's limits at no success or no failure are 0 or 1 up to rounding; the largest absolute
# differences are written. pROC's coords gives the counts, ppv, npv and accuracy at the
# same thresholds.
suppressPackageStartupMessages({library(pROC); library(jsonlite)})
expected <- fromJSON("expected.json", simplifyVector = FALSE)
worst <- c(wilson = 0, clopperPearson = 0, coords = 0)
check <- function(t) for (name in c("sensitivity", "specificity", "ppv", "npv", "accuracy")) {
  s <- t[[name]]
  for (i in s$intervals) {
    r <- if (i$method == "wilson")
      suppressWarnings(prop.test(s$successes, s$trials, conf.level = i$level, correct = FALSE))
      else binom.test(s$successes, s$trials, conf.level = i$level)
    worst[i$method] <<- max(worst[i$method], abs(r$conf.int - c(i$lower, i$upper)))
  }
}
coordinates <- lapply(expected$cases, function(case) {
  scores <- unlist(case$scores)
  score <- c(rep(scores, unlist(case$eventCounts)), rep(scores, unlist(case$otherCounts)))
  event <- rep(c(1, 0), c(case$events, case$others))
  curve <- roc(event, score, levels = c(0, 1), quiet = TRUE,
               direction = if (case$eventsScore == "higher") "<" else ">")
  list(name = unbox(case$name), at = lapply(case$at, function(t) {
    check(t)
    # pROC reads an event at >= (<=) the threshold: take it between the scores.
    higher <- case$eventsScore == "higher"
    beyond <- if (higher) scores[scores > t$threshold] else scores[scores < t$threshold]
    place <- if (length(beyond) == 0) { if (higher) Inf else -Inf } else
      if (higher) min(beyond) else max(beyond)
    r <- coords(curve, place, input = "threshold", transpose = FALSE,
                ret = c("tp", "fp", "tn", "fn", "sensitivity", "specificity", "ppv", "npv",
                        "accuracy"))
    e <- c(t$truePositives, t$falsePositives, t$trueNegatives, t$falseNegatives,
           t$sensitivity$value, t$specificity$value,
           if (is.null(t$ppv$value)) NaN else t$ppv$value,
           if (is.null(t$npv$value)) NaN else t$npv$value, t$accuracy$value)
    worst["coords"] <<- max(worst["coords"], abs(as.numeric(r[1, ]) - e), na.rm = TRUE)
    lapply(c(list(threshold = t$threshold), as.list(r[1, ])), unbox)
  }))
})
for (t in expected$tables) check(t)
write_json(
  list(versions = list(R = unbox(R.version.string),
                       pROC = unbox(as.character(packageVersion("pROC")))),
       largestDifference = lapply(as.list(worst), unbox), coords = coordinates),
  "expected-r.json", digits = NA, na = "null")
