# cmprsk's crr on the cases of generate.py without offset.
# Run: Rscript generate.R > expected-r.json
suppressPackageStartupMessages({library(cmprsk); library(jsonlite)})
cases <- fromJSON("expected.json", simplifyVector = FALSE)$cases
result <- list()
for (case in cases) {
  if (!is.null(case$offset)) next
  rows <- seq_along(case$times)
  if (!is.null(case$frequencies)) rows <- rep(rows, unlist(case$frequencies))
  x <- sapply(case$columns, function(column) unlist(column$values)[rows])
  groups <- if (is.null(case$censoringGroups)) rep(1, length(rows)) else
    unlist(case$censoringGroups)[rows]
  # crr cannot solve for columns of very different units.
  f <- tryCatch(suppressWarnings(crr(unlist(case$times)[rows], unlist(case$causes)[rows], x,
    cengroup = groups, gtol = 1e-12, maxiter = 100)), error = function(e) NULL)
  if (is.null(f)) next
  result <- c(result, list(list(name = case$name, coefficients = I(unname(f$coef)),
    standardErrors = I(unname(sqrt(diag(f$var)))), logPseudolikelihood = f$loglik,
    nullLogPseudolikelihood = f$loglik.null)))
}
cat(toJSON(list(version = R.version.string, cmprsk = as.character(packageVersion("cmprsk")),
  cases = result), auto_unbox = TRUE, digits = I(17)))
