/// A patient whose spinal metastasis has come back at the place of its operation, with the course
/// after the treatment of the recurrence.
///
/// The columns of a CSV file have the names of the properties. An empty cell is a missing value.
public struct LocalRecurrence: Codable, Sendable, Equatable {
  /// The hospital that treats.
  public var hospital: String

  /// The primary tumour.
  public var primaryTumour: PrimaryTumour

  /// Age at the recurrence, in years.
  public var age: Double

  /// Sex.
  public var sex: Sex

  /// Months from the first operation to the symptomatic recurrence.
  public var monthsToRecurrence: Double

  /// How the recurrence is treated.
  public var modality: RetreatmentModality

  /// Motor grade before the treatment of the recurrence.
  public var motorBefore: MotorGrade?

  /// Motor grade after it.
  public var motorAfter: MotorGrade?

  /// Pain before the treatment of the recurrence.
  public var painBefore: PainScore?

  /// Pain after it.
  public var painAfter: PainScore?

  /// Walking before the treatment of the recurrence.
  public var walkingBefore: AmbulatoryStatus?

  /// Walking after it.
  public var walkingAfter: AmbulatoryStatus?

  /// Whether the treatment of the recurrence has failed; nil when it was not treated.
  public var failed: Bool?

  /// Months from the treatment to its failure, or to the last visit without one; nil when the
  /// recurrence was not treated.
  public var monthsToFailure: Double?

  /// Months from the recurrence to death or the last visit.
  public var monthsFollowed: Double

  /// Whether the patient has died.
  public var died: Bool

  /// Creates a patient.
  public init(
    hospital: String, primaryTumour: PrimaryTumour, age: Double, sex: Sex,
    monthsToRecurrence: Double, modality: RetreatmentModality,
    motorBefore: MotorGrade? = nil, motorAfter: MotorGrade? = nil,
    painBefore: PainScore? = nil, painAfter: PainScore? = nil,
    walkingBefore: AmbulatoryStatus? = nil, walkingAfter: AmbulatoryStatus? = nil,
    failed: Bool? = nil, monthsToFailure: Double? = nil, monthsFollowed: Double, died: Bool
  ) {
    self.hospital = hospital
    self.primaryTumour = primaryTumour
    self.age = age
    self.sex = sex
    self.monthsToRecurrence = monthsToRecurrence
    self.modality = modality
    self.motorBefore = motorBefore
    self.motorAfter = motorAfter
    self.painBefore = painBefore
    self.painAfter = painAfter
    self.walkingBefore = walkingBefore
    self.walkingAfter = walkingAfter
    self.failed = failed
    self.monthsToFailure = monthsToFailure
    self.monthsFollowed = monthsFollowed
    self.died = died
  }

  /// Whether the patient walks before the treatment, with or without an aid.
  public var walksBefore: Bool? { walkingBefore?.isAmbulatory }

  /// Whether the patient walks after the treatment, with or without an aid.
  public var walksAfter: Bool? { walkingAfter?.isAmbulatory }

  /// Whether the recurrence is treated by operation or radiation.
  public var isRetreated: Bool { modality.isRetreated }
}
