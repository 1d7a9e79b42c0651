// Design of the arranging sort: the order of the file is right, the one shown at first is not.
#include <set>

#include "core/content/order_task.h"
#include "core/lint/lint_parts.h"
#include "core/marking/verdict.h"

namespace tmw {

void lint_task(const OrderTask& task, const OrderProblem& problem, const LintCase&,
               LintNotes& notes) {
  const int line = task.items.empty() ? 0 : task.items.front().line;
  std::set<std::string> ids;
  for (const OrderItem& item : task.items) {
    if (!ids.insert(item.id).second) notes.error(item.line, "two items have the id " + item.id);
  }
  if (task.items.size() < 3) notes.error(line, "give at least three items");
  const Verdict verdict = mark_entry(problem, {problem.solution});
  if (verdict.kind != VerdictKind::kRight) {
    notes.error(line, "the items must stand in a right order in the file: " + verdict.message);
  }
  if (mark_entry(problem, empty_entry(problem)).kind == VerdictKind::kRight) {
    notes.error(line, "every order is accepted; say with `after` what must wait for what");
  }
}

void lint_core(const OrderTask&, const OrderProblem&, const LintCase&, LintNotes&) {}

std::vector<LintMessage> messages_of(const OrderTask& task) {
  std::vector<LintMessage> messages;
  for (const OrderItem& item : task.items) {
    messages.push_back({item.because, "because", item.line});
  }
  return messages;
}

}  // namespace tmw
