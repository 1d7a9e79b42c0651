// An exercise as a card: what is asked, what was entered, what was said about it.
#include <set>
#include <utility>

#include "core/exercise/problem_part.h"
#include "core/page/exercise_kinds.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/session.h"
#include "core/session/words.h"

namespace tmw {
namespace {

Tone tone_of(VerdictKind kind) {
  switch (kind) {
    case VerdictKind::kRight:
      return Tone::kGood;
    case VerdictKind::kClose:
    case VerdictKind::kSlip:
      return Tone::kNear;
    case VerdictKind::kWrong:
      return Tone::kBad;
    case VerdictKind::kUnreadable:
      return Tone::kInfo;
  }
  return Tone::kPlain;
}

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

Node badges(const std::string& path, const Problem& problem, const ExerciseRecord& record) {
  Node row = make_node(NodeKind::kRow, path + "/badges");
  row.children.push_back(
      words_node(NodeKind::kBadge, path + "/kind", std::string(kind_name(problem.kind))));
  row.children.back().mark = mark_of(problem.kind);
  if (is_bonus_id(problem.id))
    row.children.push_back(words_node(NodeKind::kBadge, path + "/bonus", words::kBonus));
  if (record.solved) {
    row.children.push_back(words_node(NodeKind::kBadge, path + "/done", words::kDone));
    row.children.back().mark = Mark::kDone;
    row.children.back().tone = Tone::kGood;
  }
  return row;
}

Node actions(const std::string& path, const ExerciseState& state) {
  const Problem& problem = state.problem;
  Node row = make_node(NodeKind::kRow, path + "/actions");
  const auto words = [](const auto& kind) { return check_words(kind); };
  row.children.push_back(
      button(path + "/check", std::visit(words, problem.task), Check{problem.id}, Tone::kPrimary));
  if (!problem.hints.empty()) {
    const bool more = state.hints_shown < static_cast<int>(problem.hints.size());
    const char* words = state.hints_shown == 0 ? words::kFirstHint : words::kNextHint;
    row.children.push_back(
        button(path + "/hint", more ? words : words::kNoMoreHints, ShowHint{problem.id}));
    row.children.back().disabled = !more;  // it keeps the focus of whoever pressed it
  }
  if (problem.has_variants)
    row.children.push_back(
        button(path + "/new-numbers", words::kNewNumbers, NewNumbers{problem.id}));
  if (problem.seed != 0)
    row.children.push_back(
        button(path + "/original-numbers", words::kOriginalNumbers, OriginalNumbers{problem.id}));
  if (!parts_of(problem).empty())
    row.children.push_back(
        button(path + "/spellings", words::kWhatToType, ShowSpellings{}, Tone::kQuiet));
  return row;
}

// The verdict; a blank while there is none, so that the fields can point to it.
Node verdict_status(const std::string& path, const ExerciseState& state) {
  Node status = make_node(NodeKind::kStatus, path + "/verdict");
  const StatusNote note =
      visit_entry([](const auto& kind, const auto& entry) { return status_note(kind, entry); },
                  state.problem, state.entry);
  if (note.running) {
    status.tone = Tone::kInfo;
    status.runs = {text_run(words::kRunning)};
  }
  if (!state.verdict) return status;
  status.tone = tone_of(state.verdict->kind);
  const words::VerdictWords said = words::verdict_words(*state.verdict);
  status.runs = {strong_run(said.lead)};
  if (note.author != nullptr && !note.author->empty()) {
    status.children = nodes_of(*note.author, path + "/verdict", 4);
  } else if (!note.parts.empty()) {
    status.runs.push_back(text_run(" " + note.parts));
  } else if (!said.rest.empty()) {
    status.runs.push_back(text_run(" " + said.rest));
  }
  return status;
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

Node exercise_card(const Session& session, const ExerciseState& state) {
  const Problem& problem = state.problem;
  const std::string path = "exercise/" + problem.id;
  const auto found = session.records.find(problem.id);
  const ExerciseRecord record = found == session.records.end() ? ExerciseRecord{} : found->second;
  Node card = make_node(NodeKind::kCard, path);
  card.mark = mark_of(problem.kind);
  card.place = problem.id;
  card.children.push_back(heading(path + "/title", 3, problem.id + " " + problem.title));
  card.children.push_back(badges(path, problem, record));
  add_prompt(card, path, problem);
  if (!problem.carried.empty())
    card.children.push_back(words_node(NodeKind::kParagraph, path + "/carried",
                                       words::own_numbers_count(problem.carried)));
  const CardPlace place{card, path, problem.id};
  visit_entry([&](const auto& kind, const auto& entry) { add_input(place, kind, entry); }, problem,
              state.entry);
  card.children.push_back(actions(path, state));
  card.children.push_back(verdict_status(path, state));
  visit_entry([&](const auto& kind, const auto& entry) { add_outcome(place, kind, entry); },
              problem, state.entry);
  card.children.push_back(standing(path, session, state, record));
  add_hints(card, path, state);
  card.children.push_back(derivation_fold(path, state));
  return card;
}

}  // namespace tmw
