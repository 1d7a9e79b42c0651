// The shipped content as text. Needs TMW_SOURCE_DIR.
#pragma once

#include <fstream>
#include <sstream>
#include <string>

namespace tmw {

inline std::string content_text(const std::string& name) {
  std::ifstream file(std::string(TMW_SOURCE_DIR) + "/assets/workbook/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace tmw
