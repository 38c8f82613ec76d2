# The columns of R's mgus2 that the fixtures use: time to progression to a plasma cell malignancy
# or death, whichever is first. Run: Rscript mgus2.R
suppressPackageStartupMessages({library(survival); library(jsonlite)})
f <- mgus2
f$time <- with(f, ifelse(pstat == 0, futime, ptime))
f$cause <- with(f, ifelse(pstat == 0, 2 * death, 1))
f <- f[complete.cases(f[, c("time", "cause", "sex", "age", "hgb", "mspike")]), ]
write(toJSON(list(version = R.version.string, survival = as.character(packageVersion("survival")),
  time = f$time, cause = f$cause, sex = as.integer(f$sex) - 1, age = f$age, hgb = f$hgb,
  mspike = f$mspike), auto_unbox = TRUE, digits = I(17)), "mgus2.json")
