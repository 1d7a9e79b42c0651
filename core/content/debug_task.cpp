#include "core/content/debug_task.h"

#include <utility>

#include "core/content/load_parts.h"

namespace tmw {

DebugTask read_debug(TableReader& exercise) {
  DebugTask task;
  const TomlValue* table = exercise.table("debug", Need::kRequired);
  if (table == nullptr) return task;
  TableReader reader(*table, exercise.place() + ", debug", exercise.sink());
  task.call = reader.code("call", Need::kRequired);
  task.shows = reader.expression("shows", Need::kRequired);
  task.should_show = reader.expression("should_show", Need::kRequired);
  task.check = reader.text("check", Need::kOptional);
  reader.each("line", Need::kRequired, "line", [&](TableReader& line) {
    task.lines.push_back(
        {line.code("code", Need::kRequired), line.prose("reply", Need::kRequired), line.line()});
    CodeTemplate repaired = line.code("repaired", Need::kOptional);
    if (repaired.empty()) return;
    if (task.faulty != 0) line.fail(line.line(), "only one line may have `repaired`");
    task.faulty = static_cast<int>(task.lines.size());
    task.repaired = std::move(repaired);
  });
  if (task.faulty == 0) {
    reader.fail(table->line, "no line is faulty; give the faulty one its `repaired` text");
  }
  reader.finish();
  return task;
}

}  // namespace tmw
