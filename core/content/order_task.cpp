#include "core/content/order_task.h"

#include "core/content/load_parts.h"

namespace tmw {

OrderTask read_order(TableReader& exercise) {
  OrderTask task;
  exercise.each("item", Need::kRequired, "item", [&](TableReader& reader) {
    OrderItem item;
    item.line = reader.line();
    item.id = reader.text("id", Need::kRequired);
    item.text = reader.prose("text", Need::kRequired);
    item.after = reader.texts("after", Need::kOptional);
    item.because = reader.prose("because", item.after.empty() ? Need::kOptional : Need::kRequired);
    task.items.push_back(std::move(item));
  });
  return task;
}

}  // namespace tmw
