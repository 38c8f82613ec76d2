source("common.R")
suppressPackageStartupMessages({library(survival); library(cmprsk)})

for (kind in c("few", "distinct")) for (n in sizes) {
  prefix <- paste0("risks-", kind, "-", format(n, scientific = FALSE))
  time <- column(paste0(prefix, ".time"))
  cause <- column(paste0(prefix, ".cause"))
  group <- column(paste0(prefix, ".group"))
  ending <- factor(cause, 0:2)
  # Its variance takes minutes and much memory with a million distinct times.
  if (kind == "few" || n < 1e6) measure("risks", paste0("incidence-", kind), n,
    label("survival"), function() {
    curves <- survfit(Surv(time, ending) ~ group, conf.type = "log-log")
    first <- seq_len(curves$strata[1])
    at24 <- sum(curves$time[first] <= 24)
    list(incidence24 = curves$pstate[first, 2][at24], error24 = curves$std.err[first, 2][at24])
  })
  measure("risks", paste0("incidence-gray-", kind), n, label("cmprsk"), function() {
    found <- cuminc(time, cause, group)
    at24 <- timepoints(found["0 1"], 24)
    curve <- list(incidence24 = at24$est[1], error24 = sqrt(at24$var[1]))
    # Its test overflows where thousands have an event at one time: the statistic is 40 times that
    # of half as many records.
    if (kind == "few" && n == 1e6) return(curve)
    c(curve, list(first = found$Tests[1, 1], second = found$Tests[2, 1]))
  })
  # More than a minute of processor time for ten thousand records.
  if (kind == "distinct" && n < 1e6) {
    x <- sapply(1:4, function(k) column(paste0(prefix, ".x", k)))
    measure("risks", paste0("fine-gray-", kind), n, label("cmprsk"), function() {
      found <- crr(time, cause, x, gtol = 1e-8)
      list(coefficient = found$coef[1], error = sqrt(found$var[1, 1]))
    })
  }
}
