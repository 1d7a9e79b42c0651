// The shipped content as text.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

#include "tests/paths.h"

namespace tmw {

inline std::string content_text(const std::string& name) {
  std::ifstream file(test::source_dir() + "/assets/workbook/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace tmw
