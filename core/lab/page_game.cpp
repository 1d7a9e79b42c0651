// The page of a game: what was run, what may be said of it, then the arithmetic and what happened.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "core/lab/address.h"
#include "core/lab/answers.h"
#include "core/lab/game_deeds.h"
#include "core/lab/page_parts.h"
#include "core/text/characters.h"
#include "core/transformer/parameters.h"
#include "core/units/binary_prefix.h"

namespace tmw::lab {
namespace {

using sheet::Kind;
using sheet::Node;
using sheet::Tone;

constexpr const char* kRound = "lab/game";

const Run& run_of(const Game& game, int round) {
  return *rounds_of(game)[static_cast<std::size_t>(round - 1)];
}

bool is_answered(const Game& game) { return game.at <= static_cast<int>(game.said.size()); }

char said_of(const Game& game, int round) { return game.said[static_cast<std::size_t>(round - 1)]; }

bool is_right(const Game& game, int round) {
  return said_of(game, round) == right_choice(game.kind, run_of(game, round));
}

std::string whole(double count) { return in_words(count, Unit::kCount); }

std::string option_of(const Run& run, std::string_view option) {
  std::string text = option_text(run.state, run.state.question, option);
  if (text.empty()) text = usual_text(run.state.question, option);
  return text.empty() ? "1" : text;
}

double number_of(const Run& run, std::string_view option) {
  return std::strtod(option_of(run, option).c_str(), nullptr);
}

// What each setting of the run is, in words.
std::vector<std::vector<std::string>> setting_of(const Run& run) {
  const double parameters = transformer::total_parameters(run.state.model.named.model).as_double();
  const bool serve = run.state.question == Question::kServe;
  std::vector<std::vector<std::string>> rows = {
      {"Model", name_of(run.state.model) + ", " + whole(parameters) + " parameters"},
      {"Cards", option_of(run, "cards") + " \u00d7 " + run.state.card.named.name}};
  if (serve) {
    rows.push_back({"Users at once", option_of(run, "users")});
    rows.push_back({"Prompt and answer of each", whole(number_of(run, "prompt")) + " and " +
                                                     whole(number_of(run, "answer")) + " tokens"});
    rows.push_back(
        {"Weights and KV cache", option_of(run, "weights") + " and " + option_of(run, "cache")});
    return rows;
  }
  const double split = number_of(run, "tp") * number_of(run, "pipeline");
  rows.push_back({"Tensor-parallel cards", option_of(run, "tp")});
  rows.push_back({"Pipeline stages", option_of(run, "pipeline")});
  rows.push_back({"Data-parallel copies", whole(number_of(run, "cards") / split)});
  rows.push_back({"ZeRO stage", option_of(run, "zero")});
  rows.push_back({"Sequences at once on a card", option_of(run, "micro-batch")});
  rows.push_back({"A step", whole(number_of(run, "batch")) + " sequences of " +
                                whole(number_of(run, "tokens")) + " tokens"});
  return rows;
}

Node setting_table(const Run& run) {
  Node table = make(Kind::kTable, std::string(kRound) + "/setting");
  table.header = true;
  table.label = "What was run";
  table.children.push_back(row_of_cells(table.path + "/head", {"What was run", "Value"}));
  table.children.back().header = true;
  const auto rows = setting_of(run);
  for (std::size_t i = 0; i < rows.size(); ++i)
    table.children.push_back(
        row_of_cells(table.path + "/" + std::to_string(i), {plain(rows[i][0]), plain(rows[i][1])}));
  return table;
}

const char* unit_of_time(const Run& run) {
  return run.state.question == Question::kServe ? " for each token of a user" : " for a step";
}

std::string times(double ratio) { return whole(std::round(ratio * 10) / 10) + " times"; }

std::string question_words(GameKind kind, const Run& run) {
  if (kind == GameKind::kCrash)
    return "**Did it fit into the cards' memory, or did it crash?** Nothing was computed twice, "
           "and "
           "training kept 16 bytes for each parameter.";
  const Gap gap = gap_of(run);
  return "No run can be faster than " + plain(in_words(gap.bound, Unit::kSeconds)) +
         unit_of_time(run) + ". Measured were " + plain(in_words(run.seconds, Unit::kSeconds)) +
         ", " + times(run.seconds / gap.bound) +
         " as long. **What took most of the time between them?**";
}

// What a card holds at least, against what happened.
std::string memory_words(const Run& run) {
  const Answers answers = answers_to(run.state);
  const Line* held = find_line(answers, "held");
  if (held == nullptr) return {};
  // Its GB are GiB, as core/plan takes them (TrainingPlan::too_big).
  const double gib = run.state.card.named.hardware.memory_bytes / 1e9;
  const double room = gib * kGibi;
  const std::string least = "At least **" + plain(in_words(held->value, Unit::kBytes)) +
                            "** lie on each card, which has " + whole(gib) + " GiB. ";
  const bool fits = held->value <= room;
  if (run.ran)
    return least + "Measured were " + plain(in_words(run.memory_gib * kGibi, Unit::kBytes)) + ": " +
           times(run.memory_gib * kGibi / held->value) +
           " the least, with the buffers and the pieces that no formula counts.";
  return least + (fits ? "That alone would fit; buffers, tensors of a moment and memory in pieces "
                         "came on top, and the run did not live."
                       : "That alone is more than it has, so nothing could save the run.");
}

Node arithmetic_of_memory(const Lab& lab, const Run& run) {
  Group group;
  group.id = "arithmetic";
  group.title = "The arithmetic";
  const Answers answers = answers_to(run.state);
  for (const char* id : {"held", "state", "activations"}) {
    if (const Line* line = find_line(answers, id)) group.lines.push_back(*line);
  }
  Node node = group_section(lab, group);
  node.children.insert(node.children.begin() + 1,
                       make(Kind::kParagraph, "lab/arithmetic/words", memory_words(run)));
  return node;
}

Node arithmetic_of_gap(const Run& run) {
  Node node = section("lab/arithmetic", "The arithmetic");
  const Gap gap = gap_of(run);
  const std::vector<GameChoice> terms = choices(GameKind::kGap, run);
  double all = 0;
  for (const double one : gap.lost) all += std::max(one, 0.0);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < gap.lost.size(); ++i) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return gap.lost[a] > gap.lost[b]; });
  Node table = make(Kind::kTable, "lab/arithmetic/terms");
  table.header = true;
  table.label = "What takes the time between bound and measurement";
  table.children.push_back(
      row_of_cells(table.path + "/head", {"What takes time", "Time", "Share of the gap"}));
  table.children.back().header = true;
  for (const std::size_t i : order) {
    const double time = std::max(gap.lost[i], 0.0);
    table.children.push_back(
        row_of_cells(table.path + "/" + std::to_string(i),
                     {plain(terms[i].words), plain(in_words(time, Unit::kSeconds)),
                      plain(in_words(all > 0 ? time / all : 0, Unit::kShare))}));
  }
  node.children.push_back(std::move(table));
  node.children.push_back(
      make(Kind::kParagraph, "lab/arithmetic/words",
           "Bound and terms together give " + plain(in_words(gap.expected, Unit::kSeconds)) +
               "; measured were " + plain(in_words(run.seconds, Unit::kSeconds)) +
               ". Each term has one constant, fitted to about a thousand runs, so it says what a "
               "typical engine loses there, and not what this one did."));
  return node;
}

std::string words_of(GameKind kind, const Run& run, char letter) {
  for (const GameChoice& choice : choices(kind, run)) {
    if (choice.letter == letter) return choice.words;
  }
  return {};
}

std::string outcome_words(const Game& game, int round) {
  const Run& run = run_of(game, round);
  const std::string right = words_of(game.kind, run, right_choice(game.kind, run));
  const bool good = is_right(game, round);
  if (game.kind == GameKind::kCrash) {
    if (run.ran) return good ? "Right: it fitted." : "It fitted.";
    return good ? "Right: it crashed, or ran out of memory." : "It crashed, or ran out of memory.";
  }
  return (good ? "Right: " : "Most of it is this: ") + lowered(right.substr(0, 1)) +
         right.substr(1) + ".";
}

// The control of the answer becomes the one that leads on, so that whoever pressed it can press it
// again.
Node ways(const Game& game, const Run& run) {
  Node row = make(Kind::kRow, std::string(kRound) + "/ways");
  if (is_answered(game)) {
    const bool last = game.at >= kRounds;
    Node next = button(std::string(kRound) + "/say/" + said_of(game, game.at),
                       last ? "See the score" : "Next round", "next");
    next.tone = Tone::kPrimary;
    row.children.push_back(std::move(next));
    Node open = make(Kind::kLink, std::string(kRound) + "/open", "Open in the Lab");
    open.href = "#/lab?" + write_address(run.state);
    row.children.push_back(std::move(open));
    return row;
  }
  for (const GameChoice& choice : choices(game.kind, run))
    row.children.push_back(button(std::string(kRound) + "/say/" + choice.letter,
                                  plain(choice.words), std::string("say ") + choice.letter));
  return row;
}

void add_round(const Lab& lab, sheet::Sheet& page) {
  const Game& game = *lab.game;
  const Run& run = run_of(game, game.at);
  page.push_back(heading(std::string(kRound) + "/title", 2,
                         "Round " + std::to_string(game.at) + " of " + std::to_string(kRounds)));
  page.push_back(setting_table(run));
  page.push_back(
      make(Kind::kParagraph, std::string(kRound) + "/question", question_words(game.kind, run)));
  Node said = make(Kind::kStatus, std::string(kRound) + "/said");
  if (is_answered(game)) {
    said.text = plain(outcome_words(game, game.at)) + " You have " +
                std::to_string(score_of(game)) + " of " + std::to_string(game.said.size()) + ".";
    said.tone = is_right(game, game.at) ? Tone::kGood : Tone::kNear;
  }
  page.push_back(ways(game, run));
  page.push_back(std::move(said));
  if (!is_answered(game)) return;
  page.push_back(game.kind == GameKind::kCrash ? arithmetic_of_memory(lab, run)
                                               : arithmetic_of_gap(run));
  Node source = make(Kind::kParagraph, std::string(kRound) + "/source",
                     plain("It really happened. Source: " + run.source + ": " + run.at + "."));
  source.tone = Tone::kQuiet;
  page.push_back(std::move(source));
}

void add_score(const Game& game, sheet::Sheet& page) {
  const std::string score = std::to_string(score_of(game)) + " of " + std::to_string(kRounds);
  page.push_back(heading(std::string(kRound) + "/title", 2, score + " right"));
  Node list = make(Kind::kList, std::string(kRound) + "/rounds");
  list.ordered = true;
  for (int round = 1; round <= kRounds; ++round) {
    const Run& run = run_of(game, round);
    const std::string path = std::string(kRound) + "/rounds/" + std::to_string(round);
    Node item = make(
        Kind::kListItem, path,
        plain(name_of(run.state.model) + " on " + option_of(run, "cards") + " cards. " +
              (is_right(game, round) ? "" : "Not what you said. ") + outcome_words(game, round)));
    item.children.push_back(button(path + "/see", "See round " + std::to_string(round),
                                   "round " + std::to_string(round)));
    item.children.back().tone = Tone::kQuiet;
    list.children.push_back(std::move(item));
  }
  Node row = make(Kind::kRow, std::string(kRound) + "/ways");
  Node again =
      button(std::string(kRound) + "/say/" + said_of(game, kRounds), "Ten other runs", "again");
  again.tone = Tone::kPrimary;
  row.children.push_back(std::move(again));
  page.push_back(std::move(row));
  page.push_back(std::move(list));
}

}  // namespace

std::string round_words(const Game& game) {
  if (game.at > kRounds)
    return std::to_string(score_of(game)) + " of " + std::to_string(kRounds) + " right.";
  if (is_answered(game)) return outcome_words(game, game.at);
  std::string words = "Round " + std::to_string(game.at) + " of " + std::to_string(kRounds) + ".";
  for (const auto& row : setting_of(run_of(game, game.at)))
    words += " " + row[0] + ": " + row[1] + ".";
  return words;
}

sheet::Sheet game_page(const Lab& lab) {
  sheet::Sheet page;
  if (lab.game->at > kRounds)
    add_score(*lab.game, page);
  else
    add_round(lab, page);
  return page;
}

}  // namespace tmw::lab
