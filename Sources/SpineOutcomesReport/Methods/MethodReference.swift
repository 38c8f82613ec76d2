/// A source of a method: what a reader of a Methods section looks up.
public struct MethodReference: Sendable, Hashable, Codable {
  /// The method, as "signed-rank test".
  public let method: String

  /// Author, journal, year, volume, page and DOI, where there is one.
  public let source: String

  /// Words of which one occurs where the method was used; after "=", the whole of its name.
  let words: [String]

  /// Whether the method occurs in what was done.
  func isUsed(in texts: [String]) -> Bool {
    words.contains { word in
      word.hasPrefix("=")
        ? texts.contains(String(word.dropFirst())) : texts.contains { $0.hasBytes(of: word) }
    }
  }

  private enum CodingKeys: CodingKey { case method, source, words }

  private init(_ method: String, _ source: String, _ words: [String]) {
    self.method = method
    self.source = source
    self.words = words
  }

  /// The sources of all methods, by topic.
  static let all: [MethodReference] = ranks + means + tables + discrimination + survival + others

  private static let ranks = [
    MethodReference(
      "signed-rank test", "Wilcoxon, Biometrics Bull 1945;1:80, doi 10.2307/3001968",
      ["signed-rank"]),
    MethodReference(
      "signed-rank test with ranked zeros",
      "Pratt, J Am Stat Assoc 1959;54:655, doi 10.1080/01621459.1959.10501526", ["Pratt"]),
    MethodReference(
      "rank-sum test", "Mann and Whitney, Ann Math Stat 1947;18:50, doi 10.1214/aoms/1177730491",
      ["Mann-Whitney"]),
    MethodReference(
      "pseudomedian and location shift",
      "Hodges and Lehmann, Ann Math Stat 1963;34:598, doi 10.1214/aoms/1177704172",
      ["signed-rank", "Mann-Whitney"]),
    MethodReference(
      "Brunner-Munzel test",
      "Brunner and Munzel, Biom J 2000;42:17, "
        + "doi 10.1002/(SICI)1521-4036(200001)42:1<17::AID-BIMJ17>3.0.CO;2-U", ["Brunner-Munzel"]),
    MethodReference(
      "Kruskal-Wallis test",
      "Kruskal and Wallis, J Am Stat Assoc 1952;47:583, doi 10.1080/01621459.1952.10483441",
      ["Kruskal-Wallis"]),
    MethodReference(
      "Dunn's test", "Dunn, Technometrics 1964;6:241, doi 10.1080/00401706.1964.10490181",
      ["Dunn's"]),
    MethodReference(
      "Jonckheere-Terpstra test",
      "Jonckheere, Biometrika 1954;41:133, doi 10.1093/biomet/41.1-2.133",
      ["Jonckheere"]),
    MethodReference(
      "Friedman test", "Friedman, J Am Stat Assoc 1937;32:675, doi 10.1080/01621459.1937.10503522",
      ["Friedman"]),
  ]

  private static let means = [
    MethodReference(
      "t test", "Student, Biometrika 1908;6:1, doi 10.1093/biomet/6.1.1",
      ["Student's t", "aired t test", "One-sample t"]),
    MethodReference(
      "Welch's t test", "Welch, Biometrika 1947;34:28, doi 10.1093/biomet/34.1-2.28",
      ["Welch's t"]),
    MethodReference(
      "Welch's analysis of variance",
      "Welch, Biometrika 1951;38:330, doi 10.1093/biomet/38.3-4.330",
      ["Welch's one-way", "Welch's F", "Welch's analysis"]),
  ]

  private static let tables = [
    MethodReference(
      "McNemar's test", "McNemar, Psychometrika 1947;12:153, doi 10.1007/BF02295996",
      ["McNemar"]),
    MethodReference(
      "mid-p", "Lancaster, J Am Stat Assoc 1961;56:223, doi 10.1080/01621459.1961.10482105",
      ["mid-p"]),
    MethodReference(
      "Fisher's exact test with its interval",
      "Fay, Biostatistics 2010;11:373, doi 10.1093/biostatistics/kxp050", ["Fisher's exact"]),
    MethodReference(
      "exact test of larger tables",
      "Freeman and Halton, Biometrika 1951;38:141, doi 10.1093/biomet/38.1-2.141",
      ["Fisher-Freeman-Halton"]),
    MethodReference(
      "chi-square test", "Pearson, Philos Mag 1900;50:157, doi 10.1080/14786440009463897",
      ["Pearson's chi-square"]),
    MethodReference(
      "chi-square test with the factor (n - 1) / n",
      "Campbell, Stat Med 2007;26:3661, doi 10.1002/sim.2832", ["(n - 1) / n"]),
    MethodReference(
      "trend of proportions", "Armitage, Biometrics 1955;11:375, doi 10.2307/3001775",
      ["Cochran-Armitage"]),
    MethodReference(
      "tables within strata",
      "Mantel and Haenszel, J Natl Cancer Inst 1959;22:719, doi 10.1093/jnci/22.4.719",
      ["Mantel-Haenszel"]),
    MethodReference(
      "interval of a proportion",
      "Wilson, J Am Stat Assoc 1927;22:209, doi 10.1080/01621459.1927.10502953", ["Wilson"]),
    MethodReference(
      "interval of a risk difference",
      "Newcombe, Stat Med 1998;17:873, "
        + "doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I", ["=Newcombe"]),
    MethodReference(
      "interval of a risk ratio", "Koopman, Biometrics 1984;40:513, doi 10.2307/2531405",
      ["Koopman"]),
    MethodReference(
      "exact interval of a proportion",
      "Clopper and Pearson, Biometrika 1934;26:404, doi 10.1093/biomet/26.4.404",
      ["Clopper-Pearson"]),
  ]

  private static let discrimination = [
    MethodReference(
      "area under the ROC curve",
      "DeLong, DeLong and Clarke-Pearson, Biometrics 1988;44:837, doi 10.2307/2531595",
      ["DeLong"]),
    MethodReference(
      "score interval of the area", "Newcombe, Stat Med 2006;25:559, doi 10.1002/sim.2324",
      ["Newcombe, score"]),
    MethodReference(
      "area under the ROC curve",
      "Hanley and McNeil, Radiology 1982;143:29, doi 10.1148/radiology.143.1.7063747",
      ["Hanley"]),
    MethodReference(
      "Youden's index",
      "Youden, Cancer 1950;3:32, "
        + "doi 10.1002/1097-0142(1950)3:1<32::AID-CNCR2820030106>3.0.CO;2-3", ["Youden"]),
    MethodReference(
      "largest chi-square of a cutoff",
      "Lausen and Schumacher, Biometrics 1992;48:73, doi 10.2307/2532740", ["largest chi-square"]),
    MethodReference(
      "records left out of a resample",
      "Efron and Tibshirani, J Am Stat Assoc 1997;92:548, doi 10.1080/01621459.1997.10474007",
      ["left out"]),
  ]

  private static let survival = [
    MethodReference(
      "Kaplan-Meier estimate", "Kaplan and Meier, J Am Stat Assoc 1958;53:457, doi 10.2307/2281868",
      ["Kaplan-Meier"]),
    MethodReference(
      "interval of the median",
      "Brookmeyer and Crowley, Biometrics 1982;38:29, doi 10.2307/2530286",
      ["Brookmeyer-Crowley"]),
    MethodReference(
      "median follow-up",
      "Schemper and Smith, Control Clin Trials 1996;17:343, doi 10.1016/0197-2456(96)00075-X",
      ["reverse Kaplan-Meier"]),
    MethodReference("log-rank test", "Mantel, Cancer Chemother Rep 1966;50:163", ["Log-rank"]),
    MethodReference(
      "restricted mean survival time",
      "Royston and Parmar, BMC Med Res Methodol 2013;13:152, doi 10.1186/1471-2288-13-152",
      ["restricted mean"]),
    MethodReference(
      "proportional hazards",
      "Cox, J R Stat Soc B 1972;34:187, doi 10.1111/j.2517-6161.1972.tb00899.x",
      ["Cox", "conditional likelihood given the event times"]),
    MethodReference(
      "tied times", "Efron, J Am Stat Assoc 1977;72:557, doi 10.1080/01621459.1977.10480613",
      ["Efron"]),
    MethodReference(
      "test of proportional hazards",
      "Grambsch and Therneau, Biometrika 1994;81:515, doi 10.1093/biomet/81.3.515",
      ["Grambsch"]),
    MethodReference(
      "cumulative incidence", "Aalen and Johansen, Scand J Stat 1978;5:141", ["Aalen-Johansen"]),
    MethodReference(
      "test of cumulative incidences", "Gray, Ann Stat 1988;16:1141, doi 10.1214/aos/1176350951",
      ["Gray's"]),
    MethodReference(
      "subdistribution hazards",
      "Fine and Gray, J Am Stat Assoc 1999;94:496, doi 10.1080/01621459.1999.10474144",
      ["Fine-Gray", "Fine and Gray"]),
  ]

  private static let others = [
    MethodReference(
      "penalised likelihood", "Firth, Biometrika 1993;80:27, doi 10.1093/biomet/80.1.27",
      ["Firth"]),
    MethodReference(
      "profile likelihood", "Venzon and Moolgavkar, Appl Stat 1988;37:87, doi 10.2307/2347496",
      ["profile likelihood"]),
    MethodReference(
      "robust variance",
      "MacKinnon and White, J Econom 1985;29:305, "
        + "doi 10.1016/0304-4076(85)90158-7", ["HC1", "HC2", "HC3"]),
    MethodReference("Holm's procedure", "Holm, Scand J Stat 1979;6:65", ["Holm"]),
    MethodReference(
      "Hochberg's procedure", "Hochberg, Biometrika 1988;75:800, doi 10.1093/biomet/75.4.800",
      ["by Hochberg"]),
    MethodReference(
      "false discovery rate",
      "Benjamini and Hochberg, J R Stat Soc B 1995;57:289, doi 10.1111/j.2517-6161.1995.tb02031.x",
      ["Benjamini and Hochberg"]),
    MethodReference(
      "false discovery rate under dependence",
      "Benjamini and Yekutieli, Ann Stat 2001;29:1165, doi 10.1214/aos/1013699998",
      ["Benjamini and Yekutieli"]),
    MethodReference(
      "quartiles", "Hyndman and Fan, Am Stat 1996;50:361, doi 10.2307/2684934", ["quartiles"]),
    MethodReference(
      "standardised differences", "Yang and Dalton, SAS Global Forum 2012, paper 335",
      ["Yang and Dalton"]),
    MethodReference(
      "random numbers",
      "Blackman and Vigna, ACM Trans Math Softw 2021;47:36, doi 10.1145/3460772", ["xoshiro"]),
  ]
}
