#include "core/exercise/order.h"

#include <algorithm>
#include <utility>

#include "core/content/order_task.h"
#include "core/exercise/answer_words.h"
#include "core/exercise/numbers.h"
#include "core/exercise/random.h"
#include "core/marking/verdict.h"
#include "core/prose/rich_text.h"
#include "core/text/split.h"

namespace tmw {
namespace {

std::vector<int> needed_steps(const OrderItem& item, const OrderTask& task, Writer& writer) {
  std::vector<int> result;
  for (const std::string& id : item.after) {
    const auto found = std::find_if(task.items.begin(), task.items.end(),
                                    [&](const OrderItem& other) { return other.id == id; });
    if (found == task.items.end()) {
      writer.fail(item.line, "item " + item.id + " comes after `" + id + "`, which is no item");
    } else {
      result.push_back(static_cast<int>(found - task.items.begin()));
    }
  }
  return result;
}

// True if no step stands before one that it needs.
bool is_accepted(const std::vector<int>& order, const std::vector<std::vector<int>>& needs) {
  std::vector<int> place(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<int>(i);
  for (std::size_t step = 0; step < needs.size(); ++step) {
    for (const int needed : needs[step]) {
      if (place[needed] > place[step]) return false;
    }
  }
  return true;
}

// A start that is not yet an answer, unless every order is.
std::vector<int> unsolved_order(const std::vector<std::vector<int>>& needs, std::uint64_t seed) {
  Random random(seed);
  std::vector<int> order = shuffled(needs.size(), random);
  for (int i = 0; i < 100 && is_accepted(order, needs); ++i) order = shuffled(needs.size(), random);
  return order;
}

bool is_permutation_of(std::vector<int> order, std::size_t count) {
  std::sort(order.begin(), order.end());
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i] != static_cast<int>(i)) return false;
  }
  return order.size() == count;
}

void add_words(Spans& said, const char* words) {
  Span span;
  span.text = words;
  said.push_back(std::move(span));
}

void add(Spans& said, const Spans& more) { said.insert(said.end(), more.begin(), more.end()); }

Spans too_early_words(const OrderProblem& problem, int step, int needed, std::size_t place) {
  const ProblemStep& early = problem.steps[static_cast<std::size_t>(step)];
  Spans said;
  add_words(said, ("Step " + std::to_string(place + 1) + ", \u201c").c_str());
  add(said, early.text);
  add_words(said, "\u201d, comes too early: \u201c");
  add(said, problem.steps[static_cast<std::size_t>(needed)].text);
  add_words(said, "\u201d has to come before it.");
  for (const Block& because : early.because) {
    add_words(said, " ");
    add(said, because.spans);
  }
  return said;
}

}  // namespace

OrderProblem order_problem(const OrderTask& task, std::uint64_t shuffle_seed, Writer& writer) {
  std::vector<std::vector<int>> needs;
  for (const OrderItem& item : task.items) needs.push_back(needed_steps(item, task, writer));
  const std::vector<int> shown = unsolved_order(needs, shuffle_seed);
  std::vector<int> place(shown.size());  // where an item of the file is shown
  for (std::size_t i = 0; i < shown.size(); ++i) place[shown[i]] = static_cast<int>(i);
  OrderProblem problem;
  problem.solution = place;
  for (const int i : shown) {
    const OrderItem& item = task.items[i];
    ProblemStep step{
        item.id, writer.spans(item.text, item.line), writer.blocks(item.because, item.line), {}};
    for (const int needed : needs[i]) step.after.push_back(place[needed]);
    problem.steps.push_back(std::move(step));
  }
  return problem;
}

Spans words_of_early_step(const OrderProblem& problem, const OrderEntry& entry) {
  const std::vector<int>& order = entry.order;
  if (!is_permutation_of(order, problem.steps.size())) return {};
  std::vector<bool> done(order.size(), false);
  for (std::size_t place = 0; place < order.size(); ++place) {
    for (const int needed : problem.steps[static_cast<std::size_t>(order[place])].after) {
      if (!done[static_cast<std::size_t>(needed)])
        return too_early_words(problem, order[place], needed, place);
    }
    done[static_cast<std::size_t>(order[place])] = true;
  }
  return {};
}

Verdict mark_entry(const OrderProblem& problem, const OrderEntry& entry) {
  const std::vector<int>& order = entry.order;
  if (!is_permutation_of(order, problem.steps.size())) {
    return unreadable("Use each of the " + std::to_string(problem.steps.size()) +
                      " steps exactly once.");
  }
  if (const Spans early = words_of_early_step(problem, entry); !early.empty())
    return make_verdict(VerdictKind::kWrong, plain_text(early));
  return make_verdict(VerdictKind::kRight, "Every step finds what it needs: this order works.");
}

Verdict mark_words(const OrderProblem& problem, const std::vector<std::string>& words) {
  OrderEntry entry;
  for (const std::string& word : words) {
    for (const std::string& piece : split_words(word, ','))
      entry.order.push_back(position_of(piece));
  }
  return mark_entry(problem, entry);
}

OrderEntry empty_entry(const OrderProblem& problem) {
  OrderEntry entry;
  for (int i = 0; i < static_cast<int>(problem.steps.size()); ++i) entry.order.push_back(i);
  return entry;
}

bool is_untouched(const OrderProblem&, const OrderEntry& entry) {
  return std::is_sorted(entry.order.begin(), entry.order.end());
}

std::string log_text(const OrderProblem&, const OrderEntry& entry) {
  std::string text;
  for (const int step : entry.order) text += (text.empty() ? "" : ",") + std::to_string(step + 1);
  return text;
}

std::optional<OrderEntry> read_entry(const OrderProblem& problem, const std::string& text) {
  auto places = read_places(text, problem.steps.size());
  if (!places || !is_permutation_of(*places, problem.steps.size())) return std::nullopt;
  return OrderEntry{std::move(*places)};
}

}  // namespace tmw
