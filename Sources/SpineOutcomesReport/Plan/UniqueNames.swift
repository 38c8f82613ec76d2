/// Gives each finding of a report a name of its own, for files and addresses.
struct UniqueNames {
  private var taken: Set<String> = []

  /// The name as letters, digits and hyphens; numbered where it is taken.
  mutating func unique(_ name: String) -> String {
    let slug = Self.slug(name)
    var candidate = slug
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(slug)-\(number)"
      number += 1
    }
    return candidate
  }

  /// "Pain (VAS)" as "pain-vas"; what has no letter or digit is "finding".
  static func slug(_ name: String) -> String {
    var slug = ""
    for scalar in name.lowercased().unicodeScalars {
      if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        slug.unicodeScalars.append(scalar)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "finding" : String(slug.prefix(60))
  }
}
