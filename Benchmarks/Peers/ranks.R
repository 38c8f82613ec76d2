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
  if (n == 100) next
  before <- column(paste0("paired-", format(n, scientific = FALSE), ".before"))
  after <- column(paste0("paired-", format(n, scientific = FALSE), ".after"))
  base <- paste("R", getRversion())
  measure("ranks", "signed-rank", n, base, function() {
    test <- wilcox.test(after, before, paired = TRUE, exact = FALSE, correct = FALSE)
    list(p = test$p.value)
  })
  measure("ranks", "paired-t", n, base, function() {
    test <- t.test(after, before, paired = TRUE)
    list(t = test$statistic[[1]], p = test$p.value)
  })
  measure("ranks", "welch", n, base, function() {
    test <- t.test(before, after)
    list(t = test$statistic[[1]], p = test$p.value)
  })
  measure("ranks", "pearson", n, base, function() {
    list(r = cor.test(before, after)$estimate[[1]])
  })
}
