// The native tool behind tests/oracle/fsrs_oracle.mjs: reads histories, one a line, as pairs
// "days grade", the days of the first being ignored, and prints for every repetition stability,
// difficulty and interval with all digits.
#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>

#include "core/learner/fsrs.h"

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    std::istringstream pairs(line);
    tmw::Repetition now;
    bool first = true;
    for (int days = 0, grade = 0; pairs >> days >> grade; first = false) {
      const auto given = static_cast<tmw::RecallGrade>(grade);
      now = first ? tmw::first_repetition(given) : tmw::next_repetition(now.memory, days, given);
      std::printf("%.17g %.17g %d ", now.memory.stability, now.memory.difficulty,
                  now.interval_days);
    }
    std::printf("\n");
  }
}
