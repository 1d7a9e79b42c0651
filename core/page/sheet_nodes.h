// A page from outside as nodes.
#pragma once

#include <vector>

#include "core/page/page.h"
#include "core/sheet/sheet.h"

namespace tmw {

// The nodes of a sheet. Its controls do OnLab with their deeds.
[[nodiscard]] std::vector<Node> nodes_of(const sheet::Sheet& sheet);

}  // namespace tmw
