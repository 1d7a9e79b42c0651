// Derive: fields for numbers, on their own or in the cells of a table.
#include <algorithm>
#include <utility>
#include <vector>

#include "core/exercise/problem_part.h"
#include "core/marking/numeric_question.h"
#include "core/page/exercise_kinds.h"
#include "core/page/nodes.h"
#include "core/session/words.h"

namespace tmw {
namespace {

std::string part_path(const CardPlace& place, std::size_t part) {
  return place.path + "/part/" + std::to_string(part);
}

// A field without a visible label; its words are the accessible name.
Node field(const CardPlace& place, const DeriveProblem& problem, const DeriveEntry& entry,
           std::size_t part) {
  Node node = make_node(NodeKind::kField, part_path(place, part));
  node.runs = runs_of(problem.parts[part].ask);
  node.value = entry.answers[part];
  node.hint = problem.table ? words::kCellHint : words::kAnswerHint;
  node.unit = words::unit_and_digits(problem.parts[part].question);
  node.action = EditAnswer{place.exercise, static_cast<int>(part), {}};
  if (part < entry.part_verdicts.size()) {
    node.invalid = entry.part_verdicts[part].kind == VerdictKind::kUnreadable;
    if (entry.part_verdicts.size() > 1)
      node.described_by.push_back(node_id(part_path(place, part) + "/verdict"));
  }
  node.described_by.push_back(node_id(place.path + "/verdict"));
  return node;
}

void add_part(const CardPlace& place, const DeriveProblem& problem, const DeriveEntry& entry,
              std::size_t part) {
  Node node = field(place, problem, entry, part);
  const auto is_math = [](const Run& run) { return run.kind == RunKind::kMath; };
  if (node.runs.empty()) {
    node.label = words::kYourAnswer;
  } else if (std::none_of(node.runs.begin(), node.runs.end(), is_math)) {
    node.label = plain_text(node.runs);
  } else {
    place.card.children.push_back(
        words_node(NodeKind::kParagraph, part_path(place, part) + "/ask", node.runs));
  }
  place.card.children.push_back(std::move(node));
}

Node part_status(const CardPlace& place, const DeriveProblem& problem, const DeriveEntry& entry,
                 std::size_t part) {
  const Verdict& verdict = entry.part_verdicts[part];
  Node status = make_node(NodeKind::kStatus, part_path(place, part) + "/verdict");
  const bool right = verdict.kind == VerdictKind::kRight;
  const bool near = verdict.kind == VerdictKind::kClose || verdict.kind == VerdictKind::kSlip;
  status.tone = right                                      ? Tone::kGood
                : verdict.kind == VerdictKind::kUnreadable ? Tone::kInfo
                : near                                     ? Tone::kNear
                                                           : Tone::kBad;
  if (problem.table) {
    status.runs = runs_of(problem.parts[part].ask);
    status.runs.push_back(text_run(": "));
  }
  const words::VerdictWords said = words::verdict_words(verdict);
  status.runs.push_back(strong_run(said.lead));
  status.runs.push_back(text_run(" " + said.rest));
  return status;
}

// "Billion parameters" names the unit "billion parameters".
bool same_words(const std::string& one, const std::string& other) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [&](char a, char b) { return lower(a) == lower(b); });
}

void add_table(const CardPlace& place, const DeriveProblem& problem, const DeriveEntry& entry,
               const ProblemTable& table) {
  Node node = make_node(NodeKind::kTable, place.path + "/table");
  node.header = true;
  std::vector<std::vector<Run>> columns;
  for (const std::string& column : table.columns) columns.push_back(inline_runs(column));
  node.children.push_back(table_row(place.path + "/table/head", columns));
  node.children.back().header = true;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::string row_path = place.path + "/table/" + std::to_string(r);
    std::vector<std::vector<Run>> words;
    for (const ProblemTable::Cell& cell : table.rows[r]) words.push_back(runs_of(cell.spans));
    Node row = table_row(row_path, words);
    for (std::size_t c = 0; c < table.rows[r].size(); ++c) {
      const int part = table.rows[r][c].part;
      if (part < 0) continue;
      const NumericQuestion& question = problem.parts[static_cast<std::size_t>(part)].question;
      Node cell = field(place, problem, entry, static_cast<std::size_t>(part));
      if (same_words(table.columns[c], question.unit.symbol))
        cell.unit = words::digits_asked(question);
      row.children[c].runs.clear();
      row.children[c].children.push_back(std::move(cell));
    }
    node.children.push_back(std::move(row));
  }
  place.card.children.push_back(std::move(node));
}

}  // namespace

void add_input(const CardPlace& place, const DeriveProblem& problem, const DeriveEntry& entry) {
  if (problem.table) add_table(place, problem, entry, *problem.table);
  for (std::size_t i = 0; i < problem.parts.size(); ++i) {
    if (!problem.table) add_part(place, problem, entry, i);
    if (entry.part_verdicts.size() > 1)
      place.card.children.push_back(part_status(place, problem, entry, i));
  }
}

StatusNote status_note(const DeriveProblem&, const DeriveEntry& entry) {
  if (entry.part_verdicts.size() < 2) return {};
  return {.parts = words::parts_right(entry.part_verdicts)};
}

const char* check_words(const DeriveProblem&) { return words::kCheck; }

void add_solution(Node& fold, const std::string& path, const DeriveProblem& problem) {
  for (std::size_t i = 0; i < problem.parts.size(); ++i) {
    std::vector<Run> runs = runs_of(problem.parts[i].ask);
    if (runs.empty() || problem.parts.size() == 1) runs = {text_run(words::kAnswer)};
    runs.push_back(text_run(": "));
    runs.push_back(strong_run(right_answer_text(problem.parts[i].question)));
    fold.children.push_back(
        words_node(NodeKind::kParagraph, path + "/answer/" + std::to_string(i), std::move(runs)));
  }
}

}  // namespace tmw
