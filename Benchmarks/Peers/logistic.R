source("common.R")

base <- paste("R", getRversion())
# An epsilon at which the estimates, not only the deviance, have converged.
control <- glm.control(epsilon = 1e-14, maxit = 50)

read <- function(size) {
  prefix <- paste0("logistic-", format(size[1], scientific = FALSE))
  terms <- paste0("x", seq_len(size[2]))
  x <- vapply(terms, function(term) column(paste0(prefix, ".", term)), numeric(size[1]))
  list(x = x, y = column(paste0(prefix, ".y")))
}

for (size in list(c(99, 4), c(100000, 10), c(1000000, 20))) {
  data <- read(size)
  x <- data$x
  y <- data$y
  frame <- data.frame(x, y = y)
  name <- paste0("logistic-", size[2])

  if (size[1] < 1000000) measure("logistic", name, size[1], paste(base, "glm"), function() {
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

data <- read(c(1000, 6))
frame <- data.frame(data$x, y = data$y)
fit <- function(...) glm(y ~ ., family = binomial, data = frame, control = control, ...)
measure("logistic", "logistic-6-hc3", 1000, label("sandwich"), function() {
  model <- fit()
  errors <- sqrt(diag(sandwich::vcovHC(model, type = "HC3")))
  list(first = coef(model)[[2]], last = coef(model)[[7]], se = errors[[2]])
})
measure("logistic", "logistic-6-firth", 1000, label("brglm2"), function() {
  model <- glm(
    y ~ ., family = binomial, data = frame, method = brglm2::brglmFit, type = "AS_mean",
    control = list(epsilon = 1e-12, maxit = 100))
  errors <- summary(model)$coefficients[, 2]
  list(first = coef(model)[[2]], last = coef(model)[[7]])
})
measure("logistic", "logistic-6-profile", 1000, paste(base, "MASS"), function() {
  model <- fit()
  limits <- suppressMessages(MASS:::confint.glm(model))
  list(first = coef(model)[[2]], last = coef(model)[[7]])
})

suppressPackageStartupMessages(library(survival))
for (sets in c(83, 10000)) {
  prefix <- paste0("matched-", sets)
  frame <- data.frame(
    x1 = column(paste0(prefix, ".x1")), x2 = column(paste0(prefix, ".x2")),
    y = column(paste0(prefix, ".y")), set = column(paste0(prefix, ".set")))
  measure("logistic", "conditional-2", 3 * sets, label("survival"), function() {
    model <- clogit(
      y ~ x1 + x2 + strata(set), data = frame, method = "exact",
      control = coxph.control(eps = 1e-13, iter.max = 50))
    values <- list(first = coef(model)[[1]], last = coef(model)[[2]])
    # Of 10,000 sets R stops one iteration early: its standard error is 0.2 % off the true one.
    if (sets < 1000) values$se <- sqrt(vcov(model)[1, 1])
    values
  })
}

data <- read(c(200, 6))
frame <- data.frame(data$x, y = data$y)
suppressPackageStartupMessages(library(rms))
measure("logistic", "optimism-1000", 200, label("rms"), function() {
  model <- lrm(y ~ ., data = frame, x = TRUE, y = TRUE)
  result <- validate(model, B = 1000)
  list(apparent = (result["Dxy", "index.orig"] + 1) / 2)
})
