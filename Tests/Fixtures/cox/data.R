# Writes data.json: data sets of R's survival package as columns of numbers, before any fit.
#   veteran: Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 1980, p. 223.
#   lung: Loprinzi et al., J Clin Oncol 12:601, 1994. ovarian: Edmunson et al., Cancer Treat Rep
#   63:241, 1979. colon: Moertel et al., Ann Intern Med 122:321, 1995. kidney: McGilchrist and
#   Aisbett, Biometrics 47:461, 1991. heart: Crowley and Hu, JASA 72:27, 1977. pbc: Therneau and
#   Grambsch, Modeling Survival Data, 2000, appendix D. bladder: Wei, Lin and Weissfeld, JASA
#   84:1065, 1989. cgd: Fleming and Harrington, Counting Processes and Survival Analysis, 1991.
#   gehan: Freireich et al., Blood 21:699, 1963 (R package MASS). rats: Mantel et al., Cancer Res
#   37:3863, 1977.
# Run: Rscript data.R
suppressMessages({library(survival); library(jsonlite)})
dummies <- function(f, name) {
  m <- sapply(levels(f)[-1], function(l) as.numeric(f == l))
  colnames(m) <- paste0(name, ": ", levels(f)[-1])
  m
}
set <- function(name, time, event, x, entry = NULL, strata = NULL, frequency = NULL,
                cluster = NULL) {
  x <- as.matrix(x)
  ok <- complete.cases(x) & !is.na(time) & !is.na(event)
  pick <- function(v) if (is.null(v)) NULL else as.numeric(v)[ok]
  out <- list(name = unbox(name), time = pick(time), event = pick(event),
    columns = lapply(colnames(x), function(n)
      list(name = unbox(n), values = as.numeric(x[ok, n]))))
  out$entry <- pick(entry)
  out$strata <- pick(strata)
  out$frequency <- pick(frequency)
  out$cluster <- pick(cluster)
  out
}
v <- veteran
o <- ovarian
d <- subset(colon, etype == 2)
p <- subset(pbc, !is.na(trt))
k <- kidney
h <- heart
b <- bladder2
g <- MASS::gehan
c1 <- cgd
lungx <- with(lung, cbind(age = age, sex = sex, ph.ecog = ph.ecog, ph.karno = ph.karno,
  wt.loss = wt.loss))
sets <- list(
  set("veteran", v$time, v$status, cbind(trt = v$trt, karno = v$karno, diagtime = v$diagtime,
    age = v$age, prior = v$prior, dummies(relevel(v$celltype, "squamous"), "celltype"))),
  set("veteran-strata", v$time, v$status, cbind(trt = v$trt, karno = v$karno, age = v$age),
    strata = as.integer(v$celltype)),
  set("lung", lung$time, lung$status == 2, lungx),
  set("lung-months", ceiling(lung$time / 30.4375), lung$status == 2, lungx[, 1:3]),
  set("ovarian", o$futime, o$fustat, cbind(age = o$age, resid.ds = o$resid.ds, rx = o$rx,
    ecog.ps = o$ecog.ps)),
  set("ovarian-frequencies", o$futime, o$fustat, cbind(age = o$age, rx = o$rx),
    frequency = 1 + (seq_len(nrow(o)) * 5) %% 4),
  set("colon", d$time, d$status, cbind(dummies(d$rx, "rx"), sex = d$sex, age = d$age,
    obstruct = d$obstruct, perfor = d$perfor, adhere = d$adhere, nodes = d$nodes,
    differ = d$differ, extent = d$extent, surg = d$surg)),
  set("kidney", k$time, k$status, cbind(age = k$age, sex = k$sex, dummies(k$disease, "disease")),
    cluster = k$id),
  set("heart", h$stop, h$event, cbind(age = h$age, year = h$year, surgery = h$surgery,
    transplant = as.numeric(as.character(h$transplant))), entry = h$start, cluster = h$id),
  set("pbc", p$time, p$status == 2, cbind(trt = p$trt, age = p$age, edema = p$edema,
    log.bili = log(p$bili), log.protime = log(p$protime), log.albumin = log(p$albumin))),
  set("bladder", b$stop, b$event, cbind(rx = b$rx, number = b$number, size = b$size),
    entry = b$start, strata = b$enum, cluster = b$id),
  set("cgd", c1$tstop, c1$status, cbind(treat = as.integer(c1$treat), age = c1$age,
    steroids = c1$steroids, inherit = as.integer(c1$inherit)), entry = c1$tstart, cluster = c1$id),
  set("gehan", g$time, g$cens, cbind(treated = as.numeric(g$treat == "6-MP"))),
  set("rats", rats$time, rats$status, cbind(rx = rats$rx, male = as.numeric(rats$sex == "m")),
    cluster = rats$litter))
write_json(list(versions = unbox(paste(R.version.string, "survival",
  packageVersion("survival"))), sets = sets), "data.json", digits = I(17))
