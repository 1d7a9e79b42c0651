// The subset fonts, for the headless tests.
#pragma once

#include "gtest/gtest.h"
#include "tests/paths.h"
#include "web/faces/fonts.h"

namespace tmw {

// Every face of the workbook, loaded once.
[[nodiscard]] const Fonts& test_fonts();

}  // namespace tmw
