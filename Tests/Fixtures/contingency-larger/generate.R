# Tables by R, as a second source; its network keeps about 7 digits. Run: Rscript generate.R > r.json
library(jsonlite)
exact <- fromJSON("expected.json", simplifyMatrix = FALSE, simplifyVector = FALSE)
rows <- function(t) do.call(rbind, lapply(t, unlist))
fisher <- lapply(exact$fisher, function(case) {
  list(table = case$table, p = fisher.test(rows(case$table), workspace = 2e8)$p.value)
})
trend <- lapply(exact$trend, function(case) {
  m <- rows(case$table)
  r <- prop.trend.test(m[, 2], rowSums(m), unlist(case$scores))
  list(table = case$table, chiSquare = unname(r$statistic), p = r$p.value)
})
strata <- lapply(exact$strata, function(case) {
  a <- array(unlist(lapply(case$tables, function(v) matrix(unlist(v), 2, byrow = TRUE))),
             c(2, 2, length(case$tables)))
  keep <- apply(a, 3, function(m) all(rowSums(m) > 0) && all(colSums(m) > 0))
  if (sum(keep) < 2) return(list(tables = case$tables))
  r <- mantelhaen.test(a[, , keep, drop = FALSE], correct = FALSE, conf.level = case$level)
  list(tables = case$tables, chiSquare = unname(r$statistic), p = r$p.value,
       oddsRatio = unname(r$estimate), limits = as.numeric(r$conf.int))
})
cat(toJSON(list(generator = "generate.R", version = R.version.string, fisher = fisher,
                trend = trend, strata = strata), digits = NA, auto_unbox = TRUE, na = "null",
           pretty = 1), "\n")
