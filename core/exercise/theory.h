// The theory of a chapter as a learner sees it.
#pragma once

#include <string>
#include <vector>

#include "core/exercise/explored.h"
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
  std::vector<Knob> knobs;  // numbers that a reader may change
  std::vector<ContentError> errors;
};

// With the numbers that were changed. `rooms` are those of the number that is on its way.
[[nodiscard]] Theory theory_of(const Chapter& chapter, const Explored& explored = {},
                               const Rooms& rooms = {});

// The widest words that each marker has while this number goes through its values.
[[nodiscard]] Rooms rooms_of(const Chapter& chapter, const Explored& explored,
                             const std::string& name);

}  // namespace tmw
