import Foundation
import Testing

@testable import SpineOutcomesStats

@Suite("CSV with random damage")
struct CSVFuzzTests {
  private struct Row: Decodable, Sendable, Equatable {
    var id: String?
    var age: Double?
    var levels: Int?
    var died: Bool?
    var seen: Date?
    var motor: MotorGrade?
  }

  private static let valid = [
    "id,age,levels,died,seen,motor\nA,61.5,3,yes,2024-02-29,4\n\"B, \"\"x\"\"\n\",7e1,,no,,\n",
    "\u{FEFF}id,age,levels,died,seen,motor\r\n나,.5,-1,1,2024-02-29T01:02:03Z,0\r\n\r\n,,,,,\r\n",
    "x,id,age,levels,died,seen,motor\n\"\",\"é\",\"1\",\"2\",\"true\",\"1999-12-31\",\"5\"\n",
  ].map { Array($0.utf8) }

  private static let common = Array("\"\",,\n\r\0.-+eE0123456789 \u{80}\u{FF}".utf8) + [0x80, 0xFF]

  private static func damaged(_ random: inout SplitMix) -> [UInt8] {
    var bytes = valid[Int(random.next() % UInt64(valid.count))]
    for _ in 0...random.next() % 4 where !bytes.isEmpty {
      let index = Int(random.next() % UInt64(bytes.count))
      let byte =
        random.next() % 4 == 0
        ? UInt8(truncatingIfNeeded: random.next())
        : common[Int(random.next() % UInt64(common.count))]
      switch random.next() % 4 {
      case 0: bytes[index] = byte
      case 1: bytes.insert(byte, at: index)
      case 2: bytes.remove(at: index)
      default: bytes.removeLast(Int(random.next() % UInt64(min(20, bytes.count))))
      }
    }
    return bytes
  }

  private static func outcome(_ bytes: [UInt8], blockSize: Int) -> Result<[Row], CSVError> {
    do throws(CSVError) {
      let reader = try CSVReader(.bytes(bytes), options: CSVOptions(), blockSize: blockSize)
      let decoder = CSVRecordDecoder(reader)
      var rows: [Row] = []
      while try reader.next() { rows.append(try decoder.decode(Row.self)) }
      return .success(rows)
    } catch {
      return .failure(error)
    }
  }

  @Test("reads or throws, whatever the bytes and however the window cuts them")
  func damage() {
    var random = SplitMix(seed: 11)
    var accepted = 0
    var different = 0
    var longest = 0
    for _ in 0..<20_000 {
      let bytes = Self.damaged(&random)
      let whole = Self.outcome(bytes, blockSize: 1 << 12)
      let cut = Self.outcome(bytes, blockSize: 16 + Int(random.next() % 32))
      if whole != cut { different += 1 }
      switch whole {
      case .success: accepted += 1
      case .failure(let error): longest = max(longest, error.description.utf8.count)
      }
    }
    #expect(different == 0)
    #expect(longest < 300)
    // Some damage leaves a valid file, most does not.
    #expect(accepted > 500)
    #expect(accepted < 15_000)
  }

  @Test("reads or throws on bytes without any form")
  func noise() {
    var random = SplitMix(seed: 12)
    for _ in 0..<3000 {
      let bytes = (0..<random.next() % 60).map { _ in
        Self.common[Int(random.next() % UInt64(Self.common.count))]
      }
      let whole = Self.outcome(bytes, blockSize: 1 << 12)
      #expect(whole == Self.outcome(bytes, blockSize: 16))
      if let table = try? CSVTable(.bytes(bytes)) {
        for name in table.columnNames {
          _ = try? table.numbers(name)
          _ = try? table.strings(name)
        }
      }
    }
  }
}
