/// The primary tumour of a spinal metastasis.
public enum PrimaryTumour: String, Sendable, Hashable, Codable, CaseIterable, Categorical {
  /// Lung.
  case lung

  /// Breast.
  case breast

  /// Prostate.
  case prostate

  /// Kidney.
  case kidney

  /// Liver.
  case liver

  /// Thyroid.
  case thyroid

  /// Colon or rectum.
  case colorectal

  /// Myeloma, lymphoma and other tumours of the blood.
  case haematological

  /// Any other, or unknown.
  case other
}
