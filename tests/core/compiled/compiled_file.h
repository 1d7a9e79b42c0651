// The shipped chapters for tests as the page has them: compiled, and read back.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "core/compiled/compile.h"
#include "core/compiled/compiled.h"
#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/load.h"
#include "tests/core/content/content_text.h"

namespace tmw {

inline Chapter compiled_chapter_from(const std::string& name, const WorkbookIndex& index) {
  CompiledRead<Chapter> read =
      read_compiled_chapter(compile_chapter(content_text(name), name, index), name);
  EXPECT_EQ(read.fault, "");
  return read.value.value_or(Chapter{});
}

}  // namespace tmw
