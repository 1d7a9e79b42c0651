// The derivation, opened step by step.
#include "core/session/stages.h"

#include <algorithm>
#include <utility>

#include "core/exercise/problem_part.h"
#include "core/prose/rich_text.h"
#include "core/session/steps.h"
#include "core/session/words.h"
#include "core/tex/readable.h"

namespace tmw::steps {
namespace {

// Of the first answer that is wrong.
std::optional<DifferingStep> difference_of(const ExerciseState& state) {
  const auto* entry = std::get_if<DeriveEntry>(&state.checked);
  const std::span<const ProblemPart> parts = parts_of(state.problem);
  if (entry == nullptr || !state.verdict) return std::nullopt;
  const std::size_t count = std::min(entry->part_verdicts.size(), parts.size());
  for (std::size_t i = 0; i < count; ++i) {
    if (entry->part_verdicts[i].kind != VerdictKind::kRight)
      return differing_step(parts[i].question, entry->part_verdicts[i]);
  }
  return std::nullopt;
}

// What one stage shows, for the live region.
std::string stage_text(const Problem& problem, int stage) {
  const int step = (stage - 1) / kStagesOfStep;
  const DerivationLine& line = problem.derivation[static_cast<std::size_t>(step)];
  switch ((stage - 1) % kStagesOfStep) {
    case 0:
      return words::step_number(step + 1) + plain_text(line.say);
    case 1:
      return readable_tex(line.symbols);
    default:
      return "= " + line.result + (line.also.empty() ? "" : ", " + plain_text(line.also));
  }
}

std::string newly_shown(const Problem& problem, int from, int to) {
  std::string said;
  for (int stage = from + 1; stage <= to; ++stage)
    said += (said.empty() ? "" : " ") + stage_text(problem, stage);
  return said;
}

Effects log_reveal(Session& session, ExerciseState& state, const Env& env) {
  state.differing = difference_of(state);
  if (std::exchange(state.reveal_logged, true) || !state.problem.own.empty()) return {};
  Event event;
  event.kind = EventKind::kReveal;
  event.exercise = state.problem.id;
  event.seed = state.problem.seed;
  return record(session, std::move(event), env);
}

}  // namespace

Effects apply(Session& session, const ToggleDerivation& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  if (state == nullptr) return {};
  state->derivation_open = !state->derivation_open;
  if (!state->derivation_open) return {};
  Effects effects = log_reveal(session, *state, env);
  const int all = stages_of(state->problem);
  if (action.whole) {
    state->stages_shown = all;
  } else if (state->stages_shown == 0 && all > 0) {
    state->stages_shown = 1;
    effects.push_back(Announce{stage_text(state->problem, 1)});
  }
  effects.push_back(ShowNodes{{exercise_node(action.exercise, "derivation")}});
  return effects;
}

Effects apply(Session& session, const ShowStages& action, const Env& env) {
  ExerciseState* state = exercise_of(session, action.exercise);
  if (state == nullptr) return {};
  const int all = stages_of(state->problem);
  const bool again = action.stages < 0;
  const int wanted =
      again ? std::max(all + action.stages, std::min(1, all)) : std::min(action.stages, all);
  if (wanted <= state->stages_shown) return {};
  Effects effects;
  if (!std::exchange(state->derivation_open, true)) effects = log_reveal(session, *state, env);
  const int before = std::exchange(state->stages_shown, wanted);
  if (again) return effects;
  const bool many = wanted - before > kStagesOfStep + 1;
  effects.push_back(
      Announce{many ? words::kAllStepsShown : newly_shown(state->problem, before, wanted)});
  const auto step_node = [&action](int step) {
    return exercise_node(action.exercise, "derivation/step/" + std::to_string(step));
  };
  if (wanted == all) {  // the buttons are gone then: reading goes on at the last step
    effects.push_back(FocusNode{step_node(wanted / kStagesOfStep - 1)});
  } else {
    effects.push_back(ShowNodes{{step_node((wanted - 1) / kStagesOfStep),
                                 exercise_node(action.exercise, "derivation/stages")}});
  }
  return effects;
}

Effects apply(Session& session, const EditGuess& action, const Env&) {
  ExerciseState* state = exercise_of(session, action.exercise);
  if (state != nullptr && !state->guess) state->guessed = action.text;
  return {};
}

Effects apply(Session& session, const Guess& action, const Env&) {
  ExerciseState* state = exercise_of(session, action.exercise);
  if (state == nullptr || state->guess) return {};
  const bool typed = state->problem.predict.options.empty();
  const auto options = typed ? 1 : static_cast<int>(state->problem.predict.options.size());
  if (action.option < -1 || action.option >= options) return {};
  const bool blank = state->guessed.find_first_not_of(" \t") == std::string::npos;
  if (typed && blank && action.option == 0)
    return {FocusNode{exercise_node(action.exercise, "derivation/predict/number")}};
  state->guess = action.option;
  return {FocusNode{exercise_node(action.exercise, "derivation/remark/0")}};
}

}  // namespace tmw::steps
