# cmprsk's cuminc and survival's survfit on the cases of generate.py. Cases with late entry are left
# out of cuminc; groups without records and single groups have no test there.
# Run: Rscript generate.R > expected-r.json
suppressPackageStartupMessages({library(survival); library(cmprsk); library(jsonlite)})
cases <- fromJSON("expected.json", simplifyVector = FALSE)$cases
result <- list()
for (case in cases) {
  column <- function(name) unlist(lapply(case[[name]], function(x) if (is.null(x)) NA else x))
  f <- data.frame(time = column("times"), cause = column("causes"), group = column("groupCodes"),
    stratum = column("stratumCodes"))
  f$entry <- if (is.null(case$entries)) NA else column("entries")
  if (!is.null(case$weights)) f <- f[rep(seq_len(nrow(f)), column("weights")), ]
  causes <- unlist(case$causeNames)
  f$state <- factor(f$cause, 0:length(causes), c("censored", causes))
  curves <- list()
  for (group in sort(unique(f$group))) {
    own <- f[f$group == group, ]
    s <- if (any(!is.na(f$entry))) {
      own$from <- ifelse(is.na(own$entry), -1, own$entry)
      own$id <- seq_len(nrow(own))
      survfit(Surv(from, time, state) ~ 1, own, id = id, timefix = FALSE)
    } else survfit(Surv(time, state) ~ 1, own)
    # survfit drops states that do not occur, and with one state left is Kaplan-Meier.
    fitted <- if (!is.null(s$pstate)) {
      list(time = s$time, states = s$states, estimate = s$pstate, error = s$std.err)
    } else {
      own$event <- own$cause > 0
      s <- if (any(!is.na(f$entry))) survfit(Surv(from, time, event) ~ 1, own) else
        survfit(Surv(time, event) ~ 1, own)
      list(time = s$time, states = c("", causes[max(own$cause)]),
        estimate = cbind(s$surv, 1 - s$surv), error = cbind(0, s$std.err * s$surv))
    }
    for (k in seq_along(causes)) {
      last <- length(fitted$time)
      places <- unique(pmax(1, round(last * c(0.25, 0.5, 0.75, 1))))
      entry <- list(cause = causes[k], group = case$groupNames[[group + 1]],
        survfit = list())
      state <- match(causes[k], fitted$states)
      if (!is.na(state)) entry$survfit <- lapply(places, function(i) list(time = fitted$time[i],
        incidence = fitted$estimate[i, state], error = fitted$error[i, state]))
      if (all(is.na(f$entry)) && any(own$cause == k)) {
        ci <- cuminc(own$time, own$cause, cencode = 0)
        one <- ci[[paste("1", k)]]
        entry$cuminc <- lapply(places, function(i) {
          at <- timepoints(ci["Tests" != names(ci)], fitted$time[i])
          list(time = fitted$time[i], incidence = at$est[paste("1", k), 1],
            variance = at$var[paste("1", k), 1])
        })
      }
      curves <- c(curves, list(entry))
    }
  }
  tests <- list()
  if (all(is.na(f$entry)) && length(unique(f$group)) > 1) {
    for (rho in c(0, 1, 0.5)) {
      t <- cuminc(f$time, f$cause, f$group, f$stratum, rho = rho, cencode = 0)$Tests
      tests <- c(tests, lapply(seq_len(nrow(t)), function(i) list(
        cause = causes[as.integer(rownames(t)[i])], rho = rho, statistic = t[i, "stat"],
        pValue = t[i, "pv"], degreesOfFreedom = t[i, "df"])))
    }
  }
  result <- c(result, list(list(name = case$name, curves = curves, gray = tests)))
}
cat(toJSON(list(version = R.version.string, survival = as.character(packageVersion("survival")),
  cmprsk = as.character(packageVersion("cmprsk")), cases = result), auto_unbox = TRUE,
  digits = I(17), null = "null", na = "null"))
