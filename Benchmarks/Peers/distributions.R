source("common.R")

points <- ((1:1000) - 0.5) / 1000
values <- function(name, compute) {
  measure("distributions", name, 1000, paste("R", getRversion()), function() {
    list(sum = sum(compute(points)))
  })
}

values("normal-upper-tail", function(p) pnorm(6 * p, lower.tail = FALSE))
values("normal-quantile", function(p) 1 + qnorm(p))
for (degrees in c(1, 5, 50, 1000)) {
  name <- paste0("chi-squared-", degrees)
  values(paste0(name, "-cdf"), function(p) pchisq(2 * degrees * p, degrees))
  values(paste0(name, "-upper-tail"), function(p) {
    pchisq(2 * degrees * p, degrees, lower.tail = FALSE)
  })
  values(paste0(name, "-quantile"), function(p) qchisq(p, degrees))
}
