source("common.R")

base <- paste("R", getRversion())
for (size in list(c(99, 4), c(100000, 10))) {
  prefix <- paste0("logistic-", format(size[1], scientific = FALSE))
  terms <- paste0("x", seq_len(size[2]))
  x <- vapply(terms, function(term) column(paste0(prefix, ".", term)), numeric(size[1]))
  y <- column(paste0(prefix, ".y"))
  frame <- data.frame(x, y = y)
  name <- paste0("logistic-", size[2])

  # An epsilon at which the estimates, not only the deviance, have converged.
  control <- glm.control(epsilon = 1e-14, maxit = 50)
  measure("logistic", name, size[1], paste(base, "glm"), function() {
    fit <- glm(y ~ ., family = binomial, data = frame, control = control)
    table <- summary(fit)$coefficients
    list(first = table[2, 1], last = table[size[2] + 1, 1], se = table[2, 2])
  })
  design <- cbind(1, x)
  measure("logistic", name, size[1], paste(base, "glm.fit"), function() {
    fit <- glm.fit(design, y, family = binomial(), control = control)
    errors <- sqrt(diag(chol2inv(fit$qr$qr)))
    list(first = fit$coefficients[[2]], last = fit$coefficients[[size[2] + 1]], se = errors[2])
  })
}
