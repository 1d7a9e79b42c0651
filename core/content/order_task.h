// Design of the arranging sort: steps to put in order.
#pragma once

#include <string>
#include <vector>

#include "core/content/prose.h"

namespace tmw {

class TableReader;

// One step to arrange. It may come anywhere after the steps it needs.
struct OrderItem {
  std::string id;
  Prose text;                      // one line
  std::vector<std::string> after;  // ids of steps that must come earlier
  Prose because;                   // why it must wait
  int line = 0;
};

struct OrderTask {
  std::vector<OrderItem> items;  // in one right order
};

// Reads the task of an exercise of this kind; faults go to the reader.
[[nodiscard]] OrderTask read_order(TableReader& exercise);

}  // namespace tmw
