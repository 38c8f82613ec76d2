source("common.R")

base <- paste("R", getRversion())
largest <- max(sizes)
kinds <- rbind(
  expand.grid(n = sizes, kind = c("distinct", "decimals"), stringsAsFactors = FALSE),
  data.frame(n = largest, kind = c("nearly-sorted", "reversed", "one-exponent", "constant")))
for (i in seq_len(nrow(kinds))) {
  kind <- kinds$kind[i]
  n <- kinds$n[i]
  x <- column(paste0("scores-", kind, "-", format(n, scientific = FALSE), ".score"))
  measure("ordering", paste0("sort-", kind), n, base, function() {
    list(middle = sort(x, method = "radix")[n / 2 + 1])
  })
  measure("ordering", paste0("order-", kind), n, base, function() {
    list(middle = x[order(x, method = "radix")[n / 2 + 1]])
  })
  # Not table(), which makes a text of every value and takes a hundred times as long.
  measure("ordering", paste0("distinct-", kind), n, paste(base, "rle"), function() {
    runs <- rle(sort(x, method = "radix"))
    list(size = length(runs$values), most = max(runs$lengths))
  })
  measure("ordering", paste0("ranks-", kind), n, base, function() {
    ranks <- rank(x)
    list(first = ranks[1], last = ranks[n])
  })
}
rows <- seq_len(largest) - 1L
measure("ordering", "shuffle", largest, base, function() list(sum = sum(as.numeric(sample(rows)))))
