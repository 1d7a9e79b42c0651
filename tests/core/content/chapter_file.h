// Reads the shipped content for tests.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/content/exercise.h"
#include "core/content/load.h"
#include "core/content/workbook.h"
#include "tests/core/content/content_text.h"

namespace tmw {

inline Chapter chapter_from(const std::string& name) {
  Loaded<Chapter> loaded = load_chapter(content_text(name), name);
  for (const ContentError& error : loaded.errors) ADD_FAILURE() << error_text(error);
  return loaded.value.value_or(Chapter{});
}

}  // namespace tmw
