// Derive: fields for numbers, on their own or in the cells of a table.
#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/exercise/problem_part.h"
#include "core/marking/numeric_question.h"
#include "core/page/answer_keys.h"
#include "core/page/exercise_kinds.h"
#include "core/page/nodes.h"
#include "core/session/words.h"
#include "core/text/powers.h"

namespace tmw {
namespace {

std::string part_path(const CardPlace& place, std::size_t part) {
  return place.path + "/part/" + std::to_string(part);
}

// The typed answers that the verdict is on; null while there is none.
const DeriveEntry* checked_answers(const CardPlace& place) {
  return place.checked == nullptr ? nullptr : std::get_if<DeriveEntry>(place.checked);
}

// What was said of a part, and whether something else stands in its field by now.
struct Marked {
  const Verdict* verdict = nullptr;  // null: nothing
  std::string answer;                // that it is about
  bool earlier = false;
};

Marked marked(const CardPlace& place, const DeriveEntry& entry, std::size_t part) {
  const DeriveEntry* checked = checked_answers(place);
  if (checked == nullptr || part >= checked->part_verdicts.size()) return {};
  const Verdict& verdict = checked->part_verdicts[part];
  if (is_withheld(verdict)) return {};
  return {&verdict, checked->answers[part], checked->answers[part] != entry.answers[part]};
}

// Among several fields each has its sign.
Node sign(const CardPlace& place, std::size_t part, const Marked& said) {
  Node node = words_node(NodeKind::kSign, part_path(place, part) + "/sign",
                         words::sign_words(said.verdict->kind, said.earlier));
  node.tone = tone_of(said.verdict->kind);
  node.disabled = said.earlier;
  return node;
}

// Where it is told how the part is read: below its field, or below the table of fields.
NodeId reading_of(const CardPlace& place, const DeriveProblem& problem, std::size_t part) {
  return node_id((problem.table ? place.path + "/table" : part_path(place, part)) + "/reading");
}

// Put away while a verdict stands on what it would be about: that needs its room, and says more.
Node reading_line(NodeId id, bool judged) {
  Node line = make_node(NodeKind::kReading, "");
  line.id = id;
  line.disabled = judged;
  return line;
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
  const Marked said = marked(place, entry, part);
  if (said.verdict != nullptr && problem.parts.size() > 1) {
    node.children.push_back(sign(place, part, said));
    node.described_by.push_back(node.children.back().id);
    node.described_by.push_back(node_id(part_path(place, part) + "/verdict"));
  }
  node.invalid =
      said.verdict != nullptr && !said.earlier && said.verdict->kind != VerdictKind::kRight;
  node.described_by.push_back(node_id(place.path + "/verdict"));
  node.keys = answer_keys(problem.parts[part].question);
  node.reading = reading_of(place, problem, part);
  node.described_by.push_back(node.reading);
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
  const NodeId reading = node.reading;
  place.card.children.push_back(std::move(node));
  const Marked said = marked(place, entry, part);
  place.card.children.push_back(reading_line(reading, said.verdict != nullptr && !said.earlier));
}

// Among several parts: the words on one that is not right; below the field from which the check was
// asked for, how many are right. Blank where the sign says all.
Node part_status(const CardPlace& place, const DeriveEntry& entry, std::size_t part) {
  Node status = make_node(NodeKind::kStatus, part_path(place, part) + "/verdict");
  const Marked said = marked(place, entry, part);
  const DeriveEntry* checked = checked_answers(place);
  const bool asked = checked != nullptr && checked->asked == static_cast<int>(part);
  const bool right = said.verdict != nullptr && said.verdict->kind == VerdictKind::kRight;
  if (said.verdict != nullptr && !right) {
    status.tone = tone_of(said.verdict->kind);
    status.disabled = said.earlier;
    words::VerdictWords verdict = words::verdict_words(*said.verdict);
    verdict.rest = typeset_powers(verdict.rest);
    status.runs =
        verdict_runs(said.earlier ? words::about_earlier_answer(said.answer) : "", verdict);
  }
  if (!asked) return status;
  if (right) status.disabled = said.earlier;
  if (status.runs.empty()) status.tone = right ? Tone::kGood : Tone::kInfo;
  const std::string summary = words::parts_right(checked->part_verdicts);
  status.runs.push_back(text_run(status.runs.empty() ? summary : " " + summary));
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

// What is said of the fields of a row, in a row of its own below it; none if nothing is.
std::optional<Node> row_of_statuses(const CardPlace& place, const DeriveProblem& problem,
                                    const DeriveEntry& entry, const ProblemTable& table,
                                    std::size_t row) {
  Node cell =
      make_node(NodeKind::kTableCell, place.path + "/table/" + std::to_string(row) + "/said/cell");
  cell.level = static_cast<int>(table.columns.size());
  for (const ProblemTable::Cell& asked : table.rows[row]) {
    if (asked.part < 0 || checked_answers(place) == nullptr) continue;
    const auto part = static_cast<std::size_t>(asked.part);
    Node status = part_status(place, entry, part);
    if (!status.runs.empty()) {
      std::vector<Run> name = runs_of(problem.parts[part].ask);
      name.push_back(text_run(": "));
      status.runs.insert(status.runs.begin(), name.begin(), name.end());
    }
    cell.children.push_back(std::move(status));
  }
  if (cell.children.empty()) return std::nullopt;
  Node said =
      make_node(NodeKind::kTableRow, place.path + "/table/" + std::to_string(row) + "/said");
  said.children.push_back(std::move(cell));
  return said;
}

void add_table(const CardPlace& place, const DeriveProblem& problem, const DeriveEntry& entry,
               const ProblemTable& table) {
  Node node = make_node(NodeKind::kTable, place.path + "/table");
  node.header = true;
  std::vector<std::vector<Run>> columns;
  for (const Spans& column : table.columns) columns.push_back(runs_of(column));
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
      if (same_words(plain_text(table.columns[c]), question.unit.symbol))
        cell.unit = words::digits_asked(question);
      row.children[c].runs.clear();
      row.children[c].children.push_back(std::move(cell));
    }
    node.children.push_back(std::move(row));
    if (auto said = row_of_statuses(place, problem, entry, table, r)) {
      node.children.push_back(std::move(*said));
    }
  }
  place.card.children.push_back(std::move(node));
  const DeriveEntry* checked = checked_answers(place);
  const bool judged = checked != nullptr && checked->answers == entry.answers;
  place.card.children.push_back(reading_line(reading_of(place, problem, 0), judged));
}

}  // namespace

void add_input(const CardPlace& place, const DeriveProblem& problem, const DeriveEntry& entry) {
  if (problem.table) add_table(place, problem, entry, *problem.table);
  for (std::size_t i = 0; i < problem.parts.size(); ++i) {
    if (problem.table) break;
    add_part(place, problem, entry, i);
    if (entry.part_verdicts.size() > 1) place.card.children.push_back(part_status(place, entry, i));
  }
}

StatusNote status_note(const DeriveProblem&, const DeriveEntry& checked) {
  if (checked.answers.size() < 2)
    return {.earlier = words::about_earlier_answer(checked.answers.front())};
  return {.parts = words::parts_right(checked.part_verdicts),
          .earlier = words::kAboutEarlierAnswers};
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
