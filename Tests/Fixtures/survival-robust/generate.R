# Robust variances by R's survival package on data.csv (made by generate.py); writes r.json.
suppressPackageStartupMessages({library(survival); library(jsonlite)})
file <- sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))
here <- if (length(file)) dirname(normalizePath(file)) else "."
data <- read.csv(file.path(here, "data.csv"))
scales <- c("log-log" = "log-log", log = "log", plain = "plain", logit = "logit", arcsine = "arcsin")

curve <- function(rows) {
  response <- if (any(rows$entry > 0)) Surv(rows$entry, rows$time, rows$event) else
    Surv(rows$time, rows$event)
  fits <- lapply(scales, function(s) survfit(response ~ 1, weights = rows$weight,
    cluster = rows$cluster, conf.type = s))
  fit <- fits[[1]]
  keep <- fit$time %in% rows$time
  list(time = fit$time[keep], survival = fit$surv[keep],
    standardError = summary(fit, times = fit$time[keep])$std.err,
    lower = lapply(fits, function(f) f$lower[keep]), upper = lapply(fits, function(f) f$upper[keep]),
    median = unname(quantile(fit, 0.5)$quantile))
}

names <- unique(data$case)
write_json(list(
  versions = list(R = R.version.string, survival = as.character(packageVersion("survival"))),
  cases = lapply(names, function(name) list(name = name, curves = lapply(
    split(data[data$case == name, ], data$group[data$case == name]), curve)))),
  file.path(here, "r.json"), digits = I(17), na = "null", auto_unbox = TRUE)
