// Makes the synthetic cohort of the retreatment study: 99 invented patients whose analysis gives
// the figures that the paper prints. No row describes a person.
//
//   swift run -c release synthetic-cohort > Examples/Data/synthetic-retreatment-cohort.csv

import SpineOutcomesStats

print(csv(try SyntheticCohort(seed: 2025).patients), terminator: "")
