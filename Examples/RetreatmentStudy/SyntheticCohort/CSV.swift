import SpineOutcomesStats

/// The patients as CSV: the first column says of each row that it is no person.
func csv(_ patients: [LocalRecurrence]) -> String {
  func number(_ value: Double?) -> String {
    guard let value else { return "" }
    return value == value.rounded() ? String(Int(value)) : String(value)
  }
  func yesNo(_ value: Bool?) -> String { value.map { $0 ? "yes" : "no" } ?? "" }
  var lines = [
    "syntheticPatient,hospital,primaryTumour,age,sex,monthsToRecurrence,modality,"
      + "motorBefore,motorAfter,painBefore,painAfter,walkingBefore,walkingAfter,"
      + "failed,monthsToFailure,monthsFollowed,died"
  ]
  for (index, patient) in patients.enumerated() {
    let cells = [
      "synthetic-\(index + 1)", patient.hospital, patient.primaryTumour.rawValue,
      number(patient.age), patient.sex.rawValue, number(patient.monthsToRecurrence),
      patient.modality.rawValue, number(patient.motorBefore?.measured),
      number(patient.motorAfter?.measured), number(patient.painBefore?.value),
      number(patient.painAfter?.value), patient.walkingBefore?.rawValue ?? "",
      patient.walkingAfter?.rawValue ?? "", yesNo(patient.failed),
      number(patient.monthsToFailure), number(patient.monthsFollowed), yesNo(patient.died),
    ]
    lines.append(cells.joined(separator: ","))
  }
  return lines.joined(separator: "\n") + "\n"
}
