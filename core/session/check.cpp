// Marking what was entered, and keeping the verdict.
#include <span>
#include <utility>

#include "core/content/exercise.h"
#include "core/exercise/mark_words.h"
#include "core/exercise/problem_part.h"
#include "core/session/code_outcomes.h"
#include "core/session/mark_desk.h"
#include "core/session/own_work.h"
#include "core/session/spoken_of.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw::steps {
namespace {

// What was read of each part of a typed answer, by the part's id.
NamedNumbers numbers_read(const Session& session, const ExerciseState& state) {
  const Exercise* exercise = find_exercise(session.workbook, state.problem.id);
  const auto* typed = std::get_if<DeriveEntry>(&state.entry);
  if (exercise == nullptr || typed == nullptr) return {};
  const std::span<const PartSpec> parts = parts_of(*exercise);
  NamedNumbers numbers;
  for (std::size_t i = 0; i < typed->part_verdicts.size() && i < parts.size(); ++i) {
    if (const auto& value = typed->part_verdicts[i].value) numbers[parts[i].id] = *value;
  }
  return numbers;
}

// Shows and announces a verdict; one that could be read is an attempt and goes into the log.
Effects deliver(Session& session, const std::string& exercise, Verdict verdict, const Env& env) {
  ExerciseState& state = session.exercises[exercise];
  Effects effects;
  if (is_attempt(verdict)) {
    Event event;
    event.kind = EventKind::kAttempt;
    event.exercise = exercise;
    event.seed = state.problem.seed;
    event.verdict = verdict_name(verdict.kind);
    event.answer = log_text(state.problem, state.entry);
    event.numbers = numbers_read(session, state);
    state.last_event = env.fresh_id;
    effects = record(session, std::move(event), env);
    tell_own_numbers(session);
  }
  const words::VerdictWords said = words::verdict_words(verdict);
  effects.push_back(Announce{said.lead + " " + said.rest});
  state.verdict = std::move(verdict);
  state.checked = state.entry;
  effects.push_back(ShowNodes{to_be_seen(state.problem, state.entry)});
  return effects;
}

Effects run_code(Session& session, ExerciseState& state, const BuildProblem& problem,
                 BuildEntry& entry) {
  entry.run = ++session.last_run;
  entry.outcomes.clear();
  entry.printed.clear();
  entry.fault = {};
  entry.asked_for_starter = false;
  return {RunCode{entry.run, entry.source, calls_json(problem, entry)}, Announce{words::kRunning},
          ShowNodes{to_be_seen(state.problem, state.entry)}};
}

}  // namespace

Effects apply(Session& session, const Check& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  if (state == nullptr) return {};
  if (auto* code = std::get_if<BuildEntry>(&state->entry))
    return run_code(session, *state, std::get<BuildProblem>(state->problem.task), *code);
  if (auto* typed = std::get_if<DeriveEntry>(&state->entry))
    typed->asked = part_at(*state, env.focused);
  return deliver(session, action.exercise, mark_desk(session, *state, own_numbers(session.log)),
                 env);
}

Effects apply(Session& session, const CodeFinished& action, const Env& env) {
  if (action.run == 0) return {};
  for (auto& [id, state] : session.exercises) {
    const auto* problem = std::get_if<BuildProblem>(&state.problem.task);
    auto* entry = std::get_if<BuildEntry>(&state.entry);
    if (problem == nullptr || entry == nullptr || entry->run != action.run) continue;
    entry->run = 0;
    take_outcomes(*problem, action.outputs, *entry);
    Verdict verdict = mark_outputs(*problem, action.outputs, entry->language);
    if (verdict.kind == VerdictKind::kRight) {
      entry->passing = entry->source;
      entry->passing_language = entry->language;
    }
    return deliver(session, id, std::move(verdict), env);
  }
  return {};
}

}  // namespace tmw::steps
