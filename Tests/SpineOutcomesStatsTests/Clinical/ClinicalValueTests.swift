import Foundation
import SpineOutcomesStats
import Testing

@Suite("Clinical values have their ranges")
struct ClinicalValueTests {
  @Test func painScoresOutsideZeroToTenDoNotExist() {
    #expect(PainScore(0)?.measured == 0)
    #expect(PainScore(7.5)?.measured == 7.5)
    #expect(PainScore(10)?.measured == 10)
    for value in [-0.1, 10.1, 17, .nan, .infinity] { #expect(PainScore(value) == nil) }
  }

  @Test func painScoresAreNumbersInJSON() throws {
    let score = try #require(PainScore(7.5))
    #expect(String(decoding: try JSONEncoder().encode([score]), as: UTF8.self) == "[7.5]")
    #expect(try JSONDecoder().decode([PainScore].self, from: Data("[7.5]".utf8)) == [score])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([PainScore].self, from: Data("[17]".utf8))
    }
  }

  @Test func motorGradesAreZeroToFive() throws {
    #expect(MotorGrade.allCases.map(\.measured) == [0, 1, 2, 3, 4, 5])
    #expect(MotorGrade.flicker < .normal)
    #expect(
      try JSONDecoder().decode([MotorGrade].self, from: Data("[0,5]".utf8)) == [.none, .normal])
    #expect(String(decoding: try JSONEncoder().encode([MotorGrade.normal]), as: UTF8.self) == "[5]")
    for text in ["[6]", "[-1]", "[2.5]", "[\"normal\"]"] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([MotorGrade].self, from: Data(text.utf8))
      }
    }
  }

  @Test func ambulationAndModality() {
    #expect(AmbulatoryStatus.declaredLevels == [.independent, .assisted, .nonAmbulatory])
    #expect(AmbulatoryStatus.allCases.map(\.isAmbulatory) == [true, true, false])
    #expect(RetreatmentModality.allCases.map(\.isRetreated) == [true, true, false])
  }
}
