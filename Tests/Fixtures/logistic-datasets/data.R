# Writes real.json: published data sets, as R's packages hold them, before any coding.
#   infert: Trichopoulos et al., Br J Obstet Gynaecol 83:645, 1976 (R package datasets).
#   esoph: Breslow and Day, Statistical Methods in Cancer Research 1, 1980 (datasets, R >= 4.0.4).
#   Titanic: Dawson, J Stat Educ 3(3), 1995 (datasets). UCBAdmissions: Bickel et al., Science
#   187:398, 1975 (datasets). mtcars: Henderson and Velleman, Biometrics 37:391, 1981 (datasets).
#   bacteria: Venables and Ripley, Modern Applied Statistics with S, 2002, data of A. Leach (MASS).
#   menarche: Milicer and Szczotka, Hum Biol 38:199, 1966 (MASS).
#   budworm: Collett, Modelling Binary Data, 1991, p. 75. beetles: Bliss, Ann Appl Biol 22:134, 1935.
#   lizards and endometrial: see ../logistic/data.R.
# birthwt (MASS) is not written to real.json: Hosmer and Lemeshow's data are not free to copy.
# It goes to birthwt.json, which git ignores; a test that wants it is skipped where it is absent.
suppressMessages(library(jsonlite))
esoph$agegp <- as.integer(esoph$agegp)
esoph$alcgp <- as.integer(esoph$alcgp)
esoph$tobgp <- as.integer(esoph$tobgp)
titanic <- as.data.frame(Titanic, stringsAsFactors = TRUE)
ucb <- as.data.frame(UCBAdmissions)
infert$education <- as.integer(infert$education)
b <- MASS::bacteria
sets <- list(
  infert = infert[, c("education", "age", "parity", "induced", "spontaneous", "case", "stratum")],
  esoph = esoph,
  titanic = data.frame(class = as.integer(titanic$Class), female = as.integer(titanic$Sex) - 1L,
    adult = as.integer(titanic$Age) - 1L, survived = as.integer(titanic$Survived) - 1L,
    frequency = titanic$Freq),
  ucb = data.frame(admitted = as.integer(ucb$Admit == "Admitted"),
    female = as.integer(ucb$Gender == "Female"), department = as.integer(ucb$Dept),
    frequency = ucb$Freq),
  mtcars = mtcars[, c("am", "wt", "hp", "qsec", "mpg", "vs", "cyl")],
  bacteria = data.frame(present = as.integer(b$y == "y"), treatment = as.integer(b$trt),
    week = b$week, patient = as.integer(b$ID)),
  menarche = MASS::menarche,
  budworm = data.frame(logDose = rep(0:5, 2), female = rep(0:1, each = 6),
    dead = c(1, 4, 9, 13, 18, 20, 0, 2, 6, 10, 12, 16), trials = 20L),
  beetles = data.frame(dose = c(1.6907, 1.7242, 1.7552, 1.7842, 1.8113, 1.8369, 1.8610, 1.8839),
    killed = c(6, 13, 18, 28, 52, 53, 61, 60), trials = c(59, 60, 62, 56, 63, 59, 62, 60)))
write_json(lapply(sets, as.list), "real.json", digits = 17, auto_unbox = FALSE)
write_json(as.list(MASS::birthwt), "birthwt.json", digits = 17)
cat(R.version.string, " MASS", as.character(packageVersion("MASS")), "\n")
