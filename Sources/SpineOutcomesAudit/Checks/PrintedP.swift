/// A p-value as a sentence shows it: "p = 0.045", "p < 0.001".
func printed(pValue figure: Reported) -> String {
  figure.relation == .equal && !figure.text.contains("=") ? "p = \(figure)" : "p \(figure)"
}
