# pROC's best thresholds, ks.test, maxstat and coin on the data of expected.json. Run in this
# folder after generate.py: Rscript generate.R
#
# youden, closestToCorner: thresholds of coords("best"), ascending (an infinite one as text).
# smirnov: ks.test(exact = TRUE), one- and two-sided. chiSquare: for each minimum share maxstat's
# M with smethod "Data", minprop = share, maxprop = 1 - share, its p-values and the first cutpoint
# (x <= cutpoint). maxstat takes the cuts with floor(N minprop) <= m <= floor(N maxprop) records at
# or below: a range that is wider at the low end than ours; sameRange says whether it holds the
# same cuts. hothornLausen bounds P(M > observed), without equality: above or below the exact p, 0
# for perfect separation; null where maxstat fails. mirroredOneSidedP is that of the negated scores
# with the other alternative, which has to be equal and with ties is not for R 4.2's "less". M1:
# coin and maxstat on all counts of treepipit (numeric, not 0/1).
suppressPackageStartupMessages({library(pROC); library(maxstat); library(coin); library(jsonlite)})
cases <- fromJSON("expected.json", simplifyVector = FALSE)$cases
far <- function(a, b) abs(a - b) / max(abs(b), 1e-300)
worst <- c(M = 0, p92M = 0, p94M = 0, smirnov = 0, smirnovOneSided = 0,
           smirnovMirrored = 0)
differs <- list()
ends <- function(x) lapply(sort(x), function(v)
  unbox(if (is.finite(v)) v else if (v > 0) "Infinity" else "-Infinity"))
out <- lapply(cases, function(case) {
  scores <- unlist(case$scores)
  score <- c(rep(scores, unlist(case$eventCounts)), rep(scores, unlist(case$otherCounts)))
  event <- rep(c(1, 0), c(case$events, case$others))
  n <- length(score)
  roc <- roc(event, score, levels = c(0, 1), quiet = TRUE,
             direction = if (case$eventsScore == "higher") "<" else ">")
  best <- function(method) {
    rule <- Filter(function(r) r$rule == method, case$rules)[[1]]
    v <- coords(roc, "best", ret = "threshold", transpose = FALSE,
                best.method = c(youden = "youden", closestToCorner = "closest.topleft")[method])
    ours <- sort(vapply(rule$best, function(b) as.numeric(
      sub("Infinity", "Inf", b$threshold)), 0))
    if (!isTRUE(all.equal(sort(v$threshold), ours, tolerance = 1e-12)))
      differs[[length(differs) + 1]] <<- list(
        case = unbox(case$name), rule = unbox(method), pROC = ends(v$threshold),
        exact = ends(ours))
    ends(v$threshold)
  }
  side <- if (case$eventsScore == "higher") "less" else "greater" # the cdf of events is ...
  ks <- function(alternative) suppressWarnings(ks.test(
    score[event == 1], score[event == 0], exact = TRUE, alternative = alternative))
  one <- ks(side)
  two <- ks("two.sided")
  mirrored <- suppressWarnings(ks.test(
    -score[event == 1], -score[event == 0], exact = TRUE,
    alternative = if (side == "less") "greater" else "less"))
  youden <- Filter(function(r) r$rule == "youden", case$rules)[[1]]
  compare <- function(name, test, p) if (abs(test$statistic - youden$criterion) < 1e-12) {
    if (abs(test$p.value - p) > 1e-9)
      differs[[length(differs) + 1]] <<- list(
        case = unbox(case$name), rule = unbox(name), ks.test = unbox(test$p.value),
        exact = unbox(p))
    else worst[name] <<- max(worst[name], abs(test$p.value - p))
  }
  compare("smirnovOneSided", one, youden$p)
  compare("smirnovMirrored", mirrored, youden$p)
  compare("smirnov", two, youden$twoSidedP)
  maximum <- lapply(Filter(function(r) r$rule == "chiSquare", case$rules), function(r) {
    share <- r$minimumShare
    if (share == 0) return(NULL)
    run <- function(method) tryCatch(suppressWarnings(maxstat(
      event, score, smethod = "Data", pmethod = method, minprop = share, maxprop = 1 - share)),
      error = function(e) NULL)
    none <- run("none")
    if (is.null(none) || anyNA(none$stats)) return(NULL)
    below <- cumsum(table(score))
    ours <- below[pmin(below, n - below) >= max(1, share * n - 1e-9)]
    theirs <- below[below >= max(1, floor(n * share)) & below <= floor(n * (1 - share)) & below < n]
    same <- identical(as.numeric(ours), as.numeric(theirs))
    p <- function(method) {
      r <- run(method)
      unbox(if (is.null(r) || is.null(r$p.value)) NA_real_ else as.numeric(r$p.value))
    }
    result <- list(minimumShare = unbox(share), M = unbox(as.numeric(none$statistic)),
                   cutpoint = unbox(as.numeric(none$estimate)), sameRange = unbox(same),
                   p92M = p("Lau92"), p94M = p("Lau94"), hothornLausen = p("HL"))
    if (!is.null(r$asymptotic)) {
      if (same) {
        worst["M"] <<- max(worst["M"], far(result$M, r$asymptotic$M))
        worst["p92M"] <<- max(worst["p92M"], abs(result$p92M - r$asymptotic$p92M))
        worst["p94M"] <<- max(worst["p94M"], abs(result$p94M - r$asymptotic$p94M), na.rm = TRUE)
      } else if (far(result$M, r$asymptotic$M) > 1e-12)
        differs[[length(differs) + 1]] <<- list(
          case = unbox(case$name), rule = unbox("chiSquare"), minimumShare = unbox(share),
          maxstat = result$M, exact = unbox(r$asymptotic$M))
    }
    result
  })
  list(name = unbox(case$name), youden = best("youden"),
       closestToCorner = best("closestToCorner"),
       smirnov = list(oneSided = unbox(as.numeric(one$statistic)),
                      oneSidedP = unbox(one$p.value),
                      mirroredOneSidedP = unbox(mirrored$p.value),
                      twoSided = unbox(as.numeric(two$statistic)), twoSidedP = unbox(two$p.value)),
       chiSquare = Filter(Negate(is.null), maximum))
})
data(treepipit)
set.seed(1)
test <- maxstat_test(counts ~ coverstorey, data = treepipit)
numeric <- maxstat(treepipit$counts, treepipit$coverstorey, smethod = "Data", pmethod = "none")
p <- function(m) unbox(as.numeric(maxstat(
  treepipit$counts, treepipit$coverstorey, smethod = "Data", pmethod = m)$p.value))
write_json(
  list(versions = list(R = unbox(R.version.string),
                       pROC = unbox(as.character(packageVersion("pROC"))),
                       maxstat = unbox(as.character(packageVersion("maxstat"))),
                       coin = unbox(as.character(packageVersion("coin")))),
       largestDifference = lapply(as.list(worst), unbox), differs = differs, cases = out,
       treepipitCounts = list(
         counts = treepipit$counts, coverstorey = treepipit$coverstorey,
         coinStatistic = unbox(as.numeric(statistic(test))),
         coinCutpoint = unbox(as.numeric(sub("<= ", "", test@estimates$estimate$label))),
         coinAsymptoticP = unbox(as.numeric(pvalue(test))),
         maxstatM = unbox(as.numeric(numeric$statistic)),
         maxstatCutpoint = unbox(as.numeric(numeric$estimate)),
         p92 = p("Lau92"), p94 = p("Lau94"), hothornLausen = p("HL"))),
  "expected-r.json", digits = NA, na = "null")
