# What the R peers share: reading columns, measuring, printing one line of JSON.
suppressPackageStartupMessages(library(utils))

directory <- commandArgs(TRUE)[1]
sizes <- c(100, 10000, 1000000)

column <- function(name) {
  path <- file.path(directory, paste0(name, ".f64"))
  readBin(path, "double", n = file.size(path) / 8, size = 8, endian = "little")
}

label <- function(package) paste("R", package, as.character(packageVersion(package)))

# Runs the work to warm up, again to see how long it takes, then in batches of 50 ms.
# Work of more than 20 s is not repeated.
measure <- function(topic, name, n, side, work) {
  values <- NULL
  seconds <- function(batch) {
    start <- Sys.time()
    for (i in seq_len(batch)) values <<- work()
    as.numeric(difftime(Sys.time(), start, units = "secs")) / batch
  }
  first <- seconds(1)
  if (first < 1) first <- seconds(1)
  batch <- max(1, floor(0.05 / max(first, 1e-7)))
  repeats <- if (first < 1) 9 else if (first < 5) 5 else if (first < 20) 3 else 0
  times <- c(if (repeats == 0) first, vapply(seq_len(repeats), function(i) seconds(batch), 0))
  pairs <- paste0('"', names(values), '":', sprintf("%.17g", unlist(values)), collapse = ",")
  cat(sprintf(
    '{"topic":"%s","name":"%s","n":%d,"side":"%s","minimum":%.9g,"median":%.9g,"values":{%s}}\n',
    topic, name, as.integer(n), side, min(times), median(times), pairs))
  flush(stdout())
}
