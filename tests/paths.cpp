#include "tests/paths.h"

namespace tmw::test {

std::string source_dir() { return TMW_SOURCE_DIR; }

std::string font_dir() { return TMW_FONT_DIR; }

}  // namespace tmw::test
