# Curves, areas and cutoffs of pROC, Wilson intervals and Smirnov tests of R, on public data.
# Run in this folder: Rscript generate.R
suppressPackageStartupMessages({library(pROC); library(jsonlite)})
data <- "../../../Examples/Data"
kyphosis <- read.csv(file.path(data, "kyphosis.csv"))
lung <- read.csv(file.path(data, "lung.csv"))
truth <- function(x) if (is.logical(x)) x else x == "true"

case <- function(name, outcome, score, eventsScore) {
  complete <- !is.na(outcome) & !is.na(score)
  outcome <- outcome[complete]
  score <- score[complete]
  roc <- roc(outcome, score, levels = c(FALSE, TRUE),
             direction = if (eventsScore == "higher") "<" else ">", quiet = TRUE)
  ci <- as.numeric(ci.auc(roc, method = "delong"))
  order <- order(roc$sensitivities, -roc$specificities)
  best <- function(method)
    as.numeric(sort(coords(roc, "best", best.method = method, ret = "threshold",
                           transpose = FALSE)$threshold))
  youden <- coords(roc, "best", best.method = "youden", transpose = FALSE,
                   ret = c("threshold", "tp", "fp", "tn", "fn", "sensitivity", "specificity"))
  youden <- youden[order(-youden$sensitivity), ][1, ]
  wilson <- function(x, n) as.numeric(prop.test(x, n, correct = FALSE)$conf.int)
  ks <- suppressWarnings(ks.test(score[outcome], score[!outcome], exact = TRUE))
  # Infinite thresholds have no JSON number: null at the ends of the list.
  list(name = unbox(name), eventsScore = unbox(eventsScore), scores = score,
       outcomes = outcome, events = unbox(sum(outcome)), others = unbox(sum(!outcome)),
       area = unbox(as.numeric(auc(roc))), standardError = unbox(sqrt(var(roc))),
       lower = unbox(ci[1]), upper = unbox(ci[3]),
       innerThresholds = roc$thresholds[order][is.finite(roc$thresholds[order])],
       sensitivities = roc$sensitivities[order], specificities = roc$specificities[order],
       youden = best("youden"), closestToCorner = best("closest.topleft"),
       truePositives = unbox(youden$tp), falsePositives = unbox(youden$fp),
       trueNegatives = unbox(youden$tn), falseNegatives = unbox(youden$fn),
       sensitivityInterval = wilson(youden$tp, sum(outcome)),
       specificityInterval = wilson(youden$tn, sum(!outcome)),
       distance = unbox(as.numeric(ks$statistic)), smirnov = unbox(ks$p.value))
}

cases <- list(
  case("kyphosis start", truth(kyphosis$kyphosis), kyphosis$start, "lower"),
  case("kyphosis age", truth(kyphosis$kyphosis), kyphosis$ageMonths, "higher"),
  case("kyphosis vertebrae", truth(kyphosis$kyphosis), kyphosis$vertebrae, "higher"),
  case("lung ecog", truth(lung$died), lung$ecog, "higher"),
  case("lung weight loss", truth(lung$died), lung$weightLoss, "higher"),
  case("lung karnofsky", truth(lung$died), lung$karnofskyPhysician, "lower"))
write_json(
  list(versions = list(R = unbox(R.version.string),
                       pROC = unbox(as.character(packageVersion("pROC")))),
       cases = cases),
  "expected-r.json", digits = NA, pretty = FALSE)
