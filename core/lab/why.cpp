#include "core/lab/why.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/lab/address.h"
#include "core/lab/field_words.h"
#include "core/lab/fields.h"
#include "core/plan/fields.h"
#include "core/text/characters.h"

namespace tmw::lab {
namespace {

constexpr double kSame = 1e-9;  // a relative change below is none

double relative(const Change& change) {
  const double most = std::max(std::fabs(change.before), std::fabs(change.now));
  return most > 0 ? std::fabs(change.now - change.before) / most : 0;
}

bool differs(const Change& change) { return relative(change) > kSame; }

template <class Thing>
void add_parts(std::span<const Part<Thing>> parts, const Thing& before, const Thing& now,
               std::vector<Asking>& asked) {
  for (const Part<Thing>& part : parts) {
    if (part.what.empty() || part.get(before) == part.get(now)) continue;
    asked.push_back({std::string(part.what), in_words(part, before), in_words(part, now)});
  }
}

// What an option is, or what it came to where it was left open.
std::string option_words(const State& state, const Answers& answers, const plan::Field& field) {
  std::string text = option_text(state, state.question, field.option);
  for (const auto& [name, filled] : answers.filled) {
    if (name == field.option) text = filled;
  }
  if (text.empty()) return std::string(kNotGiven);
  const FieldWords* words = words_for(state.question, field.option);
  const bool told = words != nullptr && lowered(words->label).find(field.unit) != std::string::npos;
  return told ? text : text + " " + std::string(field.unit);
}

std::vector<Asking> asked_differently(const State& before, const State& now,
                                      const Answers& answers_before, const Answers& answers_now) {
  std::vector<Asking> asked;
  if (name_of(before.model) != name_of(now.model))
    asked.push_back({"Model", name_of(before.model), name_of(now.model)});
  if (name_of(before.card) != name_of(now.card))
    asked.push_back({"Card", name_of(before.card), name_of(now.card)});
  add_parts(model_parts(), before.model.named.model, now.model.named.model, asked);
  add_parts(card_parts(), before.card.named.hardware, now.card.named.hardware, asked);
  for (const plan::Field* field : fields_of(now.question)) {
    const FieldWords* words = words_for(now.question, field->option);
    if (words == nullptr) continue;
    if (option_text(before, now.question, field->option) ==
        option_text(now, now.question, field->option))
      continue;
    asked.push_back({std::string(words->label), option_words(before, answers_before, *field),
                     option_words(now, answers_now, *field)});
  }
  return asked;
}

double term_of(const Line& line, const std::string& name) {
  for (const Term& term : line.terms) {
    if (term.name == name) return term.value;
  }
  return 0;
}

// The terms of both, by the size of their difference.
std::vector<Change> term_changes(const Line& before, const Line& now) {
  std::vector<Change> changes;
  const auto add = [&](const Term& term) {
    const bool known = std::any_of(changes.begin(), changes.end(),
                                   [&](const Change& one) { return one.name == term.name; });
    if (known) return;
    changes.push_back(
        {term.name, now.unit, term_of(before, term.name), term_of(now, term.name), true});
  };
  for (const Term& term : now.terms) add(term);
  for (const Term& term : before.terms) add(term);
  std::erase_if(changes, [](const Change& one) { return !differs(one); });
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    return std::fabs(a.now - a.before) > std::fabs(b.now - b.before);
  });
  return changes;
}

struct Compared {
  Change line;
  std::vector<Change> terms;
};

std::vector<Compared> compared(const Answers& before, const Answers& now) {
  std::vector<Compared> all;
  for (const Group& group : now.groups) {
    for (const Line& line : group.lines) {
      const Line* earlier = find_line(before, line.id);
      if (earlier == nullptr) continue;
      Change change = {line.name, line.unit, earlier->value, line.value, false};
      if (differs(change)) all.push_back({std::move(change), term_changes(*earlier, line)});
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const Compared& a, const Compared& b) {
    return relative(a.line) > relative(b.line);
  });
  return all;
}

}  // namespace

Why why(const State& before, const State& now) {
  Why result;
  const Answers earlier = answers_to(before);
  const Answers answers = answers_to(now);
  result.asked = asked_differently(before, now, earlier, answers);
  if (before.question != now.question) {
    result.problem =
        "One is about serving and the other about training: there is nothing to compare.";
    return result;
  }
  if (!earlier.problem.empty() || !answers.problem.empty()) {
    result.problem = "One of the two has no answer, so there is nothing to compare.";
    return result;
  }
  for (Compared& one : compared(earlier, answers)) {
    result.changes.push_back(std::move(one.line));
    std::move(one.terms.begin(), one.terms.end(), std::back_inserter(result.changes));
  }
  return result;
}

std::string in_words(const Change& change) {
  const double difference = change.now - change.before;
  const bool more = difference > 0;
  std::string words = (more ? "+" : "\u2212") + in_words(std::fabs(difference), change.unit);
  if (change.before <= 0) return words + ", new";
  const double ratio = change.now / change.before;
  if (ratio >= 10) return words + ", " + in_words(ratio, Unit::kCount) + " times as much";
  return words + ", " + in_words(std::fabs(ratio - 1), Unit::kShare) + (more ? " more" : " less");
}

}  // namespace tmw::lab
