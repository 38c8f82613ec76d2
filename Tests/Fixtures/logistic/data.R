# Writes the two published data sets that generate.py reads beside the vendored ones.
# endometrial: Heinze and Schemper, Statistics in Medicine 21:2409, 2002 (R package brglm2).
# lizards: Schoener, Ecology 51:408, 1970; McCullagh and Nelder, Generalized Linear Models,
# 1989, section 4.6 (R package brglm2).
library(brglm2)
data(endometrial); data(lizards)
write.csv(endometrial, "endometrial.csv", row.names = FALSE, quote = FALSE)
write.csv(lizards, "lizards.csv", row.names = FALSE, quote = FALSE)
cat(R.version.string, " brglm2", as.character(packageVersion("brglm2")), "\n")
