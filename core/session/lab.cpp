// The lab's page and its games, which a module that is loaded on demand makes.
#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/learner/log.h"
#include "core/session/steps.h"

namespace tmw::steps {
namespace {

// A setting: the step of the first-visit guide, "1" to "3"; kDone when it was left or done.
constexpr const char* kGuide = "lab-guide";
constexpr const char* kDone = "done";
constexpr std::uint64_t kGames = 9999;  // short addresses

std::string some_game(const Env& env) { return std::to_string(1 + env.chance % kGames); }

bool is_there(const Session& session) {
  return std::holds_alternative<LabPlace>(session.place) ||
         std::holds_alternative<GamePlace>(session.place);
}

// "fit-or-crash 8 17 fcff...": name, score, which rounds, what was said.
Event game_event(std::string_view words) {
  const auto next = [&words] {
    const std::size_t blank = std::min(words.find(' '), words.size());
    std::string word(words.substr(0, blank));
    words.remove_prefix(std::min(blank + 1, words.size()));
    return word;
  };
  Event event;
  event.kind = EventKind::kPlay;
  event.name = next();
  event.number = static_cast<int>(std::strtol(next().c_str(), nullptr, 10));
  event.seed = std::strtoull(next().c_str(), nullptr, 10);
  event.answer = next();
  return event;
}

// A step that is noted already, as a reload says it again, is no event.
Effects note_step(Session& session, const std::string& step, const Env& env) {
  if (setting(session.log, kGuide, "") == step) return {};
  return record_setting(session, kGuide, step, env);
}

// A first visit without a question of its own is guided; a guide that was begun goes on after a
// reload, too.
std::string opening(const Session& session, const LabPlace& place) {
  const std::string reached = setting(session.log, kGuide, "");
  if (reached == kDone || !place.from.empty()) return "open";
  if (!reached.empty()) return "open guided " + reached;
  return place.query.empty() ? "open guided" : "open";
}

}  // namespace

Effects open_lab(Session& session, const Env& env) {
  if (auto* game = std::get_if<GamePlace>(&session.place)) {
    if (game->query.empty()) game->query = "game=" + some_game(env);
    return {AskLab{"game " + std::string(game_name(game->of)), game->query}};
  }
  const auto* place = std::get_if<LabPlace>(&session.place);
  if (place == nullptr) return {};
  return {AskLab{opening(session, *place), place->query}};
}

Effects apply(Session& session, const OnLab& action, const Env& env) {
  if (!is_there(session)) return {};
  return {AskLab{action.deed, action.deed == "again" ? some_game(env) : action.value}};
}

// Whoever has left the lab meanwhile stays where he is.
Effects apply(Session& session, const LabSaid& action, const Env&) {
  if (auto* game = std::get_if<GamePlace>(&session.place)) {
    game->query = action.query;
    session.game_sheet = action.sheet;
  } else if (auto* place = std::get_if<LabPlace>(&session.place)) {
    place->query = action.query;
    session.lab_sheet = action.sheet;
  } else {
    return {};
  }
  session.lab_failure.clear();
  return {};
}

Effects apply(Session& session, const LabFailed& action, const Env&) {
  const bool game = std::holds_alternative<GamePlace>(session.place);
  if ((game ? session.game_sheet : session.lab_sheet).empty()) session.lab_failure = action.reason;
  return {};
}

Effects apply(Session& session, const LabNoted& action, const Env& env) {
  constexpr std::string_view kGame = "game ";
  constexpr std::string_view kGuideNote = "guide";
  constexpr std::string_view kGuideStep = "guide ";
  if (action.note == kGuideNote) return record_setting(session, kGuide, kDone, env);
  if (action.note.rfind(kGuideStep, 0) == 0)
    return note_step(session, action.note.substr(kGuideStep.size()), env);
  if (action.note.rfind(kGame, 0) != 0) return {};
  Event event = game_event(std::string_view(action.note).substr(kGame.size()));
  if (event.name.empty()) return {};
  return record(session, std::move(event), env);
}

}  // namespace tmw::steps
