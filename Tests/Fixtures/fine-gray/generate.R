# cmprsk's crr on the cases of generate.py without offset, strata and late entry, and coxph on
# survival's finegray for those with strata or late entry whose times are all distinct: with ties of
# events and censorings its G is another one. Run: Rscript generate.R > expected-r.json
suppressPackageStartupMessages({library(cmprsk); library(survival); library(jsonlite)})
cases <- fromJSON("expected.json", simplifyVector = FALSE)$cases
result <- list()
expanded <- list()
for (case in cases) {
  if (!is.null(case$offset)) next
  rows <- seq_along(case$times)
  if (!is.null(case$frequencies)) rows <- rep(rows, unlist(case$frequencies))
  x <- sapply(case$columns, function(column) unlist(column$values)[rows])
  times <- unlist(case$times)[rows]
  causes <- unlist(case$causes)[rows]
  if (!is.null(case$strata) || !is.null(case$entries)) {
    if (anyDuplicated(times) || case$pooled || !is.null(case$censoringGroups)) next
    data <- data.frame(id = rows, time = times, ending = factor(causes, 0:2), x)
    names(data)[4:5] <- c("x1", "x2")
    data$stratum <- if (is.null(case$strata)) "all" else unlist(case$strata)[rows]
    data$entry <- if (is.null(case$entries)) 0 else unlist(case$entries)[rows]
    long <- if (is.null(case$entries))
      finegray(Surv(time, ending) ~ . + strata(stratum), data = data, etype = "1")
    else finegray(Surv(entry, time, ending) ~ . + strata(stratum), data = data, id = id,
                  etype = "1")
    f <- coxph(Surv(fgstart, fgstop, fgstatus) ~ x1 + x2 + strata(stratum), weights = fgwt,
      data = long, ties = "breslow", control = coxph.control(eps = 1e-14, iter.max = 100))
    expanded <- c(expanded, list(list(name = case$name, coefficients = I(unname(coef(f))))))
    next
  }
  groups <- if (is.null(case$censoringGroups)) rep(1, length(rows)) else
    unlist(case$censoringGroups)[rows]
  # crr cannot solve for columns of very different units.
  f <- tryCatch(suppressWarnings(crr(times, causes, x,
    cengroup = groups, gtol = 1e-12, maxiter = 100)), error = function(e) NULL)
  if (is.null(f)) next
  result <- c(result, list(list(name = case$name, coefficients = I(unname(f$coef)),
    standardErrors = I(unname(sqrt(diag(f$var)))), logPseudolikelihood = f$loglik,
    nullLogPseudolikelihood = f$loglik.null)))
}
cat(toJSON(list(version = R.version.string, cmprsk = as.character(packageVersion("cmprsk")),
  survival = as.character(packageVersion("survival")), cases = result, expanded = expanded),
  auto_unbox = TRUE, digits = I(17)))
