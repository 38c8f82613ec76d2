/// A property of a record, by its key path: `\.age`.
public typealias Selector<Record, Value> = any KeyPath<Record, Value> & Sendable
