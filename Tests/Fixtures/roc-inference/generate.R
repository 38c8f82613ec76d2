# pROC's areas, DeLong variances and intervals on the data of expected.json, and how far they are
# from its exact numbers. Run in this folder after generate.py: Rscript generate.R
suppressPackageStartupMessages({library(pROC); library(jsonlite)})
cases <- fromJSON("expected.json", simplifyVector = FALSE)$cases
far <- function(a, b) if (is.null(b) || is.na(a)) 0 else abs(a - b) / max(abs(b), 1e-300)
worst <- c(area = 0, variance = 0, limits = 0)
out <- list()
for (case in cases) {
  scores <- unlist(case$scores)
  score <- c(rep(scores, unlist(case$eventCounts)), rep(scores, unlist(case$otherCounts)))
  event <- rep(c(1, 0), c(case$events, case$others))
  roc <- roc(event, score, levels = c(0, 1), quiet = TRUE,
             direction = if (case$eventsScore == "higher") "<" else ">")
  one <- min(case$events, case$others) == 1
  variance <- if (one) NA else suppressWarnings(var(roc))
  limits <- if (one) c(NA, NA) else
    suppressWarnings(as.numeric(ci.auc(roc, method = "delong"))[c(1, 3)])
  area <- as.numeric(auc(roc))
  worst["area"] <- max(worst["area"], far(area, case$area))
  if (!is.null(case$delong$variance) && case$delong$variance > 0) {
    worst["variance"] <- max(worst["variance"], far(variance, case$delong$variance))
    plain <- case$delong$intervals[[1]]
    worst["limits"] <- max(worst["limits"], far(limits[1], plain$lower),
                           far(limits[2], plain$upper))
  }
  out[[length(out) + 1]] <- list(
    name = unbox(case$name), area = unbox(area), variance = unbox(variance),
    lower = unbox(limits[1]), upper = unbox(limits[2]))
}
write_json(
  list(versions = list(R = unbox(R.version.string),
                       pROC = unbox(as.character(packageVersion("pROC")))),
       largestRelativeDifference = lapply(as.list(worst), unbox), cases = out),
  "expected-r.json", digits = NA, na = "null")
