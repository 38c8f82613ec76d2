source("common.R")
suppressPackageStartupMessages(library(data.table))

path <- file.path(directory, "table.csv")
for (name in c("csv-records", "csv-columns")) {
  # One thread, as ours has.
  measure("reading", name, 100000, paste(label("data.table"), "(1 thread)"), function() {
    table <- fread(path, nThread = 1)
    list(mean = mean(table$x1), last = table$x10[100000])
  })
}
