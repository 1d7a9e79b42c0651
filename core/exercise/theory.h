// The theory of a chapter as a learner sees it.
#pragma once

#include <vector>

#include "core/prose/blocks.h"

namespace tmw {

struct Chapter;
struct Chart;
struct ContentError;

// A chapter's theory with its numbers put in.
struct Theory {
  Theory();
  Theory(const Theory& other);
  Theory(Theory&& other) noexcept;
  Theory& operator=(const Theory& other);
  Theory& operator=(Theory&& other) noexcept;
  ~Theory();

  Blocks blocks;
  std::vector<Spans> keep;  // the rules to take along
  std::vector<Chart> charts;
  std::vector<ContentError> errors;
};

[[nodiscard]] Theory theory_of(const Chapter& chapter);

}  // namespace tmw
