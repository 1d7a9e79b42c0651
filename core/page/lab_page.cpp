// The lab and its games: pages that a module of its own makes, once it is there.
#include <utility>

#include "core/page/lab_links.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/page/sheet_nodes.h"
#include "core/session/games.h"
#include "core/session/lab_words.h"
#include "core/session/session.h"
#include "core/session/words.h"

namespace tmw {
namespace {

// What the module said, or that it is on its way.
void add_sheet(Page& page, const Session& session, const std::string& sheet) {
  if (!sheet.empty()) {
    append(page.children, nodes_of(sheet::read_sheet(sheet)));
  } else if (!session.lab_failure.empty()) {
    Node status =
        words_node(NodeKind::kStatus, "lab/failed", words::lab_failed(session.lab_failure));
    status.tone = Tone::kBad;
    status.children.push_back(button("lab/failed/retry", words::kTryAgain, Retry{}));
    page.children.push_back(std::move(status));
  } else {
    page.children.push_back(words_node(NodeKind::kParagraph, "lab/loading", words::kLoadingLab));
  }
}

const char* name_of(GameOf game) {
  return game == GameOf::kCrash ? words::kCrashGame : words::kGapGame;
}

// What was played to its end, and whether that is saved.
std::string standing(const Session& session, GameOf game) {
  const int best = best_of(session.log, game);
  if (best < 0) return words::kNoGameYet;
  std::string words = words::best_so_far(best);
  const SaveState state = save_state_of(session, last_game(session.log, game)->id);
  if (state == SaveState::kSaving) words += std::string(" ") + words::kSaving;
  if (state == SaveState::kSaved) words += std::string(" ") + words::kSaved;
  if (state == SaveState::kFailed) words += std::string(" ") + words::kNotSaved;
  return words;
}

}  // namespace

std::string lab_title(const Session&, const LabPlace&) { return words::kLab; }

void add_lab(Page& page, const Session& session, const LabPlace& place) {
  if (auto back = way_back(place)) page.children.push_back(std::move(*back));
  add_sheet(page, session, session.lab_sheet);
  if (session.lab_sheet.empty()) return;
  Node games = make_node(NodeKind::kSection, "lab/games");
  games.children.push_back(heading("lab/games/title", 2, words::kGames));
  games.children.push_back(words_node(NodeKind::kParagraph, "lab/games/about", words::kAboutGames));
  games.children.push_back(ways_to_games(session, "lab/games"));
  page.children.push_back(std::move(games));
}

std::string game_title(const Session&, const GamePlace& place) { return name_of(place.of); }

void add_game(Page& page, const Session& session, const GamePlace& place) {
  const bool crash = place.of == GameOf::kCrash;
  page.children.push_back(words_node(NodeKind::kParagraph, "lab/game/about",
                                     crash ? words::kAboutCrashGame : words::kAboutGapGame));
  add_sheet(page, session, session.game_sheet);
  Node said = words_node(NodeKind::kParagraph, "lab/game/standing", standing(session, place.of));
  said.tone = Tone::kQuiet;
  page.children.push_back(std::move(said));
  Node ways = make_node(NodeKind::kRow, "lab/game/elsewhere");
  const GameOf other = crash ? GameOf::kGap : GameOf::kCrash;
  ways.children.push_back(link("lab/game/other", name_of(other), hash_of(GamePlace{.of = other})));
  ways.children.push_back(link("lab/game/lab", words::kBackToLab, hash_of(LabPlace{})));
  page.children.push_back(std::move(ways));
}

Node ways_to_games(const Session& session, const std::string& path) {
  Node row = make_node(NodeKind::kRow, path + "/ways");
  for (const GameOf game : {GameOf::kCrash, GameOf::kGap})
    row.children.push_back(link(path + "/" + std::string(game_name(game)),
                                words::game_and_best(name_of(game), best_of(session.log, game)),
                                hash_of(GamePlace{.of = game})));
  return row;
}

}  // namespace tmw
