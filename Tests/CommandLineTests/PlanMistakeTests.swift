#if os(Linux) || os(macOS)
  import Foundation
  import Testing
  import _StatsTestSupport

  /// Each mistake in a plan is one line that names the place and the remedy.
  @Suite("Mistakes in plans")
  struct PlanMistakeTests {
    /// A plan without the mistake; one of its texts is replaced.
    static let plan = """
      {
        "title": "Lung",
        "level": 0.95,
        "columns": {
          "sex": {"kind": "category", "reference": "male"},
          "age": {"kind": "number", "unit": "years"},
          "days": {"kind": "number"},
          "died": {"kind": "event"}
        },
        "arms": "sex",
        "subsets": {"old": {"column": "age", "atLeast": 65}},
        "analyses": [
          {"kind": "baseline", "variables": ["age"], "within": "old"},
          {"kind": "logistic", "of": "died", "on": ["age", {"column": "sex"}]},
          {"kind": "roc", "of": "died", "scores": [{"column": "age", "events": "higher"}]},
          {"kind": "survival", "time": "days", "event": "died", "by": "sex", "at": [180]}
        ]
      }
      """

    struct Mistake: CustomTestStringConvertible {
      var old: String
      var new: String
      var message: String

      var testDescription: String { new }
    }

    static let mistakes = [
      // The text.
      Mistake(
        old: "\"title\"", new: "title", message: "line 2: is no JSON: a key in quotes is expected"),
      Mistake(
        old: "\"Lung\",", new: "\"Lung\"",
        message: "line 3: is no JSON: a comma or } is expected after \"title\""),
      Mistake(
        old: "\"level\": 0.95", new: "\"level\": 0.95, \"level\": 0.9",
        message: "line 3: is no JSON: the key \"level\" occurs twice"),
      Mistake(old: "0.95", new: "00.95", message: "line 3: is no JSON: a value is expected"),
      Mistake(old: "0.95", new: "1e999", message: "line 3, level: is beyond the range of numbers"),
      Mistake(old: "0.95", new: "NaN", message: "line 3: is no JSON: a value is expected"),
      Mistake(old: "\"Lung\"", new: "\"Lu\\q\"", message: "a text has an unknown escape"),
      Mistake(
        old: "[180]}\n  ]\n}", new: "[180]}\n",
        message: "line 17: is no JSON: a comma or ] is expected in a list"),
      Mistake(
        old: "[180]}\n  ]\n}", new: "[180]}\n  ]\n} x",
        message: "there is more after the end of the object"),
      // Keys and kinds.
      Mistake(
        old: "\"arms\"", new: "\"arm\"",
        message: "line 10, arm: is an unknown key; did you mean \"arms\"?"),
      Mistake(
        old: "\"title\": \"Lung\",", new: "",
        message: "line 1: the key \"title\" is missing"),
      Mistake(
        old: "\"on\":", new: "\"with\":", message: "analyses[1].with: is an unknown key"),
      Mistake(
        old: "\"kind\": \"roc\"", new: "\"kind\": \"rok\"",
        message: "analyses[2].kind: \"rok\" is not known; did you mean \"roc\"?"),
      Mistake(
        old: "\"unit\": \"years\"", new: "\"units\": \"years\"",
        message: "line 6, columns.age.units: is an unknown key; did you mean \"unit\"?"),
      Mistake(
        old: "{\"kind\": \"category\", \"reference\": \"male\"}",
        new: "{\"kind\": \"category\", \"unit\": \"cm\"}",
        message: "columns.sex.unit: is not for a column of the kind \"category\""),
      Mistake(old: "0.95", new: "95", message: "line 3, level: a confidence level lies between"),
      Mistake(old: "0.95", new: "\"95 %\"", message: "level: a number is needed, not a text"),
      Mistake(
        old: "[180]", new: "180", message: "analyses[3].at: a list is needed, not a number"),
      Mistake(old: "[180]", new: "[180, -5]", message: "analyses[3].at: a time is 0 or more"),
      Mistake(
        old: "\"higher\"", new: "\"highr\"",
        message: "analyses[2].scores[0].events: \"highr\" is not known; did you mean \"higher\"?"),
      // Empty texts and lists.
      Mistake(old: "\"Lung\"", new: "\"\"", message: "line 2, title: is an empty text"),
      Mistake(old: "\"Lung\"", new: "\" \\n \"", message: "line 2, title: is an empty text"),
      Mistake(old: "\"Lung\"", new: "null", message: "title: a text is needed, not null"),
      Mistake(
        old: "\"unit\": \"years\"", new: "\"label\": \"\"",
        message: "columns.age.label: is an empty text"),
      Mistake(
        old: "\"variables\": [\"age\"]", new: "\"variables\": []",
        message: "analyses[0].variables: at least one variable is needed"),
      Mistake(
        old:
          "{\"kind\": \"roc\", \"of\": \"died\", \"scores\": [{\"column\": \"age\", \"events\": \"higher\"}]}",
        new: "{\"kind\": \"chapter\", \"heading\": \"H\", \"analyses\": []}",
        message: "analyses[2].analyses: at least one analysis is needed"),
      // Numbers and weights.
      Mistake(
        old: "\"level\": 0.95", new: "\"numbers\": {\"pValues\": 7}",
        message: "numbers.pValues: is a number of decimals from 1 to 6"),
      Mistake(
        old: "\"level\": 0.95", new: "\"numbers\": {\"estimates\": 2.5}",
        message: "numbers.estimates: a whole number of 0 or more is needed"),
      Mistake(
        old: "\"level\": 0.95", new: "\"numbers\": {\"pvalues\": 3}",
        message: "numbers.pvalues: is an unknown key; did you mean \"pValues\"?"),
      Mistake(
        old: "\"level\": 0.95", new: "\"numbers\": {\"style\": \"coma\"}",
        message: "numbers.style: \"coma\" is not known; did you mean \"comma\"?"),
      Mistake(
        old: "\"level\": 0.95", new: "\"weights\": \"agee\"",
        message: "line 3, weights: lung.csv has no column \"agee\"; did you mean \"age\"?"),
      Mistake(
        old: "\"level\": 0.95", new: "\"weights\": \"ecog\"",
        message: "column \"ecog\": is missing, and a frequency weight may not be"),
      Mistake(
        old: "\"at\": [180]", new: "\"entry\": \"sex\"",
        message: "analyses[3].entry: a number is needed, and the plan calls the column \"sex\" a "
          + "category"),
      Mistake(
        old: "\"at\": [180]", new: "\"entry\": \"age0\"",
        message: "analyses[3].entry: \"age0\" is not among the columns of the plan"),
      // Columns.
      Mistake(
        old: "\"days\": {", new: "\"dayz\": {",
        message: "line 7, columns.dayz: lung.csv has no column \"dayz\"; did you mean \"days\"?"),
      Mistake(
        old: "\"time\": \"days\"", new: "\"time\": \"months\"",
        message: "analyses[3].time: \"months\" is not among the columns of the plan; they are "
          + "\"age\", \"days\", \"died\", \"sex\""),
      Mistake(
        old: "\"of\": \"died\", \"on\"", new: "\"of\": \"age\", \"on\"",
        message: "analyses[1].of: an event is needed, and the plan calls the column \"age\" a "
          + "number"),
      Mistake(
        old: "\"time\": \"days\"", new: "\"time\": \"sex\"",
        message: "analyses[3].time: a number is needed, and the plan calls the column \"sex\" a "
          + "category"),
      Mistake(
        old: ", \"reference\": \"male\"", new: "",
        message: "analyses[1].on[1]: \"sex\" needs a reference level: add \"reference\" to "
          + "columns.sex"),
      Mistake(
        old: "\"reference\": \"male\"", new: "\"levels\": [\"male\", \"femal\"]",
        message: "column \"sex\": is not among the levels that the plan names; add it to "
          + "columns.sex.levels"),
      Mistake(
        old: "\"reference\": \"male\"", new: "\"levels\": [\"male\"], \"reference\": \"mael\"",
        message: "columns.sex.reference: \"mael\" is not among the levels"),
      Mistake(
        old: "\"sex\": {\"kind\": \"category\", \"reference\": \"male\"}",
        new: "\"sex\": {\"kind\": \"number\"}",
        message: "column \"sex\": is not a number; the plan calls the column a number"),
      Mistake(
        old: "\"died\": {\"kind\": \"event\"}",
        new: "\"died\": {\"kind\": \"event\", \"event\": \"deceased\"}",
        message: "died has no level \"deceased\""),
      // Subsets.
      Mistake(
        old: "\"within\": \"old\"", new: "\"within\": \"odl\"",
        message: "analyses[0].within: there is no subset \"odl\"; did you mean \"old\"?"),
      Mistake(
        old: "\"atLeast\": 65", new: "\"atleast\": 65",
        message: "subsets.old.atleast: is an unknown key; did you mean \"atLeast\"?"),
      Mistake(old: ", \"atLeast\": 65", new: "", message: "subsets.old: a condition has \"is\""),
      Mistake(
        old: "\"atLeast\": 65", new: "\"atLeast\": 65, \"is\": 3",
        message: "subsets.old: a condition has either"),
    ]

    @Test(arguments: mistakes)
    func isOneLineWithItsPlace(mistake: Mistake) throws {
      #expect(Self.plan.contains(mistake.old))
      let folder = try TemporaryFolder()
      try folder.write(Self.plan.replacing(mistake.old, with: mistake.new), to: "plan.json")
      let (status, output, errors) = try Program.run(
        "spine-outcomes", "report", "\(folder.path)/plan.json", "Examples/Data/lung.csv",
        "--output", "\(folder.path)/report")
      #expect(status == 65 && output.isEmpty)
      #expect(errors.split(separator: "\n").count == 1)
      #expect(errors.contains(mistake.message), "\(errors)")
      #expect(try folder.names() == ["plan.json"], "nothing is written")
    }

    @Test func thePlanItselfRuns() throws {
      let folder = try TemporaryFolder()
      try folder.write(Self.plan, to: "plan.json")
      let (status, _, errors) = try Program.run(
        "spine-outcomes", "report", "\(folder.path)/plan.json", "Examples/Data/lung.csv",
        "--output", "\(folder.path)/report")
      #expect(status == 0 && errors.isEmpty, "\(errors)")
    }

    @Test func missingFilesAndArguments() throws {
      let folder = try TemporaryFolder()
      let noPlan = try Program.run("spine-outcomes", "report", "no.json", "no.csv")
      #expect(noPlan.status == 66 && noPlan.errors.contains("no.json: no such file"))
      try folder.write(Self.plan, to: "plan.json")
      let noData = try Program.run(
        "spine-outcomes", "report", "\(folder.path)/plan.json", "no.csv", "--output",
        "\(folder.path)/report")
      #expect(noData.status == 66 && noData.errors.contains("no.csv: no such file"))
      let noFile = try Program.run("spine-outcomes", "report", "\(folder.path)/plan.json")
      #expect(noFile.status == 64 && noFile.errors.contains("a plan needs the CSV file"))
      let turned = try Program.run(
        "spine-outcomes", "report", "Examples/Data/lung.csv", "\(folder.path)/plan.json")
      #expect(
        turned.errors
          == "error: lung.csv, line 1: a plan is a JSON object, which begins with {; the plan "
          + "stands before the data\n")
      try folder.write("", to: "file")
      let noFolder = try Program.run(
        "spine-outcomes", "report", "\(folder.path)/plan.json", "Examples/Data/lung.csv",
        "--output", "\(folder.path)/file")
      #expect(noFolder.status == 74 && noFolder.errors.contains("it is a file, not a folder"))
    }

    /// The keys of each kind are those of the schema: an unknown one lists all that there are.
    @Test func schemaHasTheKeysOfTheProgram() throws {
      let data = try Data(contentsOf: Program.file("Documentation/plan.schema.json"))
      let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
      let definitions = try #require(schema["$defs"] as? [String: Any])
      let folder = try TemporaryFolder()
      func known(_ plan: String) throws -> Set<String> {
        try folder.write(plan, to: "plan.json")
        let errors = try Program.run(
          "spine-outcomes", "report", "\(folder.path)/plan.json", "Examples/Data/lung.csv"
        ).errors
        let list = try #require(errors.range(of: "the keys here are "), "\(errors)")
        return Set(
          errors[list.upperBound...].split(separator: "\"").enumerated()
            .filter { $0.offset % 2 == 0 && !$0.element.hasPrefix("\n") }
            .map { String($0.element) })
      }
      func keys(_ definition: Any?) throws -> Set<String> {
        let object = try #require(definition as? [String: Any])
        return Set(try #require(object["properties"] as? [String: Any]).keys)
      }
      #expect(try known("{\"zzz\": 1}") == keys(schema))
      let head =
        "{\"title\": \"T\", \"columns\": {\"age\": {\"kind\": \"number\"}}, \"analyses\": ["
      #expect(
        try known("{\"title\": \"T\", \"columns\": {\"age\": {\"zzz\": 1}}}")
          == keys(definitions["column"]))
      let analysis = try #require(definitions["analysis"] as? [String: Any])
      let kinds = try #require(analysis["oneOf"] as? [[String: String]]).compactMap {
        $0["$ref"]?.split(separator: "/").last.map(String.init)
      }
      #expect(kinds.count >= 10)
      for kind in kinds {
        #expect(
          try known("\(head){\"kind\": \"\(kind)\", \"zzz\": 1}]}") == keys(definitions[kind]),
          "\(kind)")
      }
    }
  }
#endif
