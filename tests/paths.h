// Where tests find files. The paths stand in paths.cpp alone, so that nothing else is compiled
// differently in another folder.
#pragma once

#include <string>

namespace tmw::test {

// The root of the repository.
[[nodiscard]] std::string source_dir();

// The subset fonts that cmake/make-fonts.mjs makes.
[[nodiscard]] std::string font_dir();

}  // namespace tmw::test
