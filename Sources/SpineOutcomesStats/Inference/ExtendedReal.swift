/// A double that may be infinite, as JSON: a number, "Infinity" or "-Infinity"; never NaN.
package struct ExtendedReal: Codable, Sendable, Hashable {
  package var value: Double

  package init(_ value: Double) { self.value = value }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      value = number
      return
    }
    switch try container.decode(String.self) {
    case "Infinity": value = .infinity
    case "-Infinity": value = -.infinity
    default:
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "neither a number nor Infinity")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if value.isFinite {
      try container.encode(value)
    } else if value.isNaN {
      throw EncodingError.invalidValue(
        value, .init(codingPath: encoder.codingPath, debugDescription: "not a number"))
    } else {
      try container.encode(value < 0 ? "-Infinity" : "Infinity")
    }
  }
}
