# Rscript peers.R folder: fits <folder>/<index>.csv by glm and writes <folder>/r.json.
# Columns y (or s and m), f, o and x0, x1, ... (the design, intercept included).
suppressMessages(library(jsonlite))
folder <- commandArgs(TRUE)[1]
text <- function(v) if (length(v) == 0) NULL else sprintf("%.17g", v)
one <- function(file, epsilon, maxit) {
  d <- read.csv(file, colClasses = "numeric")
  x <- as.matrix(d[, grep("^x", names(d)), drop = FALSE])
  grouped <- "s" %in% names(d)
  y <- if (grouped) cbind(d$s, d$m - d$s) else d$y
  warned <- character()
  take <- function(expr) withCallingHandlers(expr, warning = function(w) {
    warned <<- c(warned, conditionMessage(w)); invokeRestart("muffleWarning") })
  ctl <- glm.control(epsilon = epsilon, maxit = maxit)
  out <- tryCatch({
    fit <- take(glm(y ~ 0 + x, family = binomial, weights = d$f, offset = d$o, control = ctl))
    intercept <- all(x[, 1] == 1)
    null <- if (intercept)
      take(glm(y ~ 1, family = binomial, weights = d$f, offset = d$o, control = ctl)) else
      take(glm(y ~ 0, family = binomial, weights = d$f, offset = d$o, control = ctl))
    score <- if (ncol(x) > intercept) tryCatch(if (intercept) {
      with1 <- take(glm(y ~ x[, -1], family = binomial, weights = d$f, offset = d$o, control = ctl))
      anova(null, with1, test = "Rao")$Rao[2]
    } else NA, error = function(e) NA) else NA
    list(estimates = text(unname(coef(fit))), standardErrors = text(unname(sqrt(diag(vcov(fit))))),
      logLikelihood = text(as.numeric(logLik(fit))), deviance = text(deviance(fit)),
      nullDeviance = text(deviance(null)), pearson = text(sum(residuals(fit, "pearson")^2)),
      score = text(score), iterations = fit$iter, converged = fit$converged, warnings = unique(warned))
  }, error = function(e) list(error = conditionMessage(e)))
  out
}
files <- list.files(folder, "^[0-9]+\\.csv$", full.names = TRUE)
ids <- sub("\\.csv$", "", basename(files))
result <- list(version = R.version.string,
  default = setNames(lapply(files, one, 1e-8, 25), ids),
  tight = setNames(lapply(files, one, 1e-14, 100), ids))
write_json(result, file.path(folder, "r.json"), auto_unbox = TRUE, digits = NA, null = "null")
