#include "core/workbook/slips.h"

#include <algorithm>
#include <cmath>

#include "core/workbook/marking_rules.h"
#include "core/workbook/slip_table.h"

namespace tmw {
namespace {

// At three typed digits a candidate explains about one in 3,500 of the numbers in six decades by
// chance; each digit more makes that ten times rarer. So few digits allow few candidates.
constexpr double kCandidatesAtThreeDigits = 50;
constexpr int kFewestDigits = 3;

double candidate_budget(const Evidence& evidence) {
  return kCandidatesAtThreeDigits * std::pow(10, std::min(evidence.digits, 17) - kFewestDigits);
}

bool matches(const Evidence& evidence, double value) {
  const double slack = std::max(evidence.half_unit * (1 + 1e-9), 1e-9 * std::fabs(value));
  return std::fabs(value - evidence.value) <= slack;
}

class Search {
 public:
  Search(const NumericQuestion& question, const Evidence& evidence)
      : question_(question), evidence_(evidence), right_(right_value(question)) {}

  std::optional<Slip> authored() const;
  std::optional<Slip> found();

 private:
  bool believable(double value) const {
    return std::isfinite(value) && matches(evidence_, value) && !is_right(question_, right_, value);
  }
  std::optional<Slip> single(const SlipProgram& program, std::size_t count);
  std::optional<Slip> pair(const SlipProgram& program, double budget);

  const NumericQuestion& question_;
  const Evidence& evidence_;
  double right_;
  std::vector<SlipCandidate> candidates_;
  SlipValues scratch_{};
};

std::optional<Slip> Search::authored() const {
  const std::vector<Binding> bindings = bindings_of(question_);
  for (std::size_t i = 0; i < question_.slips.size(); ++i) {
    const double value = value_of(question_.slips[i].expression, bindings);
    if (believable(value))
      return Slip{"author:" + std::to_string(i), question_.slips[i].words, value, 0};
  }
  return std::nullopt;
}

std::optional<Slip> Search::found() {
  const std::optional<SlipProgram> program = build_slip_program(question_);
  if (!program) return std::nullopt;
  candidates_ = slip_candidates(question_, *program);
  // Fewer than three digits identify a slip only if it gives just this number.
  Evidence exact = evidence_;
  exact.half_unit = 0;
  const bool short_number = evidence_.digits < kFewestDigits;
  const Evidence& used = short_number ? exact : evidence_;
  const double budget = short_number ? kCandidatesAtThreeDigits : candidate_budget(evidence_);
  Search with(question_, used);
  with.candidates_ = std::move(candidates_);
  const double singles = static_cast<double>(with.candidates_.size());
  const auto one = with.single(*program, static_cast<std::size_t>(std::min(singles, budget)));
  if (one || short_number || budget <= singles) return one;
  return with.pair(*program, budget - singles);
}

std::optional<Slip> Search::single(const SlipProgram& program, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const SlipCandidate& candidate = candidates_[i];
    const double value = evaluate_with(program, candidate.patch, scratch_);
    if (!believable(value)) continue;
    return Slip{slip_name(question_, program, candidate),
                "This is the value " + slip_words(question_, program, candidate) + ".", value, 1};
  }
  return std::nullopt;
}

// The commonest pair: the least sum of ranks. The budget bounds that sum.
std::optional<Slip> Search::pair(const SlipProgram& program, double budget) {
  const std::size_t count = candidates_.size();
  // Pairs with a rank sum up to r number about r^2 / 4.
  const double widest = 2.0 * static_cast<double>(count);
  std::size_t best_sum = static_cast<std::size_t>(std::min(2 * std::sqrt(budget), widest)) + 1;
  const SlipCandidate* first = nullptr;
  const SlipCandidate* second = nullptr;
  double value = 0;
  for (std::size_t i = 0; i < count && 2 * i < best_sum; ++i) {
    for (std::size_t j = i + 1; j < count && i + j < best_sum; ++j) {
      if (candidates_[i].patch.at == candidates_[j].patch.at) continue;
      const double result =
          evaluate_with(program, candidates_[i].patch, candidates_[j].patch, scratch_);
      if (!believable(result)) continue;
      best_sum = i + j;
      first = &candidates_[i];
      second = &candidates_[j];
      value = result;
    }
  }
  if (!first) return std::nullopt;
  return Slip{slip_name(question_, program, *first) + "+" + slip_name(question_, program, *second),
              "Two slips together give this value: it is " +
                  slip_words(question_, program, *first) + ", and " +
                  slip_words(question_, program, *second) + ".",
              value, 2};
}

}  // namespace

std::optional<Slip> find_slip(const NumericQuestion& question, const Evidence& evidence) {
  if (!std::isfinite(evidence.value) || evidence.value == 0) return std::nullopt;
  Search search(question, evidence);
  if (auto slip = search.authored()) return slip;
  return search.found();
}

std::vector<Slip> recognised_slips(const NumericQuestion& question) {
  std::vector<Slip> slips;
  const double right = right_value(question);
  const std::vector<Binding> bindings = bindings_of(question);
  const auto add = [&](Slip slip) {
    if (!std::isfinite(slip.value) || is_right(question, right, slip.value)) return;
    for (const Slip& known : slips) {
      if (std::fabs(known.value - slip.value) <= 1e-9 * std::fabs(slip.value)) return;
    }
    slips.push_back(std::move(slip));
  };
  for (std::size_t i = 0; i < question.slips.size(); ++i)
    add({"author:" + std::to_string(i), question.slips[i].words,
         value_of(question.slips[i].expression, bindings), 0});
  const std::optional<SlipProgram> program = build_slip_program(question);
  if (!program) return slips;
  SlipValues scratch{};
  for (const SlipCandidate& candidate : slip_candidates(question, *program))
    add({slip_name(question, *program, candidate),
         "This is the value " + slip_words(question, *program, candidate) + ".",
         evaluate_with(*program, candidate.patch, scratch), 1});
  return slips;
}

std::size_t candidate_count(const NumericQuestion& question) {
  const std::optional<SlipProgram> program = build_slip_program(question);
  if (!program) return question.slips.size();
  const std::vector<SlipCandidate> candidates = slip_candidates(question, *program);
  std::size_t count = question.slips.size() + candidates.size();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t j = i + 1; j < candidates.size(); ++j)
      count += candidates[i].patch.at != candidates[j].patch.at;
  }
  return count;
}

}  // namespace tmw
