source("common.R")
suppressPackageStartupMessages(library(survival))

for (kind in c("few", "distinct")) for (n in sizes) {
  prefix <- paste0("survival-", kind, "-", format(n, scientific = FALSE))
  time <- column(paste0(prefix, ".time"))
  event <- column(paste0(prefix, ".event"))
  group <- column(paste0(prefix, ".group"))
  measure("survival", paste0("survival-", kind), n, label("survival"), function() {
    curves <- survfit(Surv(time, event) ~ group)
    test <- survdiff(Surv(time, event) ~ group)
    first <- seq_len(curves$strata[1])
    at24 <- sum(curves$time[first] <= 24)
    list(survival24 = curves$surv[first][at24], chisq = test$chisq)
  })
}
