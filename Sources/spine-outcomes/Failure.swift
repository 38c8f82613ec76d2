import ArgumentParser
import Foundation
import SpineOutcomesStats

/// What ends the program: one line on standard error, and an exit code of sysexits.h.
struct Failure: Error {
  /// The exit codes of the program.
  enum Code: Int32 {
    case dataError = 65
    case noInput = 66
    case writeError = 74
  }

  let message: String
  let code: Code

  init(_ message: String, _ code: Code) {
    self.message = message
    self.code = code
  }

  /// Does some work; its error becomes a failure with the code that fits.
  static func catching<Value>(_ work: () throws -> Value) throws(Failure) -> Value {
    do {
      return try work()
    } catch let error as CSVError {
      throw Failure(error.description, code(of: error))
    } catch {
      throw Failure(String(describing: error), .dataError)
    }
  }

  private static func code(of error: CSVError) -> Code {
    switch error {
    case .missingFile, .unreadable: .noInput
    default: .dataError
    }
  }
}
