source("common.R")
suppressPackageStartupMessages(library(survival))

for (kind in c("few", "thousands", "distinct")) for (n in sizes) {
  prefix <- paste0("survival-", kind, "-", format(n, scientific = FALSE))
  time <- column(paste0(prefix, ".time"))
  event <- column(paste0(prefix, ".event"))
  group <- column(paste0(prefix, ".group"))
  name <- function(analysis) paste("survival", analysis, kind, sep = "-")
  measure("survival", name("kaplan-meier"), n, label("survival"), function() {
    curves <- survfit(Surv(time, event) ~ group, conf.type = "log-log")
    first <- seq_len(curves$strata[1])
    at24 <- sum(curves$time[first] <= 24)
    list(survival24 = curves$surv[first][at24], lower24 = curves$lower[first][at24],
      upper24 = curves$upper[first][at24])
  })
  measure("survival", name("log-rank"), n, label("survival"), function()
    list(chisq = survdiff(Surv(time, event) ~ group)$chisq))
}
