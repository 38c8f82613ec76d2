# pROC's covariances and roc.test on the data of expected.json: paired on complete records,
# unpaired with its Welch degrees of freedom. For curves of opposite direction pROC warns, and
# without method = "delong" its cov() resamples instead. Run in this folder after generate.py:
# Rscript generate.R
suppressPackageStartupMessages({library(pROC); library(jsonlite)})
expected <- fromJSON("expected.json", simplifyVector = FALSE)
numbers <- function(x) vapply(x, function(v) if (is.null(v)) NA_real_ else as.numeric(v), 0)
curve <- function(event, score, direction)
  roc(event, score, levels = c(0, 1), quiet = TRUE,
      direction = if (direction == "higher") "<" else ">")
far <- function(a, b) if (is.null(b) || !is.finite(a)) 0 else abs(a - b) / max(abs(b), 1e-300)
worst <- c(covariance = 0, z = 0, p = 0, limits = 0, unpairedZ = 0, unpairedP = 0)
test <- function(a, b, paired) suppressWarnings(
  roc.test(a, b, method = "delong", paired = paired))
pairedOut <- lapply(expected$paired, function(case) {
  event <- as.numeric(unlist(case$outcomes))
  values <- sapply(case$scores, function(s) numbers(s$values))
  complete <- rowSums(is.na(values)) == 0
  curves <- lapply(seq_along(case$scores), function(k)
    curve(event[complete], values[complete, k], case$scores[[k]]$eventsScore))
  k <- length(curves)
  m <- matrix(0, k, k)
  for (i in 1:k) for (j in 1:k) {
    m[i, j] <- if (i == j) suppressWarnings(var(curves[[i]]))
      else suppressWarnings(cov(curves[[i]], curves[[j]], method = "delong"))
    exact <- case$covariance[[i]][[j]]
    if (exact != 0) worst["covariance"] <<- max(worst["covariance"], far(m[i, j], exact))
  }
  pairs <- list()
  for (i in seq_len(k - 1)) for (j in (i + 1):k) {
    t <- test(curves[[i]], curves[[j]], TRUE)
    e <- case$pairs[[length(pairs) + 1]]
    if (!is.null(e$z) && e$difference != 0) {
      worst["z"] <<- max(worst["z"], far(as.numeric(t$statistic), e$z))
      worst["p"] <<- max(worst["p"], far(t$p.value, e$p))
      worst["limits"] <<- max(worst["limits"], far(t$conf.int[1], e$intervals[[1]]$lower),
                              far(t$conf.int[2], e$intervals[[1]]$upper))
    }
    pairs[[length(pairs) + 1]] <- list(
      first = unbox(e$first), second = unbox(e$second),
      z = unbox(as.numeric(t$statistic)), p = unbox(t$p.value),
      lower = unbox(t$conf.int[1]), upper = unbox(t$conf.int[2]))
  }
  list(name = unbox(case$name), covariance = m, pairs = pairs)
})
expand <- function(s) {
  scores <- unlist(s$scores)
  curve(rep(c(1, 0), c(s$events, s$others)),
        c(rep(scores, unlist(s$eventCounts)), rep(scores, unlist(s$otherCounts))), s$eventsScore)
}
unpairedOut <- lapply(expected$unpaired, function(case) {
  t <- test(expand(case$first), expand(case$second), FALSE)
  if (!is.null(case$z) && case$difference != 0) {
    worst["unpairedZ"] <<- max(worst["unpairedZ"], far(as.numeric(t$statistic), case$z))
    worst["unpairedP"] <<- max(worst["unpairedP"], far(t$p.value, case$studentP))
  }
  list(name = unbox(case$name), t = unbox(as.numeric(t$statistic)),
       degreesOfFreedom = unbox(as.numeric(t$parameter)), p = unbox(t$p.value))
})
write_json(
  list(versions = list(R = unbox(R.version.string),
                       pROC = unbox(as.character(packageVersion("pROC")))),
       largestRelativeDifference = lapply(as.list(worst), unbox),
       paired = pairedOut, unpaired = unpairedOut),
  "expected-r.json", digits = NA, na = "null")
