# The acceptance program's analyses in R on the same file.
# Run from this folder: Rscript generate.R
suppressMessages({library(survival); library(pROC); library(coin); library(jsonlite)})
d <- read.csv("../../../Examples/Acceptance/cohort.csv", stringsAsFactors = FALSE)
logical_of <- function(x) ifelse(x == "", NA, x == "true")
for (v in c("walksBefore", "walksAfter", "failed", "died")) d[[v]] <- logical_of(as.character(d[[v]]))
arms <- c("reoperation", "radiotherapy", "conservative")
out <- list(versions = list(R = R.version.string, survival = as.character(packageVersion("survival")),
  pROC = as.character(packageVersion("pROC")), coin = as.character(packageVersion("coin"))))

# Signed-rank, exact with ties, zeros dropped (Wilcoxon); positive differences after - before.
out$signedRank <- lapply(arms, function(a) {
  g <- d[d$care == a & !is.na(d$painBefore) & !is.na(d$painAfter), ]
  x <- g$painAfter - g$painBefore
  t <- wilcoxsign_test(g$painAfter ~ g$painBefore, distribution = "exact", zero.method = "Wilcoxon")
  nz <- x[x != 0]
  list(care = a, n = nrow(g), V = sum(rank(abs(nz))[nz > 0]), p = as.numeric(pvalue(t)))
})
# McNemar, exact, in the radiotherapy arm.
g <- d[d$care == "radiotherapy" & !is.na(d$walksBefore) & !is.na(d$walksAfter), ]
b <- sum(g$walksBefore & !g$walksAfter); c <- sum(!g$walksBefore & g$walksAfter)
out$mcNemar <- list(n = nrow(g), lost = b, gained = c, p = binom.test(b, b + c)$p.value)
# Fisher.
t <- d[d$care != "conservative", ]
tab <- table(factor(t$care, arms[1:2]), t$failed)
out$fisher <- list(table = unclass(tab), p = fisher.test(tab)$p.value)
# Logistic regression.
m <- glm(failed ~ monthsToRecurrence + age + factor(hospital), binomial, t,
  control = glm.control(epsilon = 1e-14, maxit = 50))
s <- summary(m)$coefficients
out$logistic <- list(n = nobs(m), events = sum(t$failed, na.rm = TRUE), names = rownames(s),
  estimate = unname(s[, 1]), standardError = unname(s[, 2]), p = unname(s[, 4]), deviance = deviance(m))
# ROC: shorter time means failure.
r <- roc(t$failed, t$monthsToRecurrence, levels = c(FALSE, TRUE), direction = ">", quiet = TRUE)
y <- coords(r, "best", best.method = "youden", transpose = FALSE)
out$roc <- list(auc = as.numeric(auc(r)), se = sqrt(var(r)), interval = as.numeric(ci(r)),
  threshold = y$threshold, sensitivity = y$sensitivity, specificity = y$specificity)
# Survival.
k <- survfit(Surv(monthsFollowed, died) ~ factor(care, arms), d, conf.type = "log-log")
q <- quantile(k, 0.5)
lr <- survdiff(Surv(monthsFollowed, died) ~ factor(care, arms), d)
out$survival <- list(median = unname(q$quantile[, 1]), lower = unname(q$lower[, 1]),
  upper = unname(q$upper[, 1]), chiSquared = lr$chisq, p = pchisq(lr$chisq, 2, lower.tail = FALSE))
writeLines(toJSON(out, digits = I(17), auto_unbox = TRUE, pretty = TRUE, na = "null"), "expected.json")
