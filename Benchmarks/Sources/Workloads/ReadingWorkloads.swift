import BenchmarkData
import SpineOutcomesStats

/// A CSV file of numbers: into records of a type, and into columns.
extension Workload {
  static let reading: [Workload] = [
    Workload(.reading, "csv-records", count: DataDirectory.table.rows, side: "ours (Cohort)") {
      directory in
      let path = directory.file("table.csv").path
      return {
        let cohort = try Cohort<Measurements>(csv: path)
        let sum = cohort.records.reduce(0) { $0 + $1.x1 }
        return values(mean: sum / Double(cohort.count), last: cohort.records.last?.x10)
      }
    },
    Workload(.reading, "csv-columns", count: DataDirectory.table.rows, side: "ours (CSVNumbers)") {
      directory in
      let path = directory.file("table.csv").path
      return {
        let table = try CSVNumbers(.file(path))
        let columns = try table.columnNames.map { try table.completeNumbers($0) }
        let sum = columns.first?.reduce(0, +) ?? 0
        return values(mean: sum / Double(table.rowCount), last: columns.last?.last)
      }
    },
    Workload(.reading, "csv-columns", count: DataDirectory.table.rows, side: "ours (CSVTable)") {
      directory in
      let path = directory.file("table.csv").path
      return {
        let table = try CSVTable(.file(path))
        let columns = try table.columnNames.map { try table.completeNumbers($0) }
        let sum = columns.first?.reduce(0, +) ?? 0
        return values(mean: sum / Double(table.rowCount), last: columns.last?.last)
      }
    },
  ]

  private struct Measurements: Codable, Sendable {
    var x1, x2, x3, x4, x5, x6, x7, x8, x9, x10: Double
  }

  private static func values(mean: Double, last: Double?) -> [String: Double] {
    ["mean": mean, "last": last ?? .infinity]
  }
}
