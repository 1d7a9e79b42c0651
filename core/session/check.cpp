// Marking what was entered, and keeping the verdict.
#include <type_traits>
#include <utility>

#include "core/exercise/mark_words.h"
#include "core/session/code_outcomes.h"
#include "core/session/own_work.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw::steps {
namespace {

// What the log keeps of an answer: the texts typed, an option's number, a line, the order, the
// code.
std::string answer_text(const ExerciseState& state) {
  std::string text;
  if (!state.answers.empty()) {
    for (const std::string& answer : state.answers)
      text += (&answer == &state.answers.front() ? "" : "\n") + answer;
  } else if (!state.order.empty()) {
    for (const int step : state.order) text += (text.empty() ? "" : ",") + std::to_string(step + 1);
  } else if (const auto* choice = std::get_if<ChoiceProblem>(&state.problem.task)) {
    if (state.option >= 0)
      text = std::to_string(choice->options[static_cast<std::size_t>(state.option)].number);
  } else if (std::holds_alternative<DebugProblem>(state.problem.task)) {
    text = std::to_string(state.line);
  } else {
    text = state.source;
  }
  return text;
}

// What was read of each part of a typed answer, by the part's id.
NamedNumbers numbers_read(const Session& session, const ExerciseState& state) {
  const Exercise* exercise = find_exercise(session.workbook, state.problem.id);
  const auto* task = exercise == nullptr ? nullptr : std::get_if<DeriveTask>(&exercise->task);
  if (task == nullptr) return {};
  NamedNumbers numbers;
  for (std::size_t i = 0; i < state.part_verdicts.size() && i < task->parts.size(); ++i) {
    if (const auto& value = state.part_verdicts[i].value) numbers[task->parts[i].id] = *value;
  }
  return numbers;
}

// Shows and announces a verdict; one that could be read is an attempt and goes into the log.
Effects deliver(Session& session, const std::string& exercise, Verdict verdict, const Env& env) {
  ExerciseState& state = session.exercises[exercise];
  Effects effects;
  if (verdict.kind != VerdictKind::Unreadable) {
    Event event;
    event.kind = EventKind::kAttempt;
    event.exercise = exercise;
    event.seed = state.problem.seed;
    event.verdict = verdict_name(verdict.kind);
    event.answer = answer_text(state);
    event.numbers = numbers_read(session, state);
    state.last_event = env.fresh_id;
    effects = record(session, std::move(event), env);
    tell_own_numbers(session);
  }
  const words::VerdictWords said = words::verdict_words(verdict);
  effects.push_back(Announce{said.lead + " " + said.rest});
  state.verdict = std::move(verdict);
  return effects;
}

// A slip in an earlier exercise counts once: here the answer may follow from the learner's own
// number.
Verdict mark_parts(const Session& session, ExerciseState& state, const DeriveProblem& problem) {
  const Exercise* exercise = find_exercise(session.workbook, state.problem.id);
  const CarriedNumbers own = own_numbers(session.log);
  state.part_verdicts.clear();
  for (int part = 0; part < static_cast<int>(problem.parts.size()); ++part) {
    const std::string& typed = state.answers[static_cast<std::size_t>(part)];
    state.part_verdicts.push_back(
        exercise == nullptr ? mark_part(problem, part, typed)
                            : mark_part_carrying(*exercise, state.problem.seed, own, part, typed));
  }
  keep_one_hint(state);
  if (state.part_verdicts.size() == 1) return state.part_verdicts.front();
  return combined_verdict(problem.parts, state.part_verdicts);
}

Effects run_code(Session& session, ExerciseState& state, const BuildProblem& problem) {
  state.run = ++session.last_run;
  state.verdict.reset();
  state.outcomes.clear();
  return {RunCode{state.run, state.source, calls_json(problem)}, Announce{words::kRunning}};
}

}  // namespace

void keep_one_hint(ExerciseState& state) {
  bool said = state.hints_shown > 0;
  if (said && state.verdict) state.verdict->hint.clear();
  for (Verdict& verdict : state.part_verdicts) {
    if (said) verdict.hint.clear();
    said = said || !verdict.hint.empty();
  }
}

Effects apply(Session& session, const Check& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  if (state == nullptr) return {};
  const auto mark = [&](const auto& problem) -> Effects {
    using Task = std::decay_t<decltype(problem)>;
    if constexpr (std::is_same_v<Task, BuildProblem>) {
      return run_code(session, *state, problem);
    } else if constexpr (std::is_same_v<Task, DeriveProblem>) {
      return deliver(session, action.exercise, mark_parts(session, *state, problem), env);
    } else if constexpr (std::is_same_v<Task, ChoiceProblem>) {
      return deliver(session, action.exercise, mark_choice(problem, state->option), env);
    } else if constexpr (std::is_same_v<Task, OrderProblem>) {
      return deliver(session, action.exercise, mark_order(problem, state->order), env);
    } else {
      return deliver(session, action.exercise, mark_line(problem, state->line), env);
    }
  };
  return std::visit(mark, state->problem.task);
}

Effects apply(Session& session, const CodeFinished& action, const Env& env) {
  if (action.run == 0) return {};
  for (auto& [id, state] : session.exercises) {
    if (state.run != action.run) continue;
    state.run = 0;
    const auto* build = std::get_if<BuildProblem>(&state.problem.task);
    if (build == nullptr) return {};
    state.outcomes = test_outcomes(*build, action.outputs);
    return deliver(session, id, mark_outputs(*build, action.outputs), env);
  }
  return {};
}

}  // namespace tmw::steps
