// Going to a place, and asking for other numbers.
#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "core/exercise/instantiate.h"
#include "core/exercise/own_numbers.h"
#include "core/prose/rich_text.h"
#include "core/session/asks.h"
#include "core/session/lab_words.h"
#include "core/session/mark_desk.h"
#include "core/session/own_work.h"
#include "core/session/spoken_of.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw::steps {
namespace {

bool is_known(const Session&, const Home&) { return true; }

bool is_known(const Session& session, const ChapterPlace& place) {
  return find_entry(session.workbook.index, place.chapter) != nullptr;
}

bool is_known(const Session&, const PracticePlace&) { return true; }

bool is_known(const Session&, const AppendixPlace&) { return true; }

bool is_known(const Session& session, const RecordPlace& place) {
  return !place.chapter || find_entry(session.workbook.index, *place.chapter) != nullptr;
}

bool is_known(const Session&, const LabPlace&) { return true; }

bool is_known(const Session&, const GamePlace&) { return true; }

void go_home(Session& session) {
  session.place = Home{};
  session.notice = words::kUnknownAddress;
}

// Puts other numbers in; what was entered for the old ones goes, unless it outlives them.
void set_numbers(ExerciseState& state, const Exercise& exercise, std::uint64_t seed,
                 std::uint64_t learner) {
  ExerciseState fresh = fresh_exercise(exercise, seed, learner);
  if (outlives_numbers(fresh.problem)) {
    if (auto entry = read_entry(fresh.problem, log_text(state.problem, state.entry)))
      fresh.entry = std::move(*entry);
  }
  state = std::move(fresh);
}

bool same_numbers(const Problem& a, const Problem& b) {
  if (a.given.size() != b.given.size()) return false;
  for (std::size_t i = 0; i < a.given.size(); ++i) {
    if (a.given[i].value != b.given[i].value) return false;
  }
  return a.prompt == b.prompt;
}

// Numbers of this seed, and the address that leads back to them.
Effects show_numbers(Session& session, const std::string& id, std::uint64_t seed) {
  ExerciseState* state = exercise_of(session, id);
  const Exercise* exercise = find_exercise(session.workbook, id);
  if (state == nullptr || exercise == nullptr) return {};
  set_numbers(*state, *exercise, seed, session.learner);
  bring_back_work(session, *state);
  tell_own_numbers(session);
  session.notice.clear();
  if (auto* place = std::get_if<ChapterPlace>(&session.place))
    *place = {.chapter = place->chapter, .exercise = id, .seed = seed, .with = place->with};
  // The button may stand below a derivation that closes with it: the question is to be seen.
  std::vector<NodeId> seen = {exercise_node(id, "title")};
  for (const NodeId node : to_be_seen(state->problem, state->entry)) seen.push_back(node);
  return {GoTo{hash_of(session.place)}, ShowNodes{std::move(seen)},
          Announce{seed == 0 ? words::kOriginalNumbersShown : words::kNewNumbersShown}};
}

// True while what the place shows is still on its way.
bool is_pending(const ContentState* content) {
  return content != nullptr &&
         (content->state == LoadState::kWaiting || content->state == LoadState::kLoading);
}

// Numbers asked for by an address: what was entered for them before comes back.
void show_again(Session& session, ExerciseState& state, std::uint64_t seed) {
  set_numbers(state, *find_exercise(session.workbook, state.problem.id), seed, session.learner);
  bring_back_work(session, state);
  tell_own_numbers(session);
}

// Numbers that are no variant, if the exercise takes them; else its own, and why.
void show_own(Session& session, ExerciseState& state, ChapterPlace& place) {
  if (state.problem.own == place.own) return;
  OwnInstance made = instantiate_own(*find_exercise(session.workbook, place.exercise), place.own);
  if (!made.fault.empty()) {
    session.notice = words::own_numbers_fault(made.fault);
    place.own.clear();
    if (!state.problem.own.empty()) show_again(session, state, 0);
    return;
  }
  state = fresh_exercise(std::move(made.problem), session.learner);
  bring_back_work(session, state);
}

// The place's exercise gets the place's numbers and the focus. Requires its chapter to be ready.
void open_exercise(Session& session, ChapterPlace& place) {
  ExerciseState* state = exercise_of(session, place.exercise);
  if (state == nullptr) {
    place.exercise.clear();
    place.seed = 0;
    place.own.clear();
    session.notice = words::kUnknownExercise;
    return;
  }
  if (!place.own.empty()) {
    show_own(session, *state, place);
  } else if (state->problem.seed != place.seed &&
             (state->problem.has_variants || !state->problem.own.empty())) {
    show_again(session, *state, place.seed);
  }
  session.focus = node_id("exercise/" + place.exercise);
}

bool has_section(const Theory& theory, const std::string& slug) {
  return std::any_of(theory.blocks.begin(), theory.blocks.end(), [&slug](const Block& block) {
    return block.kind == BlockKind::kHeading && slug_of(plain_text(block.spans)) == slug;
  });
}

// The heading of the place's section gets the focus. Requires its chapter to be ready.
void open_section(Session& session, ChapterPlace& place) {
  const auto theory = session.theories.find(place.chapter);
  if (theory == session.theories.end() || !has_section(theory->second, place.section)) {
    place.section.clear();
    session.notice = words::kUnknownSection;
    return;
  }
  session.focus = section_node(place.chapter, place.section);
}

Effects open(Session& session, Home&) {
  consider_first(session);
  return {};
}

// Taken up where it was left, unless it was done with or is of another day.
Effects open(Session& session, PracticePlace& place) {
  if (!session.practice) return {};
  const Practice& practice = *session.practice;
  if (practice.place != place || practice.stage == PracticeStage::kDone ||
      practice.day != session.today)
    forget_practice(session);
  return {};
}

Effects open(Session&, RecordPlace&) { return {}; }

Effects open(Session&, AppendixPlace&) { return {}; }

Effects open(Session&, LabPlace&) { return {}; }

Effects open(Session&, GamePlace&) { return {}; }

Effects open(Session& session, ChapterPlace& place) {
  const ContentState* content = content_of_place(session);
  if (content == nullptr || content->state != LoadState::kReady) return {};
  if (!place.exercise.empty()) open_exercise(session, place);
  if (!place.section.empty()) open_section(session, place);
  return open_numbers(session, place);
}

}  // namespace

ExerciseState* exercise_of(Session& session, const std::string& id) {
  const auto state = session.exercises.find(id);
  return state == session.exercises.end() ? nullptr : &state->second;
}

std::uint64_t other_seed(const Problem& shown, const Exercise& exercise, std::uint64_t chance) {
  constexpr std::uint64_t kSeeds = 9999;  // short addresses
  std::uint64_t seed = 1 + chance % kSeeds;
  for (int tries = 0; tries < 12; ++tries) {
    if (!same_numbers(shown, instantiate(exercise, seed).problem)) break;
    seed = 1 + seed % kSeeds;
  }
  return seed;
}

Effects arrive(Session& session) {
  const auto known = [&session](const auto& place) { return is_known(session, place); };
  if (!std::visit(known, session.place)) go_home(session);
  if (is_pending(content_of_place(session))) return {};
  Effects effects =
      std::visit([&session](auto& place) { return open(session, place); }, session.place);
  if (session.focus != 0) effects.push_back(FocusNode{std::exchange(session.focus, 0)});
  return effects;
}

Effects apply(Session& session, const Navigate& action, const Env& env) {
  const bool first = !std::exchange(session.arrived, true);
  const Place before = session.place;
  session.notice.clear();
  session.missed_day = false;
  session.trying_first = false;
  session.first_place = first;
  Effects effects = leave_practice(session);
  const auto place = read_route(action.hash);
  if (!place || !same_page(*place, before)) leave_numbers(session);
  if (place) {
    session.place = *place;
  } else {
    go_home(session);
  }
  // The page loads with the focus at its start anyway; later a new page takes it.
  session.focus = first || same_page(session.place, before) ? 0 : node_id("page/title");
  for (Effect& effect : arrive(session)) effects.push_back(std::move(effect));
  for (Effect& effect : request_content(session)) effects.push_back(std::move(effect));
  for (Effect& effect : tend_practice(session)) effects.push_back(std::move(effect));
  for (Effect& effect : open_lab(session, env)) effects.push_back(std::move(effect));
  for (Effect& effect : tell_missed_day(session, env)) effects.push_back(std::move(effect));
  return effects;
}

Effects apply(Session& session, const GoOn& action, const Env& env) {
  const ExerciseState* state = exercise_of(session, action.exercise);
  if (practised(session, action.exercise) != nullptr)
    return may_go_on(session, action.exercise) ? go_on_practising(session, env) : Effects{};
  const bool first = is_first_here(session, action.exercise);
  const bool there = std::holds_alternative<ChapterPlace>(session.place) || first;
  if (state == nullptr || !there || !is_right_now(*state)) return {};
  const std::optional<ReadOn> text = first ? std::nullopt : read_on_after(session, action.exercise);
  if (text && text->hash.empty()) return {FocusNode{text->node}};
  const int chapter = chapter_of(action.exercise);
  const std::string next = exercise_after(session, action.exercise);
  if (!text && next.empty()) {
    return {FocusNode{chapter_end_node(chapter, "/title")}, ShowNodes{{chapter_end_node(chapter)}}};
  }
  const std::string hash = text ? text->hash : hash_of_exercise(next);
  Effects effects = {GoTo{hash}};
  for (Effect& effect : apply(session, Navigate{hash}, env)) effects.push_back(std::move(effect));
  return effects;
}

Effects apply(Session& session, const NewNumbers& action, const Env& env) {
  const ExerciseState* state = exercise_of(session, action.exercise);
  const Exercise* exercise = find_exercise(session.workbook, action.exercise);
  if (state == nullptr || exercise == nullptr || !state->problem.has_variants) return {};
  if (practised(session, action.exercise) != nullptr) return {};
  return show_numbers(session, action.exercise, other_seed(state->problem, *exercise, env.chance));
}

Effects apply(Session& session, const OriginalNumbers& action, const Env&) {
  const ExerciseState* state = exercise_of(session, action.exercise);
  if (state == nullptr || state->problem.seed == 0) return {};
  if (practised(session, action.exercise) != nullptr) return {};
  return show_numbers(session, action.exercise, 0);
}

}  // namespace tmw::steps
