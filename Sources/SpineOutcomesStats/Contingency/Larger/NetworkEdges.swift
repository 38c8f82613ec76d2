/// A way of filling a line at a node that leads to another, with the paths it does not settle.
struct NetworkEdge: Sendable {
  var cost: Int64
  var mass: Double
  var node: Int32
  var next: Int32
  var firstPath: Int32
  var endPath: Int32
}

/// The edges from one stage to the next, by the node that they lead to.
struct NetworkEdges: Sendable {
  private var edges: [NetworkEdge] = []
  private var order: [Int32] = []
  private var starts: [Int] = []

  /// What is left of the categories at each node of the next stage.
  private(set) var lefts: [[Int]] = []

  var count: Int { edges.count }

  /// Adds an edge; numbers of nodes and paths are below 2^31.
  @inline(__always)
  mutating func append(
    _ cost: Int64, _ mass: Double, from node: Int, to next: Int, paths: Range<Int>
  ) {
    edges.append(
      NetworkEdge(
        cost: cost, mass: mass, node: Int32(truncatingIfNeeded: node),
        next: Int32(truncatingIfNeeded: next),
        firstPath: Int32(truncatingIfNeeded: paths.lowerBound),
        endPath: Int32(truncatingIfNeeded: paths.upperBound)))
  }

  /// Brings the edges in the order of the nodes that they lead to.
  mutating func group(by lefts: [[Int]]) {
    self.lefts = lefts
    starts = [Int](repeating: 0, count: lefts.count + 1)
    for edge in edges { starts[Int(edge.next) + 1] += 1 }
    for next in lefts.indices { starts[next + 1] += starts[next] }
    order = [Int32](repeating: 0, count: edges.count)
    var places = starts
    for (number, edge) in edges.enumerated() {
      order[places[Int(edge.next)]] = Int32(truncatingIfNeeded: number)
      places[Int(edge.next)] += 1
    }
  }

  func hasEdges(to next: Int) -> Bool { starts[next] < starts[next + 1] }

  /// Calls the body with each edge to a node.
  @inline(__always)
  func forEach(to next: Int, _ body: (NetworkEdge) -> Void) {
    for place in starts[next]..<starts[next + 1] { body(edges[Int(order[place])]) }
  }
}
