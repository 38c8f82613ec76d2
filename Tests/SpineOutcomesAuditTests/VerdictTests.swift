import SpineOutcomesAudit
import Testing

@Suite("Verdicts")
struct VerdictTests {
  @Test func namesAreThoseOfTheFile() {
    #expect(Verdict.allCases.map(\.rawValue) == ["consistent", "inconsistent", "not decidable"])
  }
}
