// An exercise as a card: what is asked, what was entered, what was said about it.
#include <set>
#include <utility>

#include "core/exercise/problem_part.h"
#include "core/page/exercise_kinds.h"
#include "core/page/lab_links.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/asks.h"
#include "core/session/lab_words.h"
#include "core/session/playing.h"
#include "core/session/practice_words.h"
#include "core/session/session.h"
#include "core/session/spoken_of.h"
#include "core/session/words.h"

namespace tmw {
namespace {

void collect_figures(const Blocks& blocks, std::set<std::string>& ids) {
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::kFigure) ids.insert(block.text);
    collect_figures(block.children, ids);
  }
}

// The prompt, then the figures that no prose places. Those of the solution would give it away here.
void add_prompt(Node& card, const std::string& path, const Problem& problem) {
  append(card.children, nodes_of(problem.prompt, path + "/prompt", 4, problem.charts));
  std::set<std::string> placed;
  for (const Blocks* prose : {&problem.prompt, &problem.solution_note, &problem.remark})
    collect_figures(*prose, placed);
  for (const Chart& chart : problem.charts) {
    if (placed.count(chart.id) == 0)
      card.children.push_back(figure_node(chart, path + "/figure/" + chart.id));
  }
}

Node badges(const std::string& path, const Problem& problem, const ExerciseRecord& record,
            CardForm form) {
  Node row = make_node(NodeKind::kRow, path + "/badges");
  if (form == CardForm::kCard) {
    row.children.push_back(
        words_node(NodeKind::kBadge, path + "/kind", std::string(kind_name(problem.kind))));
    row.children.back().mark = mark_of(problem.kind);
  }
  if (is_bonus_id(problem.id))
    row.children.push_back(words_node(NodeKind::kBadge, path + "/bonus", words::kBonus));
  if (record.solved) {
    row.children.push_back(words_node(NodeKind::kBadge, path + "/done", words::kDone));
    row.children.back().mark = Mark::kDone;
    row.children.back().tone = Tone::kGood;
  }
  return row;
}

// In practice: "Next: 3 of 4". How many exercises a slip takes is not known before.
std::string way_on_practising(const Practice& practice) {
  const int next = static_cast<int>(practice.at) + 2;
  const int count = static_cast<int>(practice.items.size());
  if (practice.place.kind == PracticeKind::kSlip) return words::next_in_queue(next, 0);
  return next > count ? std::string(words::kToTheEnd) : words::next_in_queue(next, count);
}

// What the main button leads to once the answer is right: "Next: 0.2 A model like LLaMA".
std::string way_on(const Session& session, const std::string& exercise) {
  if (practised(session, exercise) != nullptr) return way_on_practising(*session.practice);
  if (!is_first_here(session, exercise) && read_on_after(session, exercise)) return words::kReadOn;
  const std::string next = exercise_after(session, exercise);
  const auto state = session.exercises.find(next);
  if (state == session.exercises.end()) return words::on_to_end_of_chapter(chapter_of(exercise));
  return words::kNext + (next + " ") + state->second.problem.title;
}

Node hint_button(const std::string& path, const ExerciseState& state, Tone tone) {
  const bool more = state.hints_shown < static_cast<int>(state.problem.hints.size());
  const char* words = state.hints_shown == 0 ? words::kFirstHint : words::kNextHint;
  Node node =
      button(path + "/hint", more ? words : words::kNoMoreHints, ShowHint{state.problem.id}, tone);
  node.disabled = !more;  // it keeps the focus of whoever pressed it
  return node;
}

Node new_numbers_button(const std::string& path, const ExerciseState& state, Tone tone) {
  return button(path + "/new-numbers", is_right_now(state) ? words::kSameAgain : words::kNewNumbers,
                NewNumbers{state.problem.id}, tone);
}

Node check_button(const std::string& path, const ExerciseState& state, const char* name,
                  Tone tone) {
  const auto words = [](const auto& kind) { return check_words(kind); };
  return button(path + name, std::visit(words, state.problem.task), Check{state.problem.id}, tone);
}

// In a placement there is one answer and no help: what is known is asked.
bool is_placement(const Session& session, const std::string& exercise) {
  return practised(session, exercise) != nullptr &&
         session.practice->place.kind == PracticeKind::kPlacement;
}

// The main deed, and what is wanted next to it. The button that checked is the one that leads on,
// so that whoever pressed it can press it again.
Node actions(const std::string& path, const Session& session, const ExerciseState& state) {
  const Problem& problem = state.problem;
  const bool practice = practised(session, problem.id) != nullptr;
  Node row = make_node(NodeKind::kRow, path + "/actions");
  if (practice && may_go_on(session, problem.id)) {
    row.children.push_back(
        button(path + "/check", way_on(session, problem.id), GoOn{problem.id}, Tone::kPrimary));
    return row;
  }
  const bool alone = session.alone == problem.id;
  if (alone && is_right_now(state) && problem.has_variants) {
    row.children.push_back(new_numbers_button(path, state, Tone::kPrimary));
    return row;
  }
  if (alone || !is_right_now(state)) {
    row.children.push_back(check_button(path, state, "/check", Tone::kPrimary));
    if (is_placement(session, problem.id))
      row.children.push_back(button(path + "/pass-over", words::kDoNotKnow, PassOver{problem.id}));
    else if (!problem.hints.empty())
      row.children.push_back(hint_button(path, state, Tone::kPlain));
    return row;
  }
  row.children.push_back(
      button(path + "/check", way_on(session, problem.id), GoOn{problem.id}, Tone::kPrimary));
  if (problem.has_variants) row.children.push_back(new_numbers_button(path, state, Tone::kPlain));
  return row;
}

// What is wanted now and then.
Node other_actions(const std::string& path, const Session& session, const ExerciseState& state) {
  const Problem& problem = state.problem;
  Node row = make_node(NodeKind::kRow, path + "/other-actions");
  const bool right = is_right_now(state);
  if (practised(session, problem.id) != nullptr) {
    if (!right && !is_placement(session, problem.id))
      row.children.push_back(
          button(path + "/pass-over", words::kPassOver, PassOver{problem.id}, Tone::kQuiet));
  } else if (right) {
    row.children.push_back(check_button(path, state, "/check-again", Tone::kQuiet));
    if (!problem.hints.empty()) row.children.push_back(hint_button(path, state, Tone::kQuiet));
    if (can_be_played(session, problem.id))
      row.children.push_back(button(path + "/play-with", words::kPlayWithNumbers,
                                    OpenNumber{problem.id + "/0"}, Tone::kQuiet));
  } else if (problem.has_variants) {
    row.children.push_back(new_numbers_button(path, state, Tone::kQuiet));
  }
  if (!parts_of(problem).empty())
    row.children.push_back(
        button(path + "/spellings", words::kWhatToType, ShowSpellings{}, Tone::kQuiet));
  // Last, as it is there only sometimes: what stands before it stays in its place.
  if (problem.seed != 0 && practised(session, problem.id) == nullptr)
    row.children.push_back(button(path + "/original-numbers", words::kOriginalNumbers,
                                  OriginalNumbers{problem.id}, Tone::kQuiet));
  return row;
}

// Puts the verdict below the control that it speaks of. False if that is not below `node`.
bool add_below(Node& node, NodeId control, Node& verdict) {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    if (node.children[i].id == control) {
      // How the answer is read stays right below it.
      const bool read =
          i + 1 < node.children.size() && node.children[i + 1].kind == NodeKind::kReading;
      node.children.insert(node.children.begin() + static_cast<std::ptrdiff_t>(i) + (read ? 2 : 1),
                           std::move(verdict));
      return true;
    }
    if (add_below(node.children[i], control, verdict)) return true;
  }
  return false;
}

Node standing(const std::string& path, const Session& session, const ExerciseState& state,
              const ExerciseRecord& record) {
  std::string words = words::attempts(record.attempts, record.solved, record.revealed);
  switch (save_state_of(session, state.last_event)) {
    case SaveState::kNothing:
      break;
    case SaveState::kSaving:
      words += std::string(" ") + words::kSaving;
      break;
    case SaveState::kSaved:
      words += std::string(" ") + words::kSaved;
      break;
    case SaveState::kFailed:
      words += std::string(" ") + words::kNotSaved;
      break;
  }
  Node node = words_node(NodeKind::kParagraph, path + "/standing", std::move(words));
  node.tone = Tone::kQuiet;
  return node;
}

Node hint_node(const std::string& path, const Blocks& words, const Run& number) {
  Node hint = make_node(NodeKind::kHint, path + "/whole");
  hint.children = nodes_of(words, path, 4);
  if (hint.children.empty() || hint.children.front().kind != NodeKind::kParagraph) {
    hint.children.insert(hint.children.begin(),
                         words_node(NodeKind::kParagraph, path, std::vector<Run>{number}));
  } else {
    std::vector<Run>& runs = hint.children.front().runs;
    runs.insert(runs.begin(), number);
  }
  return hint;
}

// All of them: those not asked for yet are there for the browser's search alone.
void add_hints(Node& card, const std::string& path, const ExerciseState& state) {
  for (int i = 0; i < static_cast<int>(state.problem.hints.size()); ++i) {
    const std::string number = std::to_string(i + 1);
    Node hint = hint_node(path + "/hint/" + std::to_string(i),
                          state.problem.hints[static_cast<std::size_t>(i)],
                          strong_run(words::kHint + (" " + number) + ". "));
    hint.open = i < state.hints_shown;
    hint.action = ShowHint{state.problem.id, i + 1};
    card.children.push_back(std::move(hint));
  }
}

}  // namespace

Node exercise_card(const Session& session, const ExerciseState& state, CardForm form) {
  const Problem& problem = state.problem;
  const std::string path = "exercise/" + problem.id;
  const auto found = session.records.find(problem.id);
  const ExerciseRecord record = found == session.records.end() ? ExerciseRecord{} : found->second;
  Node card = make_node(NodeKind::kCard, path);
  card.mark = mark_of(problem.kind);
  if (form == CardForm::kInText) card.tone = Tone::kQuiet;
  card.place = problem.id;
  constexpr std::size_t kParts = 24;  // more than most cards have
  card.children.reserve(kParts);
  const bool first = is_first_here(session, problem.id);
  const int level = first || session.alone == problem.id ? 2 : 3;
  card.children.push_back(heading(path + "/title", level, problem.id + " " + problem.title));
  Node signs = badges(path, problem, record, form);
  if (!first && !signs.children.empty()) card.children.push_back(std::move(signs));
  add_prompt(card, path, problem);
  if (!problem.carried.empty())
    card.children.push_back(words_node(NodeKind::kParagraph, path + "/carried",
                                       words::own_numbers_count(problem.carried)));
  if (!problem.own.empty())
    card.children.push_back(
        words_node(NodeKind::kParagraph, path + "/own-numbers", words::kOwnNumbers));
  const CardPlace place{card, path, problem.id, state.verdict ? &state.checked : nullptr};
  visit_entry([&](const auto& kind, const auto& entry) { add_input(place, kind, entry); }, problem,
              state.entry);
  Node others = other_actions(path, session, state);
  card.children.push_back(actions(path, session, state));
  if (form == CardForm::kInText)
    append(card.children.back().children, std::exchange(others.children, {}));
  Node verdict = verdict_status(path, state);
  const NodeId control = spoken_of(problem, state.verdict ? state.checked : state.entry);
  if (control == 0 || !add_below(card, control, verdict))
    card.children.insert(card.children.end() - 1, std::move(verdict));
  visit_entry([&](const auto& kind, const auto& entry) { add_outcome(place, kind, entry); },
              problem, state.entry);
  const bool helps = !is_placement(session, problem.id);
  if (auto slips = slips_in_lab(session, path, state); helps && slips)
    card.children.push_back(std::move(*slips));
  if (helps) add_hints(card, path, state);
  if (!others.children.empty()) card.children.push_back(std::move(others));
  if (state.played) card.children.push_back(play_section(path, *state.played));
  const bool begun = form == CardForm::kCard || record.attempts > 0;
  if (helps && begun) card.children.push_back(standing(path, session, state, record));
  if (helps || is_answered_for_good(session, problem.id))
    card.children.push_back(derivation_fold(session, path, state, record));
  return card;
}

}  // namespace tmw
