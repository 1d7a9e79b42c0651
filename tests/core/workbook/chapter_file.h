// Reads the shipped content for tests.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "core/workbook/load.h"

namespace tmw {

inline std::string content_text(const std::string& name) {
  std::ifstream file(std::string(TMW_SOURCE_DIR) + "/assets/workbook/" + name, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

inline Chapter chapter_from(const std::string& name) {
  Loaded<Chapter> loaded = load_chapter(content_text(name), name);
  for (const ContentError& error : loaded.errors) ADD_FAILURE() << error_text(error);
  return loaded.value.value_or(Chapter{});
}

}  // namespace tmw
