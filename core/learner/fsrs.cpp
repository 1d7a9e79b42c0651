#include "core/learner/fsrs.h"

#include <algorithm>
#include <cmath>

namespace tmw {
namespace {

// Bounds of ts-fsrs, in days.
constexpr double kLeastStability = 0.001;
constexpr double kLeastFirstStability = 0.1;
constexpr double kMostStability = 36500;

using Weights = std::array<double, 21>;

// Eight decimals, halves upwards, as ts-fsrs rounds after every step: without it the two would
// drift apart over a long history.
double rounded(double value) { return std::floor(value * 1e8 + 0.5) / 1e8; }

double decay(const Weights& w) { return -w[20]; }

// Chosen so that a memory is recalled with probability 0.9 after its stability.
double factor(const Weights& w) { return rounded(std::exp(std::log(0.9) / decay(w)) - 1); }

double first_difficulty(const Weights& w, RecallGrade grade) {
  return rounded(w[4] - std::exp((static_cast<int>(grade) - 1) * w[5]) + 1);
}

// Steps get smaller towards 10, and every repetition leads a little back to an easy one's start.
double next_difficulty(const Weights& w, double difficulty, RecallGrade grade) {
  const double step = -w[6] * (static_cast<int>(grade) - 3);
  const double moved = difficulty + rounded(step * (10 - difficulty) / 9);
  const double reverted =
      rounded(w[7] * first_difficulty(w, RecallGrade::kEasy) + (1 - w[7]) * moved);
  return std::clamp(reverted, 1.0, 10.0);
}

double stability_after_recall(const Weights& w, const Memory& memory, double recall,
                              RecallGrade grade) {
  const double grows = std::exp(w[8]) * (11 - memory.difficulty) *
                       std::pow(memory.stability, -w[9]) * (std::exp((1 - recall) * w[10]) - 1) *
                       (grade == RecallGrade::kHard ? w[15] : 1) *
                       (grade == RecallGrade::kEasy ? w[16] : 1);
  return rounded(std::clamp(memory.stability * (1 + grows), kLeastStability, kMostStability));
}

// Never above what it was.
double stability_after_lapse(const Weights& w, const Memory& memory, double recall) {
  const double lapsed = w[11] * std::pow(memory.difficulty, -w[12]) *
                        (std::pow(memory.stability + 1, w[13]) - 1) *
                        std::exp((1 - recall) * w[14]);
  const double most = rounded(std::clamp(lapsed, kLeastStability, kMostStability));
  return std::min(std::max(rounded(memory.stability), kLeastStability), most);
}

int rounded_days(double stability, const FsrsParameters& parameters) {
  const Weights& w = parameters.weights;
  const double modifier = rounded((std::pow(parameters.retention, 1 / decay(w)) - 1) / factor(w));
  const double days = std::max(1.0, std::floor(stability * modifier + 0.5));
  return static_cast<int>(std::min<double>(days, parameters.longest_days));
}

// The interval of one grade, from what each of the four would lead to.
template <typename MemoryAfter>
Repetition repetition(RecallGrade grade, MemoryAfter after, const FsrsParameters& parameters) {
  std::array<int, 4> days{};
  for (int i = 0; i < 4; ++i) {
    days[i] = rounded_days(after(static_cast<RecallGrade>(i + 1)).stability, parameters);
  }
  days[0] = std::min(days[0], days[1]);
  for (int i = 1; i < 4; ++i) days[i] = std::max(days[i], days[i - 1] + 1);
  return {after(grade), days[static_cast<int>(grade) - 1]};
}

}  // namespace

Memory first_memory(RecallGrade grade, const FsrsParameters& parameters) {
  const Weights& w = parameters.weights;
  return {std::max(w[static_cast<int>(grade) - 1], kLeastFirstStability),
          std::clamp(first_difficulty(w, grade), 1.0, 10.0)};
}

Memory next_memory(const Memory& memory, int days, RecallGrade grade,
                   const FsrsParameters& parameters) {
  const Weights& w = parameters.weights;
  const double recall = recall_probability(memory, days, parameters);
  return {grade == RecallGrade::kAgain ? stability_after_lapse(w, memory, recall)
                                       : stability_after_recall(w, memory, recall, grade),
          next_difficulty(w, memory.difficulty, grade)};
}

double recall_probability(const Memory& memory, int days, const FsrsParameters& parameters) {
  const Weights& w = parameters.weights;
  return rounded(std::pow(1 + factor(w) * days / memory.stability, decay(w)));
}

Repetition first_repetition(RecallGrade grade, const FsrsParameters& parameters) {
  return repetition(
      grade, [&](RecallGrade given) { return first_memory(given, parameters); }, parameters);
}

Repetition next_repetition(const Memory& memory, int days, RecallGrade grade,
                           const FsrsParameters& parameters) {
  return repetition(
      grade, [&](RecallGrade given) { return next_memory(memory, days, given, parameters); },
      parameters);
}

}  // namespace tmw
