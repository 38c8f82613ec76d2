source("common.R")
suppressPackageStartupMessages({
  library(coin)
  library(exactRankTests)
})

# p-values alone, but where an interval is named: ours come with an estimate and an interval.
# Smirnov's distance is one-sided, as that of Youden's cutoff is: events have the higher scores.
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
    list(p = ks.test(first, second, alternative = "less", exact = TRUE)$p.value)
  })
  left <- column(paste0("exact-distinct-", n, ".first"))
  right <- column(paste0("exact-distinct-", n, ".second"))
  measure("exact", "rank-sum-distinct", 2 * n, base, function() {
    list(p = wilcox.test(left, right, exact = TRUE)$p.value)
  })
  # With the estimate and the interval, as ours.
  measure("exact", "rank-sum-distinct", 2 * n, paste(base, "with interval"), function() {
    list(p = wilcox.test(left, right, exact = TRUE, conf.int = TRUE)$p.value)
  })
  measure("exact", "rank-sum-distinct", 2 * n, label("exactRankTests"), function() {
    list(p = wilcox.exact(left, right, exact = TRUE)$p.value)
  })
  measure("exact", "smirnov-distinct", 2 * n, base, function() {
    list(p = ks.test(left, right, alternative = "less", exact = TRUE)$p.value)
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
measure("exact", "signed-rank-distinct", 200, paste(base, "with interval"), function() {
  list(p = wilcox.test(distinct, exact = TRUE, conf.int = TRUE)$p.value)
})

# The conditional odds ratio and its interval have the digits of a root finder: p is compared.
counts <- matrix(c(210, 170, 190, 230), 2)
measure("exact", "fisher-conditional", 800, base, function() {
  list(p = fisher.test(counts)$p.value)
})

# Tables larger than 2 x 2, exactly.
tables <- list(
  job = rbind(c(1, 2, 1, 0), c(3, 3, 6, 1), c(10, 10, 14, 9), c(6, 7, 12, 11)),
  sparse = rbind(c(1, 2, 2, 1, 1, 0, 1), c(2, 0, 0, 2, 3, 0, 0), c(0, 1, 1, 1, 2, 7, 3),
                 c(1, 1, 2, 0, 0, 0, 1), c(0, 1, 1, 1, 1, 0, 0)),
  "5x4" = rbind(c(2, 9, 0, 8), c(4, 4, 4, 1), c(3, 3, 5, 5), c(2, 6, 3, 4), c(6, 4, 3, 4)),
  "5x4-even" = rbind(c(5, 5, 6, 5), c(6, 5, 2, 2), c(11, 7, 3, 5), c(2, 5, 6, 6), c(4, 6, 5, 4)),
  "3x4" = rbind(c(12, 20, 15, 18), c(20, 9, 22, 15), c(18, 21, 13, 17)),
  "3x3" = rbind(c(9, 6, 6), c(3, 11, 10), c(8, 4, 3)),
  "3x3-200" = rbind(c(10, 26, 24), c(24, 17, 25), c(28, 22, 24)),
  "4x4-60" = rbind(c(3, 4, 1, 0), c(4, 7, 3, 2), c(4, 2, 8, 7), c(3, 3, 5, 4)),
  "4x4" = rbind(c(0, 7, 7, 8), c(4, 6, 9, 5), c(11, 3, 4, 8), c(8, 8, 6, 6)))
# 5 x 4 tables of 200 records are ours alone: R takes 8 s for even margins at p = 0.5 with a workspace
# of 2e8, minutes at p = 0.05, and ends in an error of FEXACT with the default one.
for (name in names(tables)) {
  counts <- tables[[name]]
  measure("exact", paste0("fisher-", name), sum(counts), base, function() {
    list(p = fisher.test(counts, workspace = 2e7)$p.value)
  })
}
