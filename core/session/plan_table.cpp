#include "core/session/plan_table.h"

#include "core/content/derive_task.h"
#include "core/content/exercise.h"
#include "core/session/own_work.h"

namespace tmw {
namespace {

// The part with this name, "9.2.answer"; null if there is none.
const PartSpec* part_of(const Workbook& workbook, const std::string& name) {
  const std::size_t dot = name.rfind('.');
  const Exercise* exercise = find_exercise(workbook, name.substr(0, dot));
  if (exercise == nullptr) return nullptr;
  for (const PartSpec& part : parts_of(*exercise)) {
    if (part.id == name.substr(dot + 1)) return &part;
  }
  return nullptr;
}

std::optional<double> share_taken(const PlanRow& row) {
  if (!row.value || !row.limit || *row.value <= 0.0) return std::nullopt;
  return row.at_least ? *row.limit / *row.value : *row.value / *row.limit;
}

}  // namespace

PlanTable plan_table(const Session& session, const Chapter& chapter) {
  const CarriedNumbers numbers = own_numbers(session.log);
  PlanTable table;
  for (const PlanLine& line : chapter.plan) {
    const PartSpec* part = part_of(session.workbook, line.from);
    if (part == nullptr) continue;
    PlanRow row;
    row.what = line.what;
    row.exercise = line.from.substr(0, line.from.rfind('.'));
    row.at_least = line.at_least;
    row.unit = part->unit;
    if (line.limit > 0.0) row.limit = line.limit * part->unit.factor;
    const auto own = numbers.find(line.from);
    if (own != numbers.end()) row.value = own->second;
    row.taken = share_taken(row);
    table.open += row.value ? 0 : 1;
    const int at = static_cast<int>(table.rows.size());
    if (row.taken && (table.tightest < 0 ||
                      *row.taken > *table.rows[static_cast<std::size_t>(table.tightest)].taken))
      table.tightest = at;
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace tmw
