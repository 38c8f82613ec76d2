source("common.R")
suppressPackageStartupMessages(library(data.table))

path <- file.path(directory, "table.csv")
for (name in c("csv-records", "csv-columns")) {
  measure("reading", name, 100000, label("data.table"), function() {
    table <- fread(path)
    list(mean = mean(table$x1), last = table$x10[100000])
  })
}
