import Testing

@testable import SpineOutcomesReport

@Suite("Labels inside sentences")
struct MidSentenceTests {
  @Test(arguments: [
    ("Motor grade", "motor grade"), ("Pain", "pain"), ("Follow-up", "follow-up"),
    ("In hospital", "in hospital"), ("Vitamin D", "vitamin D"), ("Müdigkeit", "müdigkeit"),
    ("Time (months)", "time (months)"),
  ])
  func loseTheCapitalOfALabel(label: String, inside: String) {
    #expect(label.midSentence == inside)
    #expect(Sentences.capitalised(inside) == label, "and get it back at the start")
  }

  @Test(arguments: [
    "ECOG performance status", "BMI", "T stage", "C7 plumb line", "HbA1c", "Hb", "Ki-67", "eGFR",
    "mJOA", "PainBefore", "Pain_before", "Score2", "Karnofsky index", "Child-Pugh class",
    "Frankel's grade", "pain", "", " Pain", "3 months", "QALYs",
  ])
  func keepTheirOwnCapitals(label: String) {
    #expect(label.midSentence == label)
  }
}
