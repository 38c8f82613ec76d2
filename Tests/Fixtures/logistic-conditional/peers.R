# Writes peer-digits.json: digits of survival's clogit(method = "exact") and what it prints.
suppressMessages({ library(jsonlite); library(survival) })
truth <- fromJSON("expected.json", simplifyVector = FALSE)
num <- function(x) as.numeric(unlist(x))
digits <- function(v, t) round(min(16, -log10(max(abs(as.numeric(v) - num(t)) / pmax(abs(num(t)), 1e-300), 1e-17))), 1)
models <- lapply(truth$models, function(m) {
  x <- sapply(m$columns, function(c) num(c$values)); g <- num(m$stratum); y <- num(m$outcome)
  e <- m$expected; warned <- character()
  fit <- tryCatch(withCallingHandlers(clogit(y ~ x + strata(g), method = "exact"), warning = function(w) {
    warned <<- c(warned, conditionMessage(w)); invokeRestart("muffleWarning") }),
    error = function(e) conditionMessage(e))
  if (is.character(fit)) return(list(name = m$name, error = fit))
  s <- summary(fit)
  list(name = m$name, warnings = warned, estimates = digits(coef(fit), e$estimates),
    standardErrors = digits(sqrt(diag(vcov(fit))), e$standardErrors),
    logLikelihood = digits(fit$loglik[2], e$logLikelihood), null = digits(fit$loglik[1], e$nullLogLikelihood),
    likelihoodRatio = digits(s$logtest[1], e$likelihoodRatioTest$statistic),
    score = digits(fit$score, e$scoreTest$statistic), wald = digits(fit$wald.test, e$waldTest$statistic))
})
write_json(list(versions = list(r = R.version.string, survival = as.character(packageVersion("survival"))),
  models = models), "peer-digits.json", auto_unbox = TRUE, pretty = TRUE)
for (m in models) print(unlist(m))
