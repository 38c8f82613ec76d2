source("common.R")
suppressPackageStartupMessages({
  library(coin)
  library(exactRankTests)
})

# p-values alone: ours come with an estimate and an interval.
base <- paste("R", getRversion())
for (n in c(50, 100)) {
  arm <- factor(rep(c("a", "b"), each = n))
  first <- column(paste0("exact-tied-", n, ".first"))
  second <- column(paste0("exact-tied-", n, ".second"))
  pain <- c(first, second)
  measure("exact", "rank-sum-tied", 2 * n, label("exactRankTests"), function() {
    list(p = wilcox.exact(first, second, exact = TRUE)$p.value)
  })
  measure("exact", "rank-sum-tied", 2 * n, label("coin"), function() {
    list(p = as.numeric(pvalue(wilcox_test(pain ~ arm, distribution = "exact"))))
  })
  measure("exact", "smirnov-tied", 2 * n, base, function() {
    list(p = ks.test(first, second, exact = TRUE)$p.value)
  })
  left <- column(paste0("exact-distinct-", n, ".first"))
  right <- column(paste0("exact-distinct-", n, ".second"))
  measure("exact", "rank-sum-distinct", 2 * n, base, function() {
    list(p = wilcox.test(left, right, exact = TRUE)$p.value)
  })
  measure("exact", "rank-sum-distinct", 2 * n, label("exactRankTests"), function() {
    list(p = wilcox.exact(left, right, exact = TRUE)$p.value)
  })
  measure("exact", "smirnov-distinct", 2 * n, base, function() {
    list(p = ks.test(left, right, exact = TRUE)$p.value)
  })
}

tied <- column("exact-tied.difference")
zero <- rep(0, length(tied))
measure("exact", "signed-rank-tied", 200, label("exactRankTests"), function() {
  list(p = wilcox.exact(tied, exact = TRUE)$p.value)
})
measure("exact", "signed-rank-tied", 200, label("coin"), function() {
  list(p = as.numeric(pvalue(wilcoxsign_test(tied ~ zero, distribution = "exact"))))
})
# The size of the study.
first <- column("exact-tied-50.first")[1:49]
second <- column("exact-tied-50.second")
pain <- c(first, second)
arm <- factor(rep(c("a", "b"), c(49, 50)))
measure("exact", "rank-sum-99", 99, label("exactRankTests"), function() {
  list(p = wilcox.exact(first, second, exact = TRUE)$p.value)
})
measure("exact", "rank-sum-99", 99, label("coin"), function() {
  list(p = as.numeric(pvalue(wilcox_test(pain ~ arm, distribution = "exact"))))
})
change <- column("exact-99.change")
none <- rep(0, length(change))
measure("exact", "signed-rank-99", 99, label("exactRankTests"), function() {
  list(p = wilcox.exact(change, exact = TRUE)$p.value)
})
measure("exact", "signed-rank-99", 99, label("coin"), function() {
  list(p = as.numeric(pvalue(wilcoxsign_test(change ~ none, distribution = "exact"))))
})
distinct <- column("exact-distinct.difference")
measure("exact", "signed-rank-distinct", 200, base, function() {
  list(p = wilcox.test(distinct, exact = TRUE)$p.value)
})

# The conditional odds ratio and its interval have the digits of a root finder: p is compared.
counts <- matrix(c(210, 170, 190, 230), 2)
measure("exact", "fisher-conditional", 800, base, function() {
  list(p = fisher.test(counts)$p.value)
})
