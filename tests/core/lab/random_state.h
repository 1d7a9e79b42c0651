// Any state of the lab, by chance, for tests of what holds for all of them.
#pragma once

#include <random>

#include "core/lab/state.h"

namespace tmw::lab::test {

// A preset or a changed one, any card, some of the options of both questions. `changed`: parts of
// model and card may differ from their presets.
[[nodiscard]] State random_state(std::mt19937& chance, bool changed);

}  // namespace tmw::lab::test
