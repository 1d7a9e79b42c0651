// The page of the lab. Every word of it that core/plan and answers.h do not say is here and in its
// parts, page_*.cpp.
#pragma once

#include "core/lab/lab.h"
#include "core/sheet/sheet.h"

namespace tmw::lab {

[[nodiscard]] sheet::Sheet page_of(const Lab& lab);

}  // namespace tmw::lab
