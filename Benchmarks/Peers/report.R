# A study of 99 records from CSV to tables and figures, as one R program: the analyses of
# Examples/Plans/recurrence.json. The tables go to report.txt, the figures to SVG files.
#   Rscript report.R cohort.csv FOLDER
# The last line of the output holds the numbers on which all sides must agree.
suppressPackageStartupMessages({
  library(survival)
  library(pROC)
  library(exactRankTests)
})
arguments <- commandArgs(TRUE)
folder <- arguments[2]
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
d <- read.csv(arguments[1], na.strings = "")
yes <- function(x) x == "true"
for (name in c("walksBefore", "walksAfter", "failed", "died")) d[[name]] <- yes(d[[name]])
d$care <- factor(d$care, levels = c("reoperation", "radiotherapy", "conservative"))
d$hospital <- factor(d$hospital)
sink(file.path(folder, "report.txt"))

# Table 1.
quartiles <- function(x) sprintf("%.4g (%.4g to %.4g)", median(x, na.rm = TRUE),
  quantile(x, 0.25, na.rm = TRUE), quantile(x, 0.75, na.rm = TRUE))
baseline <- list()
for (name in c("age", "monthsToRecurrence", "painBefore", "motorBefore")) {
  cat(name, tapply(d[[name]], d$care, quartiles), "all", quartiles(d[[name]]),
    "missing", sum(is.na(d[[name]])), "\n")
  baseline[[name]] <- kruskal.test(d[[name]] ~ d$care)$p.value
  cat("p =", baseline[[name]], "\n")
}
for (name in c("walksBefore", "hospital")) {
  t <- table(d[[name]], d$care)
  print(t)
  print(round(100 * prop.table(t, 2), 1))
  baseline[[name]] <- suppressWarnings(chisq.test(t, correct = FALSE)$p.value)
  cat("p =", baseline[[name]], "\n")
}

# Changes by arm.
change <- function(before, after, arm) {
  keep <- d$care == arm & !is.na(d[[before]]) & !is.na(d[[after]])
  x <- d[[before]][keep]
  y <- d[[after]][keep]
  test <- suppressWarnings(wilcox.exact(y, x, paired = TRUE, exact = TRUE, conf.int = TRUE))
  cat(arm, before, quartiles(x), "to", quartiles(y), "lower", sum(y < x), "same", sum(y == x),
    "higher", sum(y > x), "pseudomedian", test$estimate, "interval", test$conf.int, "p =",
    test$p.value, "\n")
  test
}
pain <- lapply(levels(d$care), function(arm) change("painBefore", "painAfter", arm))
motor <- lapply(levels(d$care), function(arm) change("motorBefore", "motorAfter", arm))
walking <- lapply(levels(d$care), function(arm) {
  t <- table(factor(d$walksBefore[d$care == arm], c(FALSE, TRUE)),
    factor(d$walksAfter[d$care == arm], c(FALSE, TRUE)))
  print(t)
  test <- binom.test(t[1, 2], t[1, 2] + t[2, 1])
  cat(arm, "p =", test$p.value, "\n")
  test
})

# Failure of retreatment.
treated <- droplevels(d[d$care != "conservative", ])
failures <- table(treated$care, treated$failed)
print(failures)
fisher <- fisher.test(failures)
print(fisher)
print(wilcox.exact(I(painAfter - painBefore) ~ failed, data = treated, exact = TRUE,
  conf.int = TRUE))
crude <- lapply(c("monthsToRecurrence", "age", "hospital"), function(name) {
  fit <- glm(reformulate(name, "failed"), binomial, treated)
  print(exp(cbind(coef(fit), confint.default(fit))))
  print(summary(fit)$coefficients)
})
# Iterated to the end: the default stops with five digits of the standard errors.
adjusted <- glm(failed ~ monthsToRecurrence + age + hospital, binomial, treated,
  control = glm.control(epsilon = 1e-14))
print(exp(cbind(coef(adjusted), confint.default(adjusted))))
print(summary(adjusted)$coefficients)
curve <- roc(treated$failed, treated$monthsToRecurrence, levels = c(FALSE, TRUE), direction = ">")
area <- ci.auc(curve)
print(area)
print(coords(curve, "best", ret = c("threshold", "sensitivity", "specificity")))
svg(file.path(folder, "roc.svg"), width = 3.35, height = 3.35)
plot(curve)
invisible(dev.off())

# Survival.
survival <- survfit(Surv(monthsFollowed, died) ~ care, d, conf.type = "log-log")
print(survival)
print(summary(survival, times = c(6, 12, 24), extend = TRUE))
test <- survdiff(Surv(monthsFollowed, died) ~ care, d)
print(test)
svg(file.path(folder, "survival.svg"), width = 6.7, height = 5)
plot(survival, conf.int = TRUE, mark.time = TRUE, lty = 1:3)
legend("topright", levels(d$care), lty = 1:3)
invisible(dev.off())
sink()

values <- c(
  age = baseline$age, hospital = baseline$hospital, pain = pain[[1]]$p.value,
  motor = motor[[2]]$p.value, walking = walking[[1]]$p.value, fisher = fisher$p.value,
  odds = unname(exp(coef(adjusted)[2])),
  oddsP = summary(adjusted)$coefficients["monthsToRecurrence", 4],
  area = area[2], areaLower = area[1], logRank = test$chisq,
  median = unname(summary(survival)$table[1, "median"]))
cat("{", paste0('"', names(values), '":', sprintf("%.17g", values), collapse = ","), "}\n", sep = "")
