// What the learner enters, before it is checked, and the help asked for. A verdict stays, about
// what it was on, until the next check: who corrects an answer goes on reading what was wrong with
// it.
#include <algorithm>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/prose/rich_text.h"
#include "core/session/own_work.h"
#include "core/session/spoken_of.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw::steps {
namespace {

// By which action each kind is entered. A kind without a row does not compile.
template <typename KindEntry>
struct EnteredBy;
template <>
struct EnteredBy<DeriveEntry> {
  using Deed = EditAnswer;
};
template <>
struct EnteredBy<ChoiceEntry> {
  using Deed = Choose;
};
template <>
struct EnteredBy<OrderEntry> {
  using Deed = MoveStep;
};
template <>
struct EnteredBy<BuildEntry> {
  using Deed = EditCode;
};
template <>
struct EnteredBy<DebugEntry> {
  using Deed = PickLine;
};

template <typename... KindEntry>
constexpr bool each_is_entered(const std::variant<KindEntry...>*) {
  return (std::is_constructible_v<Action, typename EnteredBy<KindEntry>::Deed> && ...);
}
static_assert(each_is_entered(static_cast<const Entry*>(nullptr)));

// The problem, or the entry, of the one kind that an action is about; null for any other.
template <typename T>
const T* task_of(const ExerciseState* state) {
  return state == nullptr ? nullptr : std::get_if<T>(&state->problem.task);
}

template <typename T>
T* entry_of(ExerciseState* state) {
  return state == nullptr ? nullptr : std::get_if<T>(&state->entry);
}

// False if it was not asked for.
bool take_starter(ExerciseState& state, BuildEntry& entry) {
  const auto* problem = task_of<BuildProblem>(&state);
  if (problem == nullptr || !entry.asked_for_starter) return false;
  BuildEntry next{starter_of(*problem, entry.language), 0};
  next.language = entry.language;
  next.other = std::move(entry.other);
  next.passing = std::move(entry.passing);
  next.passing_language = entry.passing_language;
  entry = std::move(next);
  return true;
}

// The button that was pressed is gone; the next deed takes its focus.
Effect focus_on(const OnCode& action, const char* part) {
  return FocusNode{node_id("exercise/" + action.exercise + part)};
}

// The next visit begins with it, too.
Effects starter_is_back(Session& session, const ExerciseState& state, const OnCode& action,
                        const Env& env) {
  Effects effects = keep_draft(session, state.problem, state.entry, env);
  effects.push_back(Announce{words::kStarterIsBack});
  effects.push_back(focus_on(action, "/editor"));
  return effects;
}

bool within(int index, std::size_t count) {
  return index >= 0 && static_cast<std::size_t>(index) < count;
}

}  // namespace

Effects apply(Session& session, const EditAnswer& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  auto* entry = entry_of<DeriveEntry>(state);
  if (entry == nullptr || !within(action.part, entry->answers.size())) return {};
  std::string& answer = entry->answers[static_cast<std::size_t>(action.part)];
  if (answer == action.text) return {};
  answer = action.text;
  return keep_draft(session, state->problem, state->entry, env);
}

Effects apply(Session& session, const EditCode& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  auto* entry = entry_of<BuildEntry>(state);
  if (entry == nullptr) return {};
  if (entry->language != action.language) {
    entry->other = action.source;
    BuildEntry other{action.source, 0};
    other.language = action.language;
    return keep_draft(session, state->problem, other, env);
  }
  if (entry->source == action.source) return {};
  entry->source = action.source;
  entry->run = 0;  // a reply on its way would be about other code
  entry->fault = {};
  entry->asked_for_starter = false;
  return keep_draft(session, state->problem, state->entry, env);
}

Effects apply(Session& session, const OnCode& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  auto* entry = entry_of<BuildEntry>(state);
  if (entry == nullptr) return {};
  switch (action.deed) {
    case CodeDeed::kToggleCalls:
      entry->calls_open = !entry->calls_open;
      return {};
    case CodeDeed::kTogglePassing:
      entry->passing_open = !entry->passing_open;
      return {};
    case CodeDeed::kAskForStarter:
      entry->asked_for_starter = true;
      return {Announce{words::kStarterAsksFirst}, focus_on(action, "/starter/no")};
    case CodeDeed::kKeepCode:
      entry->asked_for_starter = false;
      return {Announce{words::kCodeKept}, focus_on(action, "/starter/ask")};
    case CodeDeed::kTakeStarter:
      return take_starter(*state, *entry) ? starter_is_back(session, *state, action, env)
                                          : Effects{};
  }
  return {};
}

Effects apply(Session& session, const Choose& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  const auto* problem = task_of<ChoiceProblem>(state);
  auto* entry = entry_of<ChoiceEntry>(state);
  if (problem == nullptr || entry == nullptr || !within(action.option, problem->options.size()))
    return {};
  if (entry->option == action.option) return {};
  entry->option = action.option;
  return keep_draft(session, state->problem, state->entry, env);
}

Effects apply(Session& session, const MoveStep& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  const auto* problem = task_of<OrderProblem>(state);
  auto* entry = entry_of<OrderEntry>(state);
  if (problem == nullptr || entry == nullptr || !within(action.from, entry->order.size()) ||
      !within(action.to, entry->order.size()) || action.from == action.to)
    return {};
  const auto first = entry->order.begin();
  if (action.from < action.to) {
    std::rotate(first + action.from, first + action.from + 1, first + action.to + 1);
  } else {
    std::rotate(first + action.to, first + action.from, first + action.from + 1);
  }
  const auto moved = static_cast<std::size_t>(entry->order[static_cast<std::size_t>(action.to)]);
  Effects effects = keep_draft(session, state->problem, state->entry, env);
  effects.push_back(
      Announce{words::step_moved(plain_text(problem->steps[moved].text), action.to + 1,
                                 static_cast<int>(entry->order.size()))});
  return effects;
}

Effects apply(Session& session, const PickLine& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  const auto* problem = task_of<DebugProblem>(state);
  auto* entry = entry_of<DebugEntry>(state);
  if (problem == nullptr || entry == nullptr || !within(action.line - 1, problem->lines.size()))
    return {};
  if (entry->line == action.line) return {};
  entry->line = action.line;
  return keep_draft(session, state->problem, state->entry, env);
}

Effects apply(Session&, const ShowSpellings&, const Env&) { return {OpenSpellings{}}; }

Effects apply(Session& session, const ShowHint& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  if (state == nullptr) return {};
  const int number = action.number == 0 ? state->hints_shown + 1 : action.number;
  if (number <= state->hints_shown || !within(number - 1, state->problem.hints.size())) return {};
  const Blocks& hint = state->problem.hints[static_cast<std::size_t>(number - 1)];
  state->hints_shown = number;
  keep_one_hint(*state);
  Effects effects;
  if (state->problem.own.empty() &&
      number > hints_opened(session.log, action.exercise, state->problem.seed)) {
    Event event;
    event.kind = EventKind::kHint;
    event.exercise = action.exercise;
    event.seed = state->problem.seed;
    event.number = state->hints_shown;
    effects = record(session, std::move(event), env);
  }
  effects.push_back(Announce{words::kHint + (" " + std::to_string(state->hints_shown)) + ": " +
                             plain_text(hint)});
  effects.push_back(ShowNodes{{exercise_node(action.exercise, hint_name(number - 1)),
                               exercise_node(action.exercise, "actions")}});
  return effects;
}

}  // namespace tmw::steps
