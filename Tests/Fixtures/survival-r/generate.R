# Kaplan-Meier and log-rank by R's survival package; run in this folder or by its path.
suppressPackageStartupMessages({library(survival); library(jsonlite)})
file <- sub("--file=", "", grep("--file=", commandArgs(), value = TRUE))
here <- if (length(file)) dirname(normalizePath(file)) else "."
data <- file.path(here, "..", "..", "..", "Examples", "Data")
scales <- c("log-log" = "log-log", log = "log", plain = "plain", logit = "logit", arcsine = "arcsin")

describe <- function(formula, frame) {
  fits <- lapply(scales, function(s) survfit(formula, frame, conf.type = s))
  first <- fits[[1]]
  tables <- lapply(fits, function(f) {
    t <- summary(f)$table
    if (is.matrix(t)) t else matrix(t, 1, dimnames = list("all", names(t)))
  })
  group <- if (is.null(first$strata)) rep("all", length(first$time)) else
    sub("^[^=]*=", "", rep(names(first$strata), first$strata))
  result <- list(
    groups = unique(group),
    rows = data.frame(group, time = first$time, atRisk = first$n.risk, events = first$n.event,
      censored = first$n.censor, survival = first$surv,
      standardError = first$std.err * first$surv),
    lower = lapply(fits, function(f) f$lower), upper = lapply(fits, function(f) f$upper),
    medians = lapply(tables, function(t) unname(t[, c("records", "events", "median", "0.95LCL", "0.95UCL"), drop = FALSE])))
  if (!is.null(first$strata)) {
    d <- survdiff(formula, frame)
    result$logRank <- list(observed = as.numeric(d$obs), expected = as.numeric(d$exp),
      covariance = unname(d$var), chiSquare = d$chisq, pValue = d$pvalue)
  }
  result
}

lung <- read.csv(file.path(data, "lung.csv"))
lung$died <- lung$died == "true"
mp <- read.csv(file.path(data, "mercaptopurine.csv"))
mp$relapsed <- mp$relapsed == "true"
plateau <- data.frame(time = c(1, 2, 3, 4, 5, 6), event = c(1, 1, 0, 1, 1, 0) == 1)
half <- data.frame(time = 1:8, event = TRUE)
half_end <- data.frame(time = c(1, 2, 3, 4), event = c(1, 1, 0, 0) == 1)
near <- data.frame(time = c(sqrt(2)^2, 2, 1, 3, 2.5), event = c(TRUE, TRUE, TRUE, TRUE, FALSE),
  group = c("a", "b", "a", "b", "a"))
censored <- rbind(data.frame(lung[c("days", "died")], arm = lung$sex),
  data.frame(days = c(1, 2, 3), died = FALSE, arm = "early"))
reverse <- function(f, t) {
  m <- summary(survfit(f, t, conf.type = "log-log"))$table
  unname(m[, c("median", "0.95LCL", "0.95UCL")])
}
# Cox's discrete model given the times of events, iterated further than by default.
exact <- function(f, t) unname(coef(coxph(f, t, ties = "exact",
  control = coxph.control(eps = 1e-12, toler.chol = 1e-14))))
unbalanced <- data.frame(time = c(1, 2, 3, 5, 7, 4:43), event = TRUE, few = rep(1:0, c(5, 40)))
write_json(list(
  versions = list(R = R.version.string, survival = as.character(packageVersion("survival"))),
  lungAll = describe(Surv(days, died) ~ 1, lung),
  lungBySex = describe(Surv(days, died) ~ sex, lung),
  lungByEcog = describe(Surv(days, died) ~ ecog, lung),
  mercaptopurine = describe(Surv(weeks, relapsed) ~ treatment, mp),
  plateau = describe(Surv(time, event) ~ 1, plateau),
  half = describe(Surv(time, event) ~ 1, half),
  halfEnd = describe(Surv(time, event) ~ 1, half_end),
  near = describe(Surv(time, event) ~ group, near),
  lungWithEarlyCensored = { d <- survdiff(Surv(days, died) ~ arm, censored)
    list(chiSquare = d$chisq, pValue = d$pvalue) },
  logHazardRatios = list(
    lung = exact(Surv(days, died) ~ I(sex == "male"), lung),
    mercaptopurine = exact(Surv(weeks, relapsed) ~ I(treatment == "mercaptopurine"), mp),
    unbalanced = exact(Surv(time, event) ~ few, unbalanced)),
  followUpBySex = reverse(Surv(days, !died) ~ sex, lung)),
  file.path(here, "expected.json"), digits = I(17), na = "null", auto_unbox = TRUE)
