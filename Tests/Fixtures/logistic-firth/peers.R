# Writes peer-digits.json: digits of brglm2 (type = "AS_mean", which is Firth's for the logistic
# link), at its default tolerance and at 1e-12.
suppressMessages({ library(jsonlite); library(brglm2) })
truth <- fromJSON("expected.json", simplifyVector = FALSE)
num <- function(x) as.numeric(unlist(x))
digits <- function(v, t, s) round(max(0, min(16, -log10(max(abs(as.numeric(v) - t) / s, 1e-17)))), 1)
one <- function(m, ...) {
  x <- sapply(m$columns, function(c) num(c$values)); e <- m$expected
  grouped <- !is.null(m$successes)
  y <- if (grouped) cbind(num(m$successes), num(m$trials) - num(m$successes)) else num(m$outcome)
  f <- if (is.null(m$frequencies)) rep(1, nrow(x)) else num(m$frequencies)
  warned <- character()
  tryCatch({
    fit <- withCallingHandlers(glm(y ~ x, family = binomial, weights = f, method = brglmFit,
      type = "AS_mean", ...), warning = function(w) {
        warned <<- c(warned, conditionMessage(w)); invokeRestart("muffleWarning") })
    b <- num(e$estimates); s <- num(e$standardErrors)
    list(estimates = digits(coef(fit), b, pmax(abs(b), s)),
      standardErrors = digits(sqrt(diag(vcov(fit))), s, s), converged = fit$converged,
      warnings = unique(warned))
  }, error = function(e) list(error = conditionMessage(e)))
}
models <- lapply(truth$models, function(m) list(name = m$name, default = one(m),
  tight = one(m, epsilon = 1e-12, maxit = 10000)))
write_json(list(versions = list(r = R.version.string, brglm2 = as.character(packageVersion("brglm2"))),
  models = models), "peer-digits.json", auto_unbox = TRUE, pretty = TRUE)
for (m in models) cat(m$name, unlist(m$default), "|", unlist(m$tight), "\n")
