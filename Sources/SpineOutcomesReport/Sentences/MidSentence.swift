extension String {
  /// The label inside a sentence: "Motor grade" becomes "motor grade".
  ///
  /// A first word that has its capital only as the head of a label loses it.
  ///
  /// A word keeps its capital where that is its own: with any other capital, digit or underscore in
  /// it ("ECOG performance status", "HbA1c", "PainBefore"), of one letter or of two ("T stage",
  /// "Hb"), unless those two are a common word ("In hospital"), and the names of persons and places
  /// that scores and signs of this field are called by ("Karnofsky index", "Child-Pugh class").
  var midSentence: String {
    let word = prefix { $0 != " " }
    guard let first = word.first, first.isUppercase,
      word.dropFirst().allSatisfy({ $0.isLowercase || "-'’.,:;".contains($0) })
    else { return self }
    let letters = word.prefix { $0.isLetter }
    guard letters.count > 2 || Self.shortWords.contains(letters.lowercased()) else { return self }
    guard !Self.properNames.contains(String(letters)) else { return self }
    return first.lowercased() + dropFirst()
  }

  private static let shortWords: Set<String> = [
    "an", "at", "by", "in", "is", "no", "of", "on", "or", "to", "up",
  ]

  private static let properNames: Set<String> = [
    "Alzheimer", "Apgar", "Barthel", "Bauer", "Beck", "Bilsky", "Borg", "Braden", "Breslow",
    "Charlson", "Clark", "Clavien", "Cobb", "Cushing", "Denis", "Dindo", "Elixhauser", "Enneking",
    "Fisher", "Frankel", "Fuhrman", "Glasgow", "Gleason", "Harris", "Hodgkin", "Hoffmann",
    "Hounsfield", "Japanese", "Karnofsky", "Katagiri", "Kellgren", "Lansky", "Lenke", "Likert",
    "Macnab", "Medicare", "Meyerding", "Mirels", "Modic", "Morse", "Nurick", "Odom", "Oswestry",
    "Oxford", "Parkinson", "Pfirrmann", "Ranawat", "Rankin", "Risser", "Roland", "Romberg",
    "Schwab", "Tanner", "Tokuhashi", "Tomita", "Trendelenburg", "Waddell", "Wiltse",
  ]
}
