source("common.R")
suppressPackageStartupMessages(library(survival))

# An epsilon at which the estimates, not only the likelihood, have converged.
control <- coxph.control(eps = 1e-12, iter.max = 50)

for (size in list(c(99, 4), c(10000, 10), c(1000000, 10))) {
  prefix <- paste0("cox-", format(size[1], scientific = FALSE))
  terms <- paste0("x", seq_len(size[2]))
  x <- vapply(terms, function(term) column(paste0(prefix, ".", term)), numeric(size[1]))
  event <- column(paste0(prefix, ".event"))
  for (kind in c("distinct", "tied")) {
    time <- column(paste0(prefix, ".", kind))
    frame <- data.frame(x, time = time, event = event)
    name <- paste0("cox-", size[2], "-", kind)
    found <- function(coefficients, variance, likelihood) list(
      first = coefficients[[1]], last = coefficients[[size[2]]], se = sqrt(variance[1, 1]),
      logLikelihood = likelihood)
    # With coxph comes the concordance.
    measure("cox", name, size[1], paste(label("survival"), "coxph"), function() {
      fit <- coxph(Surv(time, event) ~ ., data = frame, ties = "efron", control = control)
      found(coef(fit), vcov(fit), fit$loglik[2])
    })
    y <- Surv(time, event)
    measure("cox", name, size[1], paste(label("survival"), "coxph.fit"), function() {
      fit <- coxph.fit(x, y, strata = NULL, offset = NULL, init = NULL, control = control,
        weights = NULL, method = "efron", rownames = NULL)
      found(fit$coefficients, fit$var, fit$loglik[2])
    })
  }
}
