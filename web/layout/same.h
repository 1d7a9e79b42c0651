// Whether two things of a page say the same, so that what was made of one is good for the other.
#pragma once

#include <vector>

#include "core/page/page.h"

namespace tmw {

[[nodiscard]] bool same(const std::vector<FieldOption>& some,
                        const std::vector<FieldOption>& others);

[[nodiscard]] bool same(const Chart& one, const Chart& other);

// All but what an action does, which has no place on the page; children too.
[[nodiscard]] bool same(const Node& one, const Node& other);

}  // namespace tmw
