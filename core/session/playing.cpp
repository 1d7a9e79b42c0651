#include "core/session/playing.h"

#include <algorithm>
#include <charconv>

#include "core/content/exercise.h"
#include "core/exercise/playing.h"
#include "core/prose/rich_text.h"
#include "core/session/steps.h"

namespace tmw {
namespace {

void fill(Played& played, const Exercise& exercise) {
  played.problem = instantiate_rows(exercise, played.rows).problem;
  played.knobs = play_knobs(exercise, played.rows);
  const std::vector<DerivationLine>& lines = played.problem.derivation;
  if (lines.empty()) return;
  for (Knob& knob : played.knobs)
    knob.says = plain_text(lines.back().say) + ": " + lines.back().result;
}

std::vector<std::size_t> own_places(const Exercise& exercise) {
  std::vector<std::size_t> places;
  for (const PlayRow& row : play_rows(exercise)) places.push_back(row.own);
  return places;
}

}  // namespace

std::optional<PlayName> read_play_name(const std::string& name) {
  const std::size_t slash = name.find('/');
  if (slash == std::string::npos) return std::nullopt;
  PlayName play{name.substr(0, slash), 0};
  const char* end = name.data() + name.size();
  const auto [stop, error] = std::from_chars(name.data() + slash + 1, end, play.row);
  if (error != std::errc() || stop != end) return std::nullopt;
  return play;
}

bool can_be_played(const Session& session, const std::string& exercise) {
  const auto record = session.records.find(exercise);
  const Exercise* spec = find_exercise(session.workbook, exercise);
  return record != session.records.end() && record->second.solved && spec != nullptr &&
         !spec->steps.empty() && !play_rows(*spec).empty();
}

bool play(Session& session, const PlayName& name) {
  ExerciseState* state = steps::exercise_of(session, name.exercise);
  const Exercise* exercise = find_exercise(session.workbook, name.exercise);
  if (state == nullptr || exercise == nullptr || !can_be_played(session, name.exercise))
    return false;
  if (name.row >= play_rows(*exercise).size()) return false;
  stop_playing(session, name.exercise);
  if (!state->played) reset_played(*state, *exercise);
  return true;
}

bool set_played(Session& session, const PlayName& name, std::size_t value) {
  ExerciseState* state = steps::exercise_of(session, name.exercise);
  if (state == nullptr || !state->played) return false;
  Played& played = *state->played;
  if (name.row >= played.rows.size() || value >= played.knobs[name.row].words.size()) return false;
  if (played.rows[name.row] == value) return false;
  played.rows[name.row] = value;
  fill(played, *find_exercise(session.workbook, name.exercise));
  return true;
}

void reset_played(ExerciseState& state, const Exercise& exercise) {
  state.played = Played{own_places(exercise), {}, {}};
  fill(*state.played, exercise);
}

bool is_played_with(const ExerciseState& state, const Exercise& exercise) {
  return state.played && state.played->rows != own_places(exercise);
}

void stop_playing(Session& session, const std::string& but) {
  for (auto& [id, state] : session.exercises) {
    if (id != but) state.played.reset();
  }
}

}  // namespace tmw
