// When a memory is due for repetition: the Free Spaced Repetition Scheduler, version 6, in whole
// days.
//
// A memory has a stability S (the days after which it is recalled with probability 0.9) and a
// difficulty D (1 to 10). Source: open-spaced-repetition/ts-fsrs 5.4.2 with its default weights and
// without short-term steps, with which every number here agrees (tests/oracle/fsrs_oracle.mjs);
// J. Ye, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling", 2022.
#pragma once

#include <array>

namespace tmw {

// FSRS knows four grades. The workbook gives two of them, kAgain and kGood; the others stand
// between, since a good answer's interval is kept longer than a hard one's.
enum class RecallGrade { kAgain = 1, kHard = 2, kGood = 3, kEasy = 4 };

struct FsrsParameters {
  std::array<double, 21> weights = {0.212,  1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194,
                                    0.001,  1.8722, 0.1666, 0.796,  1.4835, 0.0614, 0.2629,
                                    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542};
  double retention = 0.9;  // the probability of recall at which a memory is due, in (0, 1]
  int longest_days = 36500;
};

struct Memory {
  double stability = 0;   // days; above 0
  double difficulty = 0;  // 1 (easy) to 10 (hard)

  bool operator==(const Memory&) const = default;
};

// The memory after the first repetition.
[[nodiscard]] Memory first_memory(RecallGrade grade, const FsrsParameters& parameters = {});

// The memory after one more, `days` after the last. Requires days >= 0.
[[nodiscard]] Memory next_memory(const Memory& memory, int days, RecallGrade grade,
                                 const FsrsParameters& parameters = {});

// The probability that a memory is recalled `days` after its last repetition: 1 on the same day,
// 0.9 after `stability` days. Requires days >= 0.
[[nodiscard]] double recall_probability(const Memory& memory, int days,
                                        const FsrsParameters& parameters = {});

// A memory with the days until it is due.
struct Repetition {
  Memory memory;
  int interval_days = 0;  // at least 1
};

// What the first repetition, and one more `days` after the last, lead to. A better grade always
// waits at least a day longer than the next worse one. Requires days >= 0.
[[nodiscard]] Repetition first_repetition(RecallGrade grade, const FsrsParameters& parameters = {});
[[nodiscard]] Repetition next_repetition(const Memory& memory, int days, RecallGrade grade,
                                         const FsrsParameters& parameters = {});

}  // namespace tmw
