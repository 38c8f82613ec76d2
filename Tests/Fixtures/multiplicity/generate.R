# R's p.adjust on the same p-values. Run: Rscript generate.R > expected-r.json
suppressPackageStartupMessages(library(jsonlite))
methods <- c(unadjusted = "none", bonferroni = "bonferroni", holm = "holm", hochberg = "hochberg",
  "benjamini-hochberg" = "BH", "benjamini-yekutieli" = "BY")
cases <- fromJSON("expected.json", simplifyVector = FALSE)$cases
cat(toJSON(list(version = R.version.string, cases = lapply(cases, function(case) {
  p <- as.numeric(unlist(case$pValues))
  list(pValues = p, adjusted = lapply(methods, function(m) p.adjust(p, m)))
})), auto_unbox = FALSE, digits = I(17)))
