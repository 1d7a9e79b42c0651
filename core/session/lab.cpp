// The lab's page and its games, which a module that is loaded on demand makes.
#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <variant>

#include "core/learner/log.h"
#include "core/session/steps.h"

namespace tmw::steps {
namespace {

constexpr const char* kGuide = "lab-guide";  // a setting: the first-visit guide was left or done
constexpr std::uint64_t kGames = 9999;       // short addresses

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

}  // namespace

Effects open_lab(Session& session, const Env& env) {
  if (auto* game = std::get_if<GamePlace>(&session.place)) {
    if (game->query.empty()) game->query = "game=" + some_game(env);
    return {AskLab{"game " + std::string(game_name(game->of)), game->query}};
  }
  const auto* place = std::get_if<LabPlace>(&session.place);
  if (place == nullptr) return {};
  const bool guided =
      place->query.empty() && place->from.empty() && setting(session.log, kGuide, "").empty();
  return {AskLab{guided ? "open guided" : "open", place->query}};
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
  if (action.note == "guide") return record_setting(session, kGuide, "done", env);
  if (action.note.rfind(kGame, 0) != 0) return {};
  Event event = game_event(std::string_view(action.note).substr(kGame.size()));
  if (event.name.empty()) return {};
  return record(session, std::move(event), env);
}

}  // namespace tmw::steps
