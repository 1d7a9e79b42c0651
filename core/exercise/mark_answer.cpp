#include "core/exercise/mark_answer.h"

#include <algorithm>
#include <cmath>

namespace tmw {
namespace {

Verdict verdict(VerdictKind kind, std::string message) {
  Verdict result;
  result.kind = kind;
  result.message = std::move(message);
  return result;
}

// From best to worst; an unreadable part leaves the whole answer unmarked.
int badness(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::Right:
      return 0;
    case VerdictKind::Close:
      return 1;
    case VerdictKind::Slip:
      return 2;
    case VerdictKind::Wrong:
      return 3;
    case VerdictKind::Unreadable:
      return 4;
  }
  return 4;
}

bool is_permutation_of(std::vector<int> order, std::size_t count) {
  std::sort(order.begin(), order.end());
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i] != static_cast<int>(i)) return false;
  }
  return order.size() == count;
}

std::string quoted(const Spans& spans) { return "“" + plain_text(spans) + "”"; }

std::string too_early_text(const OrderProblem& problem, int step, int needed, std::size_t place) {
  std::string text = "Step " + std::to_string(place + 1) + ", " + quoted(problem.steps[step].text) +
                     ", comes too early: " + quoted(problem.steps[needed].text) +
                     " has to come before it.";
  const std::string because = plain_text(problem.steps[step].because);
  return because.empty() ? text : text + " " + because;
}

std::string joined_sentences(const std::vector<std::string>& sentences) {
  std::string result;
  for (const std::string& sentence : sentences) result += (result.empty() ? "" : "; ") + sentence;
  return result;
}

}  // namespace

Verdict mark_part(const DeriveProblem& problem, int part, std::string_view typed) {
  return mark_number(problem.parts[static_cast<std::size_t>(part)].question, typed);
}

Verdict mark_part_carrying(const Exercise& exercise, std::uint64_t seed,
                           const CarriedNumbers& carried, int part, std::string_view typed) {
  const Instance original = instantiate(exercise, seed);
  Verdict first = mark_part(std::get<DeriveProblem>(original.problem.task), part, typed);
  if (first.kind == VerdictKind::Right || first.kind == VerdictKind::Unreadable) return first;
  const Instance own = instantiate(exercise, seed, carried);
  if (own.problem.carried.empty()) return first;
  Verdict second = mark_part(std::get<DeriveProblem>(own.problem.task), part, typed);
  if (second.kind != VerdictKind::Right) return first;
  second.message +=
      " It was marked with your own number: " + joined_sentences(own.problem.carried) + ".";
  return second;
}

Verdict combined_verdict(const std::vector<ProblemPart>& parts,
                         const std::vector<Verdict>& verdicts) {
  if (verdicts.empty()) return verdict(VerdictKind::Unreadable, "Type an answer.");
  if (verdicts.size() == 1) return verdicts.front();
  Verdict result = verdicts.front();
  result.message.clear();
  result.hint.clear();
  std::string hint;  // said last; parts share the exercise's
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const Verdict& part = verdicts[i];
    if (badness(part.kind) > badness(result.kind)) {
      result.kind = part.kind;
      result.slip = part.slip;
    }
    if (i > 0) result.message += "\n";
    const bool again = !part.hint.empty() && part.hint == hint;
    result.message +=
        plain_text(parts[i].ask) + ": " + (again ? part.message : whole_message(part));
    if (!part.hint.empty()) hint = part.hint;
  }
  return result;
}

Verdict mark_choice(const ChoiceProblem& problem, int option) {
  if (option < 0 || option >= static_cast<int>(problem.options.size())) {
    return verdict(VerdictKind::Unreadable,
                   "Pick one of the options, 1 to " + std::to_string(problem.options.size()) + ".");
  }
  const ProblemOption& chosen = problem.options[static_cast<std::size_t>(option)];
  Verdict result =
      verdict(chosen.right ? VerdictKind::Right : VerdictKind::Wrong, plain_text(chosen.because));
  if (std::isfinite(chosen.value)) result.value = chosen.value;
  result.read_as = plain_text(chosen.text);
  return result;
}

Verdict mark_order(const OrderProblem& problem, const std::vector<int>& order) {
  if (!is_permutation_of(order, problem.steps.size())) {
    return verdict(
        VerdictKind::Unreadable,
        "Use each of the " + std::to_string(problem.steps.size()) + " steps exactly once.");
  }
  std::vector<bool> done(order.size(), false);
  for (std::size_t place = 0; place < order.size(); ++place) {
    for (const int needed : problem.steps[static_cast<std::size_t>(order[place])].after) {
      if (done[static_cast<std::size_t>(needed)]) continue;
      return verdict(VerdictKind::Wrong, too_early_text(problem, order[place], needed, place));
    }
    done[static_cast<std::size_t>(order[place])] = true;
  }
  return verdict(VerdictKind::Right, "Every step finds what it needs: this order works.");
}

Verdict mark_line(const DebugProblem& problem, int line) {
  if (line < 1 || line > static_cast<int>(problem.lines.size())) {
    return verdict(VerdictKind::Unreadable,
                   "Pick a line, 1 to " + std::to_string(problem.lines.size()) + ".");
  }
  Verdict result = verdict(line == problem.faulty ? VerdictKind::Right : VerdictKind::Wrong,
                           plain_text(problem.lines[static_cast<std::size_t>(line - 1)].reply));
  result.value = line;
  result.read_as = "line " + std::to_string(line);
  return result;
}

}  // namespace tmw
