#include "core/marking/slips.h"

#include <algorithm>
#include <cmath>

#include "core/formula/evaluate.h"
#include "core/marking/marking_rules.h"
#include "core/marking/slip_rebuild.h"

namespace tmw {
namespace {

// At three typed digits a candidate explains about one in 3,500 of the numbers in six decades by
// chance; each digit more makes that ten times rarer. So few digits allow few candidates.
constexpr double kCandidatesAtThreeDigits = 45;
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
  Search(const NumericQuestion& question, const SlipSet& set, const Evidence& evidence)
      : question_(question), set_(set), evidence_(evidence) {}

  // Of the author's, one that is met to the digits typed, or also one rounded on the way.
  std::optional<Slip> authored(bool exactly) const;
  std::optional<Slip> found();

 private:
  bool believable(double value) const {
    return std::isfinite(value) && matches(evidence_, value) &&
           !is_right(question_, set_.right, value);
  }
  // How many come before those that need more evidence.
  [[nodiscard]] std::size_t common_count() const {
    const auto rare =
        std::find_if(set_.candidates.begin(), set_.candidates.end(),
                     [](const SlipCandidate& candidate) { return needs_digits(candidate.kind); });
    return static_cast<std::size_t>(rare - set_.candidates.begin());
  }
  // Pairs are made of what happens often; other stories of two slips are told of anything.
  [[nodiscard]] std::size_t common_pairs_count() const {
    const auto rare =
        std::find_if(set_.candidates.begin(), set_.candidates.end(),
                     [](const SlipCandidate& candidate) { return !makes_pairs(candidate.kind); });
    return static_cast<std::size_t>(rare - set_.candidates.begin());
  }
  [[nodiscard]] std::string rebuilt(const SlipCandidate& candidate) const;
  std::optional<Slip> single(std::size_t first, std::size_t count) const;
  [[nodiscard]] std::string words_in_pair(SlipCandidate candidate) const;
  std::optional<Slip> pair(double budget);

  const NumericQuestion& question_;
  const SlipSet& set_;
  Evidence evidence_;
  SlipValues scratch_{};
};

std::optional<Slip> Search::authored(bool exactly) const {
  const std::vector<Binding> bindings = bindings_of(question_);
  for (std::size_t i = 0; i < question_.slips.size(); ++i) {
    const double value = value_of(question_.slips[i].expression, bindings);
    const bool is_met =
        exactly ? gives_exactly(evidence_, value) : gives_foreseen(evidence_, value);
    if (std::isfinite(value) && !is_right(question_, set_.right, value) && is_met)
      return Slip{"author:" + std::to_string(i), question_.slips[i].words, value, 0, ""};
  }
  return std::nullopt;
}

std::optional<Slip> Search::found() {
  if (!set_.program) return std::nullopt;
  const double singles = static_cast<double>(set_.candidates.size());
  const std::size_t common = common_count();
  if (evidence_.digits < kFewestDigits) {  // so few digits identify only what gives just them
    evidence_.half_unit = evidence_.fine_half_unit;
    return single(0, static_cast<std::size_t>(
                         std::min(static_cast<double>(common), kCandidatesAtThreeDigits)));
  }
  // Pairs of common slips are likelier than one unrelated number in another's place, which only
  // more than four digits prove.
  const double budget = candidate_budget(evidence_);
  const auto affordable = static_cast<std::size_t>(std::min(singles, budget));
  if (auto one = single(0, std::min(affordable, common))) return one;
  if (evidence_.digits == kFewestDigits)
    return budget <= singles ? std::nullopt : pair(budget - singles);
  if (auto two = pair(budget - static_cast<double>(common))) return two;
  return evidence_.digits == kFewestDigits + 1 ? std::nullopt : single(common, affordable);
}

// A part in another unit is clearer than its factor.
std::string Search::rebuilt(const SlipCandidate& candidate) const {
  if (candidate.kind == SlipKind::kBinaryPart || candidate.kind == SlipKind::kForEach) return {};
  return rebuilt_number(question_, *set_.program, candidate.patch());
}

std::optional<Slip> Search::single(std::size_t first, std::size_t count) const {
  for (std::size_t i = first; i < count; ++i) {
    const SlipCandidate& candidate = set_.candidates[i];
    if (!believable(candidate.value)) continue;
    const std::string what = slip_words(question_, *set_.program, candidate);
    return Slip{slip_name(question_, *set_.program, candidate),
                "This is the value " + what + "." + rebuilt(candidate), candidate.value, 1,
                is_common(candidate.kind) ? what : ""};
  }
  return std::nullopt;
}

// Beside another slip, a second way to make this one is told where it is a plain part: a sum that
// is left out may hold what the other slip is about.
std::string Search::words_in_pair(SlipCandidate candidate) const {
  const auto twin = static_cast<std::size_t>(candidate.twin.subject);
  const bool is_atom = set_.program->code[twin].code == Code::kConstant ||
                       set_.program->step_of[twin] >= 0 ||
                       set_.program->is_given(candidate.twin.subject);
  candidate.has_twin = candidate.has_twin && is_atom;
  return slip_words(question_, *set_.program, candidate);
}

// The commonest pair: the least sum of ranks. The budget bounds that sum.
std::optional<Slip> Search::pair(double budget) {
  const SlipProgram& program = *set_.program;
  const std::vector<SlipCandidate>& candidates = set_.candidates;
  const std::size_t count = common_pairs_count();
  // Pairs with a rank sum up to r number about r^2 / 4.
  const double widest = 2.0 * static_cast<double>(count);
  std::size_t best_sum = static_cast<std::size_t>(std::min(2 * std::sqrt(budget), widest)) + 1;
  const SlipCandidate* first = nullptr;
  const SlipCandidate* second = nullptr;
  double value = 0;
  for (std::size_t i = 0; i < count && 2 * i < best_sum; ++i) {
    for (std::size_t j = i + 1; j < count && i + j < best_sum; ++j) {
      if (candidates[i].at == candidates[j].at) continue;
      const double result =
          evaluate_with(program, candidates[i].patch(), candidates[j].patch(), scratch_);
      if (!believable(result)) continue;
      best_sum = i + j;
      first = &candidates[i];
      second = &candidates[j];
      value = result;
    }
  }
  if (!first) return std::nullopt;
  return Slip{slip_name(question_, program, *first) + "+" + slip_name(question_, program, *second),
              "This is the value with two slips: (1) " + words_in_pair(*first) + "; (2) " +
                  words_in_pair(*second) + "." +
                  rebuilt_number(question_, program, first->patch(), second->patch()),
              value, 2, ""};
}

}  // namespace

bool gives_exactly(const Evidence& evidence, double value) {
  const bool few = evidence.digits < kFewestDigits;
  const double slack = few ? evidence.fine_half_unit : evidence.half_unit;
  return is_same(value, evidence.value) || std::fabs(value - evidence.value) <= slack * (1 + 1e-9);
}

bool gives_foreseen(const Evidence& evidence, double value) {
  // A foreseen number is also met where digits were cut off, or rounded on the way.
  // Two numbers on the way, rounded to three digits; who types six or more has not rounded so.
  const double rounding = evidence.digits < 6 ? 1e-3 : 5e-4;
  if (gives_exactly(evidence, value)) return true;
  if (evidence.digits < kFewestDigits) return false;
  const double difference = std::fabs(value) - std::fabs(evidence.value);
  const bool cut_off = difference >= 0 && difference < 2 * evidence.half_unit;
  return value * evidence.value > 0 &&
         (cut_off || std::fabs(difference) <=
                         std::max(evidence.half_unit * (1 + 1e-9), rounding * std::fabs(value)));
}

SlipSet slip_set(const NumericQuestion& question) {
  SlipSet set;
  set.right = right_value(question);
  set.program = build_slip_program(question);
  if (set.program) set.candidates = slip_candidates(question, *set.program);
  return set;
}

std::optional<Slip> find_slip(const NumericQuestion& question, const SlipSet& set,
                              const Evidence& evidence) {
  if (!std::isfinite(evidence.value) || evidence.value == 0) return std::nullopt;
  Search search(question, set, evidence);
  if (auto slip = search.authored(true)) return slip;
  auto found = search.found();
  if (found && !found->what.empty()) return found;
  if (auto slip = search.authored(false)) return slip;
  return found;
}

std::optional<Slip> find_slip(const NumericQuestion& question, const Evidence& evidence) {
  return find_slip(question, slip_set(question), evidence);
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
         value_of(question.slips[i].expression, bindings), 0, ""});
  const SlipSet set = slip_set(question);
  for (const SlipCandidate& candidate : set.candidates)
    add({slip_name(question, *set.program, candidate),
         "This is the value " + slip_words(question, *set.program, candidate) + ".",
         candidate.value, 1, ""});
  return slips;
}

std::size_t candidate_count(const NumericQuestion& question) {
  const std::vector<SlipCandidate> candidates = slip_set(question).candidates;
  std::size_t count = question.slips.size() + candidates.size();
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t j = i + 1; j < candidates.size(); ++j)
      count += candidates[i].at != candidates[j].at;
  }
  return count;
}

}  // namespace tmw
