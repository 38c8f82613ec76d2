source("common.R")
suppressPackageStartupMessages({
  library(coin)
  library(exactRankTests)
})

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

first <- column("exact.first")
second <- column("exact.second")
measure("ranks", "rank-sum-exact", 100, label("exactRankTests"), function() {
  list(p = wilcox.exact(first, second, exact = TRUE)$p.value)
})
pain <- c(first, second)
arm <- factor(rep(c("a", "b"), each = 50))
measure("ranks", "rank-sum-exact", 100, label("coin"), function() {
  list(p = as.numeric(pvalue(wilcox_test(pain ~ arm, distribution = "exact"))))
})
