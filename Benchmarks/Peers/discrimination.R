source("common.R")
suppressPackageStartupMessages(library(pROC))

for (kind in c("decimals", "distinct")) for (n in sizes) {
  prefix <- paste0("scores-", kind, "-", format(n, scientific = FALSE))
  score <- column(paste0(prefix, ".score"))
  event <- column(paste0(prefix, ".event"))
  measure("discrimination", paste0("roc-", kind), n, label("pROC"), function() {
    curve <- roc(event, score, levels = c(0, 1), direction = "<", quiet = TRUE)
    list(auc = as.numeric(curve$auc), se = sqrt(var(curve, method = "delong")))
  })
}

# The interval of the best threshold by 2,000 stratified resamples; no p-value.
for (kind in c("decimals", "distinct")) {
  score <- column(paste0("scores-", kind, "-100.score"))
  event <- column(paste0("scores-", kind, "-100.event"))
  measure("discrimination", paste0("cutoff-", kind), 100, label("pROC"), function() {
    curve <- roc(event, score, levels = c(0, 1), direction = "<", quiet = TRUE)
    suppressWarnings(ci.coords(
      curve, x = "best", best.policy = "random", boot.n = 2000, progress = "none"))
    list(youden = max(curve$sensitivities + curve$specificities) - 1)
  })
}
