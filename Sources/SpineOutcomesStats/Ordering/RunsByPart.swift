import LinearAlgebra

/// Runs of equal keys among sorted entries, in parts that threads can share.
///
/// Parts begin where runs do; they depend on the entries alone.
struct RunsByPart: Sendable {
  /// Some of the entries, and which of all runs they are.
  struct Part: Sendable {
    let entries: ArraySlice<LabelledKey>
    let runs: Range<Int>

    /// Calls with each entry and its run.
    ///
    /// No step depends on whether neighbours are equal where no processor could foresee it.
    @inline(__always)
    func forEach(_ body: (_ run: Int, _ entry: LabelledKey) -> Void) {
      entries.withUnsafeBufferPointer { entries in
        var run = runs.lowerBound
        for index in entries.indices {
          run &+= entries[max(0, index &- 1)].key == entries[index].key ? 0 : 1
          body(run, entries[index])
        }
      }
    }
  }

  let parts: [Part]

  /// The number of runs.
  var total: Int { parts.last?.runs.upperBound ?? 0 }

  private static var partSize: Int { 1 << 15 }

  init(_ entries: [LabelledKey]) {
    var bounds = stride(from: Self.partSize, to: entries.count, by: Self.partSize).map {
      Self.start(ofRunAt: $0, entries)
    }
    bounds = [0] + bounds + [entries.count]
    let slices = zip(bounds, bounds.dropFirst()).filter { $0 < $1 }.map { entries[$0..<$1] }
    let sizes = Parallel.map(slices.count, isLarge: slices.count > 1) { part in
      slices[part].withUnsafeBufferPointer { entries in
        var size = 1
        for index in 1..<entries.count {
          size &+= entries[index &- 1].key == entries[index].key ? 0 : 1
        }
        return size
      }
    }
    var parts: [Part] = []
    for (slice, size) in zip(slices, sizes) {
      let start = parts.last?.runs.upperBound ?? 0
      parts.append(Part(entries: slice, runs: start..<(start + size)))
    }
    self.parts = parts
  }

  /// Calls with every part, on several threads where there are many.
  func forEachPart(_ body: @Sendable (Part) -> Void) {
    Parallel.forEach(parts.count, isLarge: parts.count > 2) { body(parts[$0]) }
  }

  /// Where the run of an entry begins.
  private static func start(ofRunAt index: Int, _ entries: [LabelledKey]) -> Int {
    let key = entries[index].key
    var (low, high) = (0, index)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
