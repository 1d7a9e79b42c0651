// The plan that ends a chapter, as a table to be filled by answering, and printed.
#include <utility>

#include "core/content/workbook.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/plan_table.h"
#include "core/session/practice_words.h"
#include "core/session/words.h"
#include "core/units/print.h"

namespace tmw {
namespace {

constexpr int kDigits = 4;

// The number, or the exercise that is still open.
Run own_number(const PlanRow& row) {
  if (row.value) return text_run(print_in_unit(*row.value, row.unit, kDigits));
  Run open = text_run(words::still_open(row.exercise));
  open.kind = RunKind::kLink;
  open.href = hash_of_exercise(row.exercise);
  return open;
}

std::string limit_words(const PlanRow& row) {
  if (!row.limit) return words::kNoLimit;
  return words::limit(print_in_unit(*row.limit, row.unit, kDigits), row.at_least);
}

std::string taken_words(const PlanRow& row) {
  return row.taken ? print_number(100.0 * *row.taken, 3) + "%" : std::string();
}

Node table_of(const PlanTable& plan, const std::string& path) {
  Node table = make_node(NodeKind::kTable, path + "/table");
  table.header = true;
  table.children.push_back(table_row(path + "/head", {{text_run(words::kLineOfPlan)},
                                                      {text_run(words::kYourNumber)},
                                                      {text_run(words::kLimit)},
                                                      {text_run(words::kTaken)}}));
  table.children.back().header = true;
  for (std::size_t i = 0; i < plan.rows.size(); ++i) {
    const PlanRow& row = plan.rows[i];
    const std::string words = taken_words(row);
    const bool tight = static_cast<int>(i) == plan.tightest;
    table.children.push_back(
        table_row(path + "/" + std::to_string(i), {{text_run(row.what)},
                                                   {own_number(row)},
                                                   {text_run(limit_words(row))},
                                                   {tight ? strong_run(words) : text_run(words)}}));
  }
  return table;
}

std::string summary(const PlanTable& plan) {
  if (plan.tightest < 0) return words::kPlanIsEmpty;
  const PlanRow& row = plan.rows[static_cast<std::size_t>(plan.tightest)];
  return words::tightest_line(row.what, taken_words(row), *row.taken <= 1.0, plan.open);
}

}  // namespace

Node chapter_plan(const Session& session, const Chapter& chapter) {
  const std::string path = "chapter/" + std::to_string(chapter.number) + "/plan";
  Node node = make_node(NodeKind::kSection, path);
  const PlanTable plan = plan_table(session, chapter);
  if (plan.rows.empty()) return node;
  node.children.push_back(heading(path + "/title", 3, words::kYourPlan));
  node.children.push_back(table_of(plan, path));
  node.children.push_back(words_node(NodeKind::kParagraph, path + "/summary", summary(plan)));
  return node;
}

}  // namespace tmw
