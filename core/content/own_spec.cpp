#include "core/content/own_spec.h"

#include "core/content/table_reader.h"

namespace tmw {

OwnSpec read_own(TableReader& exercise) {
  OwnSpec own;
  const TomlValue* table = exercise.table("own", Need::kOptional);
  if (table == nullptr) return own;
  TableReader reader(*table, exercise.place() + ", own", exercise.sink());
  own.line = table->line;
  own.takes = reader.texts("takes", Need::kRequired);
  if (const TomlValue* whole = reader.array("whole", Need::kOptional)) {
    for (const TomlValue& one : whole->items)
      own.whole.push_back(reader.expression_of(one, "`whole`"));
  }
  reader.finish();
  return own;
}

}  // namespace tmw
