# The same regressions by R's survival package, for what has no 60-digit solution here:
# concordance with its standard error, and curves with their conventions. Writes r.json.
# Run: Rscript generate.R
suppressPackageStartupMessages({library(survival); library(jsonlite)})
data <- fromJSON("data.json", simplifyDataFrame = FALSE)
one <- function(set, ties) {
  x <- sapply(set$columns, function(c) c$values)
  w <- if (is.null(set$frequency)) rep(1, length(set$time)) else set$frequency
  rows <- rep(seq_along(w), w)
  x <- x[rows, , drop = FALSE]
  entry <- if (is.null(set$entry)) NULL else set$entry[rows]
  y <- if (is.null(entry)) Surv(set$time[rows], set$event[rows]) else
    Surv(entry, set$time[rows], set$event[rows])
  s <- if (is.null(set$strata)) NULL else set$strata[rows]
  id <- if (is.null(set$cluster)) NULL else set$cluster[rows]
  control <- coxph.control(eps = 1e-14, toler.chol = 1e-14, iter.max = 100)
  fit <- if (is.null(s)) coxph(y ~ x, ties = ties, control = control) else
    coxph(y ~ x + strata(s), ties = ties, control = control)
  concord <- if (is.null(id)) concordance(fit) else concordance(fit, cluster = id)
  plain <- concordance(fit)
  counts <- if (is.matrix(plain$count)) colSums(plain$count) else plain$count
  list(name = set$name, ties = ties, estimates = I(unname(coef(fit))),
    standardErrors = I(unname(sqrt(diag(vcov(fit))))), logLikelihood = fit$loglik,
    scoreTest = fit$score,
    counts = unname(counts), concordance = unname(plain$concordance),
    concordanceSE = unname(sqrt(plain$var)), clusteredSE = unname(sqrt(concord$var)))
}
cases <- unlist(lapply(data$sets, function(set) list(one(set, "efron"), one(set, "breslow"))),
  recursive = FALSE)
write_json(list(versions = paste(R.version.string, "survival", packageVersion("survival")),
  cases = cases), "r.json", digits = I(17), auto_unbox = TRUE)
