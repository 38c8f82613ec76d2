# The data sets of R packages that the roc fixtures share. Run in this folder: Rscript generate.R
#
# aSAH: Turck et al., Intensive Care Med 2010;36:107, doi 10.1007/s00134-009-1641-y, in pROC.
# treepipit: Mueller & Hothorn, Eur J Forest Res 2004;123:219, doi 10.1007/s10342-004-0035-5,
# in maxstat. Only the columns that the fixtures use.
suppressPackageStartupMessages({library(pROC); library(maxstat); library(jsonlite)})
data(aSAH)
data(treepipit)
write_json(
  list(versions = list(R = unbox(R.version.string),
                       pROC = unbox(as.character(packageVersion("pROC"))),
                       maxstat = unbox(as.character(packageVersion("maxstat")))),
       asah = list(poor = aSAH$outcome == "Poor", wfns = as.integer(aSAH$wfns),
                   s100b = as.character(aSAH$s100b), ndka = as.character(aSAH$ndka)),
       treepipit = list(counts = treepipit$counts, coverstorey = treepipit$coverstorey)),
  "packages.json", digits = NA)
