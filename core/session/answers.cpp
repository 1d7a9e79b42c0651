// What the learner enters, before it is checked, and the help asked for.
#include <algorithm>
#include <utility>

#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw::steps {
namespace {

void forget_verdict(ExerciseState& state) {
  state.verdict.reset();
  state.part_verdicts.clear();
}

// Someone who corrects a typed answer wants to go on reading what was wrong with it; praise must go
// at once.
void forget_praise(ExerciseState& state) {
  if (state.verdict && state.verdict->kind == VerdictKind::Right) forget_verdict(state);
}

template <typename T>
const T* task_of(const ExerciseState* state) {
  return state == nullptr ? nullptr : std::get_if<T>(&state->problem.task);
}

bool within(int index, std::size_t count) {
  return index >= 0 && static_cast<std::size_t>(index) < count;
}

}  // namespace

Effects apply(Session& session, const EditAnswer& action, const Env&) {
  ExerciseState* state = exercise_of(session, action.exercise);
  if (state == nullptr || !within(action.part, state->answers.size())) return {};
  std::string& answer = state->answers[static_cast<std::size_t>(action.part)];
  if (answer == action.text) return {};
  answer = action.text;
  forget_praise(*state);
  return {};
}

Effects apply(Session& session, const EditCode& action, const Env&) {
  ExerciseState* state = exercise_of(session, action.exercise);
  if (task_of<BuildProblem>(state) == nullptr || state->source == action.source) return {};
  state->source = action.source;
  state->run = 0;  // a reply on its way would be about other code
  forget_praise(*state);
  return {};
}

Effects apply(Session& session, const Choose& action, const Env&) {
  ExerciseState* state = exercise_of(session, action.exercise);
  const auto* choice = task_of<ChoiceProblem>(state);
  if (choice == nullptr || !within(action.option, choice->options.size())) return {};
  if (state->option != action.option) forget_verdict(*state);
  state->option = action.option;
  return {};
}

Effects apply(Session& session, const MoveStep& action, const Env&) {
  ExerciseState* state = exercise_of(session, action.exercise);
  const auto* problem = task_of<OrderProblem>(state);
  if (problem == nullptr || !within(action.from, state->order.size()) ||
      !within(action.to, state->order.size()) || action.from == action.to)
    return {};
  const auto first = state->order.begin();
  if (action.from < action.to) {
    std::rotate(first + action.from, first + action.from + 1, first + action.to + 1);
  } else {
    std::rotate(first + action.to, first + action.from, first + action.from + 1);
  }
  forget_verdict(*state);
  const auto moved = static_cast<std::size_t>(state->order[static_cast<std::size_t>(action.to)]);
  return {Announce{words::step_moved(plain_text(problem->steps[moved].text), action.to + 1,
                                     static_cast<int>(state->order.size()))}};
}

Effects apply(Session& session, const PickLine& action, const Env&) {
  ExerciseState* state = exercise_of(session, action.exercise);
  const auto* debug = task_of<DebugProblem>(state);
  if (debug == nullptr || !within(action.line - 1, debug->lines.size())) return {};
  if (state->line != action.line) forget_verdict(*state);
  state->line = action.line;
  return {};
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
  if (state->hints_shown > session.records[action.exercise].hints) {
    Event event;
    event.kind = EventKind::kHint;
    event.exercise = action.exercise;
    event.number = state->hints_shown;
    effects = record(session, std::move(event), env);
  }
  effects.push_back(Announce{words::kHint + (" " + std::to_string(state->hints_shown)) + ": " +
                             plain_text(hint)});
  return effects;
}

Effects apply(Session& session, const ToggleDerivation& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  if (state == nullptr) return {};
  state->derivation_open = !state->derivation_open;
  if (!state->derivation_open || std::exchange(state->reveal_logged, true)) return {};
  Event event;
  event.kind = EventKind::kReveal;
  event.exercise = action.exercise;
  event.seed = state->problem.seed;
  return record(session, std::move(event), env);
}

}  // namespace tmw::steps
