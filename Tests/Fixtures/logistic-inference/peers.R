# Writes peer-digits.json: digits of R (glm at its default epsilon, and at 1e-14) on the models of
# expected.json: the smallest -log10 of the relative error within a quantity.
suppressMessages({ library(jsonlite); library(sandwich); library(MASS); library(car) })
truth <- fromJSON("expected.json", simplifyVector = FALSE)
sets <- fromJSON("../logistic-datasets/datasets.json", simplifyVector = FALSE)$datasets
names(sets) <- vapply(sets, function(d) d$name, "")
num <- function(x) as.numeric(unlist(x))
digits <- function(value, truth) {
  value <- as.numeric(value); truth <- num(truth)
  if (length(value) != length(truth)) return(paste("lengths", length(value), length(truth)))
  e <- abs(value - truth) / pmax(abs(truth), max(abs(truth)) * 1e-3)
  e <- e[truth != 0 | value != 0]
  if (length(e) == 0 || any(is.na(e))) return(NA)
  round(min(16, -log10(max(max(e), 1e-17))), 1)
}
safely <- function(expr) tryCatch(expr, error = function(e) conditionMessage(e))
one <- function(model, epsilon) {
  d <- sets[[model$dataset]]; e <- model$expected
  x <- as.data.frame(lapply(d$columns, function(c) num(c$values)))
  names(x) <- vapply(d$columns, function(c) c$name, "")
  f <- if (is.null(d$frequencies)) rep(1, nrow(x)) else num(d$frequencies)
  grouped <- !is.null(d$successes)
  s <- if (grouped) num(d$successes) else num(d$outcome)
  m <- if (grouped) num(d$trials) else rep(1, nrow(x))
  # One observation per row for everything but the models by row.
  index <- rep(seq_len(nrow(x)), f * m)
  single <- x[index, , drop = FALSE]
  single$.y <- unlist(lapply(seq_len(nrow(x)), function(i)
    rep(rep(c(1, 0), c(s[i], m[i] - s[i])), f[i])))
  terms <- lapply(model$terms, function(t) as.character(unlist(t$columns)))
  for (i in seq_along(terms)) single[[paste0("T", i)]] <- as.matrix(single[, terms[[i]], drop = FALSE])
  form <- as.formula(paste(".y ~", paste0("T", seq_along(terms), collapse = " + ")))
  control <- glm.control(epsilon = epsilon, maxit = 100)
  environment(form) <- environment()
  fit <- glm(form, family = binomial, data = single, control = control)
  out <- list()
  out$estimates <- digits(coef(fit), e$estimates)
  out$covariance <- digits(vcov(fit), e$covariance)
  for (k in 0:3) out[[paste0("hc", k)]] <-
    digits(vcovHC(fit, type = paste0("HC", k)), e$robust[[paste0("hc", k)]])
  if (!is.null(model$cluster)) {
    g <- num(model$cluster)
    out$clusterHC0Unadjusted <- digits(vcovCL(fit, g, type = "HC0", cadjust = FALSE), e$robust$cluster$cr0)
    out$clusterHC0 <- digits(vcovCL(fit, g, type = "HC0"), e$robust$cluster$cr1)
    out$clusterHC1 <- digits(vcovCL(fit, g, type = "HC1"), e$robust$cluster$cr1TimesNMinus1OverNMinusP)
    out$tQuantile <- digits(qt(.975, length(unique(g)) - 1), e$robust$cluster$tQuantile)
  }
  ci <- safely(suppressMessages(confint(fit)))
  out$profile <- if (is.character(ci)) ci else
    digits(t(ci), lapply(e$profileIntervals, function(p) c(p$lower, p$upper)))
  lr <- drop1(fit, test = "LRT"); ra <- drop1(fit, test = "Rao")
  out$termsLikelihoodRatio <- digits(lr$LRT[-1], lapply(e$terms, function(t) t$likelihoodRatio$statistic))
  out$termsScore <- digits(ra[["Rao score"]][-1], lapply(e$terms, function(t) t$score$statistic))
  out$termsScoreP <- digits(ra[["Pr(>Chi)"]][-1], lapply(e$terms, function(t) t$score$pValue))
  out$gvif <- if (length(terms) > 1) {
    v <- vif(fit); digits(if (is.matrix(v)) v[, 1] else v, lapply(e$inflation, function(t) t$gvif))
  }
  steps <- trimws(sub("^- T", "", as.character(step(fit, trace = 0)$anova$Step)))[-1]
  out$aicSteps <- identical(steps,
    as.character(match(vapply(e$elimination$byAIC$steps, function(s) s$dropped, ""),
      vapply(model$terms, function(t) t$name, ""))))
  out$brier <- digits(mean((single$.y - fitted(fit))^2), e$indices$brier)
  q <- fitted(fit)
  out$aic <- digits(AIC(fit), e$indices$aic); out$bic <- digits(BIC(fit), e$indices$bic)
  # ResourceSelection::hoslem.test 0.3: its rule, its formula.
  cuts <- cut(q, unique(quantile(q, seq(0, 1, .1))), include.lowest = TRUE)
  o <- xtabs(cbind(1 - single$.y, single$.y) ~ cuts); x2 <- xtabs(cbind(1 - q, q) ~ cuts)
  out$hosmerLemeshow <- digits(sum((o - x2)^2 / x2), e$indices$hosmerLemeshow$quantileType7$statistic)
  p <- num(e$calibration$predictions)[index]; l <- qlogis(p)
  slope <- glm(single$.y ~ l, family = binomial, control = control)
  large <- glm(single$.y ~ 1 + offset(l), family = binomial, control = control)
  out$calibration <- digits(c(coef(large), coef(slope)), list(e$calibration$interceptInTheLarge$estimate,
    e$calibration$intercept$estimate, e$calibration$slope$estimate))
  # Influence: of the rows as stored (grouped) or of single observations.
  rows <- vapply(e$influence, function(r) r$row + 1, 0)
  if (grouped) {
    whole <- cbind(x, .s = s, .r = m - s)
    fit <- glm(cbind(.s, .r) ~ ., family = binomial, data = whole, control = control)
    at <- rows
    for (k in 0:3) out[[paste0("byRowHc", k)]] <-
      digits(vcovHC(fit, type = paste0("HC", k)), e$robust$byRow[[paste0("hc", k)]])
    out$aicOfRows <- digits(AIC(fit), e$indices$aicWithBinomialCoefficients)
    out$bicOfRows <- digits(BIC(fit), e$indices$bicOfRowsWithBinomialCoefficients)
  } else at <- match(rows, index)
  get <- function(key) lapply(e$influence, function(r) r[[key]])
  out$leverage <- digits(hatvalues(fit)[at], get("leverage"))
  out$pearsonResidual <- digits(residuals(fit, "pearson")[at], get("pearsonResidual"))
  out$devianceResidual <- digits(residuals(fit, "deviance")[at], get("devianceResidual"))
  out$standardizedPearson <- digits(rstandard(fit, type = "pearson")[at], get("standardizedPearson"))
  out$standardizedDeviance <- digits(rstandard(fit)[at], get("standardizedDeviance"))
  out$cooksDistance <- digits(cooks.distance(fit)[at], get("cooksDistance"))
  out$dfbetaOfR <- digits(t(dfbeta(fit)[at, ]), get("dfbetaOfR"))
  out
}
result <- list(versions = list(r = R.version.string, sandwich = as.character(packageVersion("sandwich")),
    car = as.character(packageVersion("car")), MASS = as.character(packageVersion("MASS"))),
  models = lapply(truth$models, function(m) list(name = m$name,
    default = suppressWarnings(one(m, 1e-8)), tight = suppressWarnings(one(m, 1e-14)))))
write_json(result, "peer-digits.json", auto_unbox = TRUE, pretty = TRUE, null = "null", na = "null")
for (m in result$models) { cat(m$name, "\n"); print(rbind(unlist(m$default), unlist(m$tight))) }
