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
