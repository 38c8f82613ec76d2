# Quantiles, cumulative hazards and restricted means by R's survival package; writes r.json.
suppressPackageStartupMessages({library(survival); library(jsonlite)})
file <- sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))
here <- if (length(file)) dirname(normalizePath(file)) else "."
data <- file.path(here, "..", "..", "..", "Examples", "Data")
lung <- read.csv(file.path(data, "lung.csv"))
lung$died <- lung$died == "true"
lung$sex <- factor(lung$sex, c("male", "female"))
probs <- c(0.1, 0.25, 0.5, 0.75, 0.9)

rows <- function(m) lapply(seq_len(nrow(m)), function(i) as.list(unname(m[i, ])))
hazard <- function(sex, ctype) {
  f <- survfit(Surv(days, died) ~ 1, lung[lung$sex == sex, ], ctype = ctype)
  list(time = f$time, hazard = f$cumhaz, standardError = f$std.chaz)
}
breslow <- function(sex, ctype, t) summary(survfit(Surv(days, died) ~ 1,
  lung[lung$sex == sex, ], stype = 2, ctype = ctype), times = t)$surv
quantiles <- function(scale) lapply(levels(lung$sex), function(sex) {
  q <- quantile(survfit(Surv(days, died) ~ 1, lung[lung$sex == sex, ], conf.type = scale), probs)
  list(time = unname(q$quantile), lower = unname(q$lower), upper = unname(q$upper))
})
mean_to <- function(tau) {
  t <- survival:::survmean(survfit(Surv(days, died) ~ sex, lung), rmean = tau)$matrix
  list(time = tau, mean = unname(t[, "rmean"]), standardError = unname(t[, "se(rmean)"]))
}
after <- survfit(Surv(days - 180, died) ~ sex, lung[lung$days > 180, ], conf.type = "log-log")
at <- summary(survfit(Surv(days, died) ~ sex, lung), times = c(0, 180, 360, 700))
write_json(list(
  versions = list(R = R.version.string, survival = as.character(packageVersion("survival"))),
  probabilities = probs,
  quantiles = list("log-log" = quantiles("log-log"), plain = quantiles("plain"),
    log = quantiles("log"), logit = quantiles("logit"), arcsine = quantiles("arcsin")),
  hazards = list("Nelson-Aalen" = lapply(levels(lung$sex), hazard, 1),
    "Fleming-Harrington" = lapply(levels(lung$sex), hazard, 2)),
  breslow = list("Nelson-Aalen" = breslow("male", 1, 360),
    "Fleming-Harrington" = breslow("male", 2, 360)),
  restricted = lapply(c(180, 500, 965), mean_to),
  landmark = list(n = unname(after$n), survival = after$surv, time = after$time,
    lower = after$lower, upper = after$upper),
  atRisk = at$n.risk),
  file.path(here, "r.json"), digits = I(17), na = "null", auto_unbox = TRUE)
