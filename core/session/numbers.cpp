// Numbers of a theory that a reader changes. Nothing of it is logged; the address has it.
#include <utility>
#include <variant>

#include "core/content/explore.h"
#include "core/exercise/chart.h"
#include "core/prose/rich_text.h"
#include "core/session/playing.h"
#include "core/session/steps.h"
#include "core/session/words.h"

namespace tmw::steps {
namespace {

void fill_theory(Session& session, const Chapter& chapter) {
  session.theories[chapter.number] = theory_of(chapter, session.explored, session.rooms);
}

// No number is on its way any more: the words take the room that they need.
void let_go(Session& session) {
  session.held_number.clear();
  session.rooms.clear();
}

void close_number(Session& session, const std::string& playing = {}) {
  session.open_number.clear();
  let_go(session);
  stop_playing(session, playing);
}

// What was changed goes into the theory and the address.
Effects changed(Session& session, const Chapter& chapter) {
  fill_theory(session, chapter);
  auto& place = std::get<ChapterPlace>(session.place);
  place.with = text_of(chapter, session.explored);
  return {NameNumbers{place.with}};
}

// What was looked at with other numbers is shown, once it is there.
Effects open_played(Session& session, const Chapter& chapter, const PlayName& name) {
  const ExerciseState* state = exercise_of(session, name.exercise);
  const bool begins = state != nullptr && !state->played;
  if (!play(session, name)) return {};
  close_number(session, name.exercise);
  session.open_number = name.exercise + "/" + std::to_string(name.row);
  fill_theory(session, chapter);
  if (!begins) return {};
  return {ShowNodes{{node_id("exercise/" + name.exercise + "/play")}}};
}

}  // namespace

void leave_numbers(Session& session) {
  session.open_values.clear();
  const bool lively = !session.explored.empty() || !session.open_number.empty();
  session.explored.clear();
  close_number(session);
  if (!lively) return;
  if (const Chapter* chapter = chapter_shown(session)) fill_theory(session, *chapter);
}

Effects open_numbers(Session& session, ChapterPlace& place) {
  const Chapter* chapter = find_chapter(session.workbook, place.chapter);
  if (chapter == nullptr) return {};
  const std::string wanted = place.with;
  if (!wanted.empty()) {
    ExploredRead read = read_explored(*chapter, wanted);
    session.explored = std::move(read.explored);
    if (!read.complete) session.notice = words::kUnknownNumbers;
    let_go(session);
    fill_theory(session, *chapter);
  }
  place.with = text_of(*chapter, session.explored);
  if (place.with == wanted) return {};
  return {NameNumbers{place.with}};
}

Effects apply(Session& session, const OpenNumber& action, const Env&) {
  const Chapter* chapter = chapter_shown(session);
  if (chapter == nullptr || action.name == session.open_number) return {};
  if (const auto name = read_play_name(action.name)) return open_played(session, *chapter, *name);
  if (!action.name.empty() && find_explore(chapter->explores, action.name) == nullptr) return {};
  close_number(session);
  session.open_number = action.name;
  fill_theory(session, *chapter);
  return {};
}

Effects apply(Session& session, const SetNumber& action, const Env&) {
  const Chapter* chapter = chapter_shown(session);
  if (chapter == nullptr || action.value < 0) return {};
  if (const auto name = read_play_name(action.name)) {
    (void)set_played(session, *name, static_cast<std::size_t>(action.value));
    return {};
  }
  const Explored before = session.explored;
  // On its way, what changes with it keeps its room.
  if (session.held_number != action.name &&
      find_explore(chapter->explores, action.name) != nullptr) {
    session.held_number = action.name;
    session.rooms = rooms_of(*chapter, session.explored, action.name);
  }
  explore(*chapter, session.explored, action.name, static_cast<std::size_t>(action.value));
  if (session.explored == before) return {};
  return changed(session, *chapter);
}

Effects apply(Session& session, const RestNumber&, const Env&) {
  const Chapter* chapter = chapter_shown(session);
  if (chapter == nullptr || session.held_number.empty()) return {};
  let_go(session);
  fill_theory(session, *chapter);
  return {};
}

Effects apply(Session& session, const ToggleValues& action, const Env&) {
  if (session.open_values.erase(action.figure) == 0) session.open_values.insert(action.figure);
  return {};
}

Effects apply(Session& session, const TextNumbers&, const Env&) {
  const Chapter* chapter = chapter_shown(session);
  if (chapter == nullptr || !is_changed(session)) return {};
  let_go(session);
  if (const auto name = read_play_name(session.open_number)) {
    reset_played(*exercise_of(session, name->exercise),
                 *find_exercise(session.workbook, name->exercise));
    return {Announce{words::kOriginalNumbersShown}};
  }
  session.explored.clear();
  Effects effects = changed(session, *chapter);
  effects.push_back(Announce{words::kTextNumbersBack});
  return effects;
}

}  // namespace tmw::steps

namespace tmw {

bool is_changed(const Session& session) {
  const auto name = read_play_name(session.open_number);
  if (!name) return !session.explored.empty();
  const auto state = session.exercises.find(name->exercise);
  const Exercise* exercise = find_exercise(session.workbook, name->exercise);
  return state != session.exercises.end() && exercise != nullptr &&
         is_played_with(state->second, *exercise);
}

std::string handle_says(const Session& session, const std::string& given) {
  if (const auto name = read_play_name(given)) {
    const auto state = session.exercises.find(name->exercise);
    const bool plays = state != session.exercises.end() && state->second.played &&
                       name->row < state->second.played->knobs.size();
    return plays ? state->second.played->knobs[name->row].says : std::string();
  }
  const auto* place = std::get_if<ChapterPlace>(&session.place);
  if (place == nullptr) return {};
  const auto theory = session.theories.find(place->chapter);
  if (theory == session.theories.end()) return {};
  for (const Chart& chart : theory->second.charts) {
    for (const ChartHandle& handle : chart.handles) {
      if (handle.given != given) continue;
      const bool reached = !chart.goal.ask.empty() && chart.goal.is_reached;
      const std::string says = plain_text(chart.says);
      return reached ? says + " " + words::kGoalReached + chart.goal.reached : says;
    }
  }
  return {};
}

const Knob* open_knob(const Session& session) {
  const auto* place = std::get_if<ChapterPlace>(&session.place);
  if (place == nullptr || session.open_number.empty()) return nullptr;
  if (const auto name = read_play_name(session.open_number)) {
    const auto state = session.exercises.find(name->exercise);
    const bool there = state != session.exercises.end() && state->second.played &&
                       name->row < state->second.played->knobs.size();
    return there ? &state->second.played->knobs[name->row] : nullptr;
  }
  const auto theory = session.theories.find(place->chapter);
  if (theory == session.theories.end()) return nullptr;
  for (const Knob& knob : theory->second.knobs) {
    if (knob.name == session.open_number) return &knob;
  }
  return nullptr;
}

}  // namespace tmw
