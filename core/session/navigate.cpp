// Going to a place, and asking for other numbers.
#include <algorithm>
#include <utility>

#include "core/session/own_work.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw::steps {
namespace {

bool is_known(const Session& session, int chapter) {
  if (chapter < 0) return true;
  for (const ChapterEntry& entry : session.workbook.index.chapters) {
    if (entry.number == chapter) return true;
  }
  return false;
}

void go_home(Session& session) {
  session.route = {};
  session.notice = words::kUnknownAddress;
}

// Puts other numbers in; what was entered for the old ones goes, except the learner's code.
void set_numbers(ExerciseState& state, const Exercise& exercise, std::uint64_t seed,
                 std::uint64_t learner) {
  ExerciseState fresh = fresh_exercise(exercise, seed, learner);
  if (std::holds_alternative<BuildProblem>(fresh.problem.task)) fresh.source = state.source;
  state = std::move(fresh);
}

bool same_numbers(const Problem& a, const Problem& b) {
  if (a.given.size() != b.given.size()) return false;
  for (std::size_t i = 0; i < a.given.size(); ++i) {
    if (a.given[i].value != b.given[i].value) return false;
  }
  return a.prompt == b.prompt;
}

// A seed whose numbers differ from those shown, if one is found soon.
std::uint64_t other_seed(const ExerciseState& state, const Exercise& exercise,
                         std::uint64_t chance) {
  constexpr std::uint64_t kSeeds = 9999;  // short addresses
  std::uint64_t seed = 1 + chance % kSeeds;
  for (int tries = 0; tries < 12; ++tries) {
    if (!same_numbers(state.problem, instantiate(exercise, seed).problem)) break;
    seed = 1 + seed % kSeeds;
  }
  return seed;
}

// Numbers of this seed, and the address that leads back to them.
Effects show_numbers(Session& session, const std::string& id, std::uint64_t seed) {
  ExerciseState* state = exercise_of(session, id);
  const Exercise* exercise = find_exercise(session.workbook, id);
  if (state == nullptr || exercise == nullptr) return {};
  set_numbers(*state, *exercise, seed, session.learner);
  tell_own_numbers(session);
  session.notice.clear();
  session.route.exercise = id;
  session.route.section.clear();
  session.route.seed = seed;
  return {GoTo{hash_of(session.route)},
          Announce{seed == 0 ? words::kOriginalNumbersShown : words::kNewNumbersShown}};
}

bool is_ready(const Session& session, int chapter) {
  const auto state = session.chapter_states.find(chapter);
  return state != session.chapter_states.end() && state->second.state == LoadState::kReady;
}

// True while what the route shows is still on its way.
bool content_pending(const Session& session) {
  const auto chapter = session.chapter_states.find(session.route.chapter);
  return chapter != session.chapter_states.end() && (chapter->second.state == LoadState::kWaiting ||
                                                     chapter->second.state == LoadState::kLoading);
}

// Numbers asked for by an address: what was entered for them before comes back.
void show_again(Session& session, ExerciseState& state, std::uint64_t seed) {
  set_numbers(state, *find_exercise(session.workbook, state.problem.id), seed, session.learner);
  if (is_at_rest(state)) bring_back_entries(state, session.log);
  tell_own_numbers(session);
}

// The route's exercise gets the route's numbers and the focus. Requires its chapter to be ready.
void open_exercise(Session& session) {
  Route& route = session.route;
  ExerciseState* state = exercise_of(session, route.exercise);
  if (state == nullptr) {
    route.exercise.clear();
    route.seed = 0;
    session.notice = words::kUnknownExercise;
    return;
  }
  if (state->problem.seed != route.seed && state->problem.has_variants)
    show_again(session, *state, route.seed);
  session.focus = node_id("exercise/" + route.exercise);
}

bool has_section(const Theory& theory, const std::string& slug) {
  return std::any_of(theory.blocks.begin(), theory.blocks.end(), [&slug](const Block& block) {
    return block.kind == BlockKind::kHeading && slug_of(plain_text(block.spans)) == slug;
  });
}

// The heading of the route's section gets the focus. Requires its chapter to be ready.
void open_section(Session& session) {
  Route& route = session.route;
  const auto theory = session.theories.find(route.chapter);
  if (theory == session.theories.end() || !has_section(theory->second, route.section)) {
    route.section.clear();
    session.notice = words::kUnknownSection;
    return;
  }
  session.focus = section_node(route.chapter, route.section);
}

}  // namespace

ExerciseState* exercise_of(Session& session, const std::string& id) {
  const auto state = session.exercises.find(id);
  return state == session.exercises.end() ? nullptr : &state->second;
}

Effects arrive(Session& session) {
  if (!is_known(session, session.route.chapter)) go_home(session);
  if (content_pending(session)) return {};
  if (is_ready(session, session.route.chapter)) {
    if (!session.route.exercise.empty()) open_exercise(session);
    if (!session.route.section.empty()) open_section(session);
  }
  if (session.focus == 0) return {};
  return {FocusNode{std::exchange(session.focus, 0)}};
}

Effects apply(Session& session, const Navigate& action, const Env&) {
  const bool first = !std::exchange(session.arrived, true);
  const Route before = session.route;
  session.notice.clear();
  if (const auto route = read_route(action.hash)) {
    session.route = *route;
  } else {
    go_home(session);
  }
  // The page loads with the focus at its start anyway; later a new place takes it.
  session.focus = first || session.route.chapter == before.chapter ? 0 : node_id("page/title");
  Effects effects = arrive(session);
  for (Effect& effect : request_content(session)) effects.push_back(std::move(effect));
  return effects;
}

Effects apply(Session& session, const NewNumbers& action, const Env& env) {
  const ExerciseState* state = exercise_of(session, action.exercise);
  const Exercise* exercise = find_exercise(session.workbook, action.exercise);
  if (state == nullptr || exercise == nullptr || !state->problem.has_variants) return {};
  return show_numbers(session, action.exercise, other_seed(*state, *exercise, env.chance));
}

Effects apply(Session& session, const OriginalNumbers& action, const Env&) {
  const ExerciseState* state = exercise_of(session, action.exercise);
  if (state == nullptr || state->problem.seed == 0) return {};
  return show_numbers(session, action.exercise, 0);
}

}  // namespace tmw::steps
