# pROC's partial areas and points on the data of expected.json. Run in this folder after
# generate.py: Rscript generate.R
#
# partial: in the order of expected.json; corrected is null where pROC says NA (below the
# diagonal). sensitivityAt, specificityAt: coords(input = "specificity" / "sensitivity"), which
# gives the one value when unique; null where it gives several (a vertical or level segment).
suppressPackageStartupMessages({library(pROC); library(jsonlite)})
cases <- fromJSON("expected.json", simplifyVector = FALSE)$cases
out <- list()
worst <- c(area = 0, corrected = 0, sensitivityAt = 0, specificityAt = 0)
differs <- list()
for (case in cases) {
  scores <- unlist(case$scores)
  score <- c(rep(scores, unlist(case$eventCounts)), rep(scores, unlist(case$otherCounts)))
  event <- rep(c(1, 0), c(case$events, case$others))
  roc <- roc(event, score, levels = c(0, 1), quiet = TRUE,
             direction = if (case$eventsScore == "higher") "<" else ">")
  partial <- lapply(case$partial, function(p) {
    one <- function(correct) suppressWarnings(as.numeric(auc(
      roc, partial.auc = c(p$high, p$low), partial.auc.focus = p$focus,
      partial.auc.correct = correct)))
    r <- c(one(FALSE), one(TRUE))
    far <- abs(r - c(p$area, p$corrected))
    if (any(far > 1e-12, na.rm = TRUE))
      differs[[length(differs) + 1]] <<- list(
        case = unbox(case$name), focus = unbox(p$focus), high = unbox(p$high),
        low = unbox(p$low), pROC = unbox(r[1]), exact = unbox(p$area))
    else {
      worst["area"] <<- max(worst["area"], far[1])
      worst["corrected"] <<- max(worst["corrected"], far[2], na.rm = TRUE)
    }
    list(area = unbox(r[1]), corrected = unbox(r[2]))
  })
  at <- function(input, ret, points) lapply(points, function(p) {
    v <- unique(coords(roc, p[[input]], input = input, ret = ret, transpose = FALSE)[[ret]])
    key <- paste0(ret, "At")
    if (length(v) == 1) {
      far <- abs(v - p$interpolated)
      if (far > 1e-12)
        differs[[length(differs) + 1]] <<- list(
          case = unbox(case$name), input = unbox(input), at = unbox(p[[input]]),
          pROC = unbox(v), exact = unbox(p$interpolated),
          exactLowest = unbox(p$interpolatedLowest))
      else worst[key] <<- max(worst[key], far)
    }
    unbox(if (length(v) == 1) v else NA_real_)
  })
  out[[length(out) + 1]] <- list(
    name = unbox(case$name), partial = partial,
    sensitivityAt = at("specificity", "sensitivity", case$sensitivityAt),
    specificityAt = at("sensitivity", "specificity", case$specificityAt))
}
write_json(
  list(versions = list(R = unbox(R.version.string),
                       pROC = unbox(as.character(packageVersion("pROC")))),
       largestDifference = lapply(as.list(worst), unbox), differs = differs, cases = out),
  "expected-r.json", digits = NA, na = "null")
