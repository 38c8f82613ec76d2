source("common.R")

for (n in sizes) {
  prefix <- paste0("scores-decimals-", format(n, scientific = FALSE))
  score <- column(paste0(prefix, ".score"))
  event <- column(paste0(prefix, ".event"))
  first <- score[event == 1]
  second <- score[event == 0]
  if (n > 100) measure("ranks", "rank-sum", n, paste("R", getRversion()), function() {
    test <- wilcox.test(first, second, exact = FALSE, correct = TRUE)
    list(w = test$statistic[[1]], p = test$p.value)
  })
}
