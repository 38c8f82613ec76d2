# Prints how far R (rms, contr.sum, glm) is from expected.json; stops where the forms differ.
suppressMessages({ library(jsonlite); library(rms) })
truth <- fromJSON("expected.json", simplifyVector = FALSE)
num <- function(x) as.numeric(unlist(x))
worst <- 0
for (b in truth$splines) {
  mine <- matrix(num(b$basis), nrow = length(b$points), byrow = TRUE)
  theirs <- Hmisc::rcspline.eval(num(b$points), knots = num(b$knots), inclx = TRUE, norm = 2)
  worst <- max(worst, max(abs(mine - theirs) / pmax(abs(mine), max(abs(mine)) * 1e-6)))
}
for (c in truth$contrasts) {
  k <- c$levels
  stopifnot(identical(matrix(num(c$sum), k, byrow = TRUE), unname(contr.sum(k)) + 0),
    identical(matrix(num(c$treatment), k, byrow = TRUE), unname(contr.treatment(k)) + 0))
}
d <- datasets::infert
fit <- function(f, ...) unname(coef(glm(f, binomial, d, control = glm.control(epsilon = 1e-14), ...)))
expect <- setNames(lapply(truth$models, function(m) num(m$expected$estimates)),
  vapply(truth$models, function(m) m$name, ""))
close <- function(a, b) max(abs(a - b) / abs(b))
s <- list(education = "contr.sum")
result <- list(r = R.version.string, rms = as.character(packageVersion("rms")), splines = worst,
  sum = close(fit(case ~ education + parity + spontaneous, contrasts = s),
    expect[["infert, sum contrasts of education"]]),
  interaction = close(fit(case ~ education * spontaneous, contrasts = s),
    expect[["infert, sum contrasts of education by spontaneous"]]),
  treatment = close(fit(case ~ education * spontaneous),
    expect[["infert, treatment contrasts of education by spontaneous"]]))
print(unlist(result))
