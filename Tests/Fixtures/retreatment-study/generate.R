# The figures of the synthetic retreatment cohort by R: coin, exactRankTests, survival, pROC, stats.
# Run in this folder: Rscript generate.R
suppressMessages({ library(exactRankTests); library(coin); library(survival); library(pROC); library(jsonlite) })
d <- read.csv("../../../Examples/Data/synthetic-retreatment-cohort.csv", na.strings = "")
arms <- c("reoperation", "radiotherapy", "conservative")
level <- c(nonAmbulatory = 0, assisted = 1, independent = 2)
d$walkBefore <- level[d$walkingBefore]; d$walkAfter <- level[d$walkingAfter]
d$failedFlag <- ifelse(is.na(d$failed), NA, d$failed == "yes")
signed <- function(before, after) { x <- after - before; x <- x[x != 0]; wilcox.exact(x, exact = TRUE)$p.value }
mcnemarExact <- function(b, a) {
  lost <- sum(b > 0 & a == 0); gained <- sum(b == 0 & a > 0)
  list(lost = lost, gained = gained, p = if (lost + gained == 0) 1 else binom.test(lost, lost + gained)$p.value)
}
out <- list(count = nrow(d), hospitals = length(unique(d$hospital)), arms = as.list(table(d$modality)[arms]))
for (arm in arms) {
  s <- d[d$modality == arm, ]
  out[[arm]] <- list(
    motor = signed(s$motorBefore, s$motorAfter), motorMeanChange = mean(s$motorAfter - s$motorBefore),
    pain = signed(s$painBefore, s$painAfter), painMeanChange = mean(s$painAfter - s$painBefore),
    walking = mcnemarExact(s$walkBefore, s$walkAfter))
}
t <- d[d$modality != "conservative", ]
t$arm <- factor(t$modality, levels = arms[1:2])
f <- factor(t$failedFlag, levels = c(TRUE, FALSE))
sumTest <- function(x) as.numeric(pvalue(wilcox_test(x ~ f, distribution = "exact")))
out$failures <- list(reoperation = sum(t$failedFlag[t$arm == "reoperation"]), radiotherapy = sum(t$failedFlag[t$arm == "radiotherapy"]))
out$changeByFailure <- list(pain = sumTest(t$painAfter - t$painBefore), walking = sumTest(t$walkAfter - t$walkBefore),
                            motor = sumTest(t$motorAfter - t$motorBefore))
lr <- survdiff(Surv(monthsToFailure, failedFlag) ~ arm, data = t)
out$failureFree <- list(chisq = lr$chisq, p = pchisq(lr$chisq, 1, lower.tail = FALSE))
tight <- glm.control(epsilon = 1e-15, maxit = 50)
one <- function(formula) { m <- summary(glm(formula, binomial, t, control = tight))$coefficients
  lapply(split(m[-1, , drop = FALSE], rownames(m)[-1]), function(r) list(oddsRatio = exp(r[1]), p = r[4])) }
t$sex <- relevel(factor(t$sex), "female"); t$tumour <- relevel(factor(t$primaryTumour), "lung")
out$alone <- c(one(failedFlag ~ monthsToRecurrence), one(failedFlag ~ age), one(failedFlag ~ sex), one(failedFlag ~ arm),
               one(failedFlag ~ motorBefore), one(failedFlag ~ painBefore), one(failedFlag ~ hospital), one(failedFlag ~ tumour),
               one(failedFlag ~ walkBefore))
out$together <- one(failedFlag ~ monthsToRecurrence + age + sex + arm + motorBefore + painBefore)
r <- roc(t$failedFlag, t$monthsToRecurrence, levels = c(FALSE, TRUE), direction = ">", quiet = TRUE)
best <- coords(r, "best", best.method = "youden", ret = "threshold")
out$roc <- list(area = as.numeric(auc(r)), cutoffs = as.numeric(best$threshold), standardError = sqrt(var(r)))
write(toJSON(out, auto_unbox = TRUE, digits = I(17), pretty = TRUE), "expected.json")
