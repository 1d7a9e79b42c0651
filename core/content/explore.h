// What a reader may change in a chapter's theory: a given and the values that it may take, or a
// list of choices, such as models, of which each sets several givens together. The same for every
// chapter that a file describes; docs/authoring.md says how.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/content/exercise.h"
#include "core/content/prose.h"

namespace tmw {

// One of the values.
struct ExploreValue {
  std::string key;    // what an address calls it: "8192", "llama-2-70b"
  std::string words;  // as a reader is told it: "8,192", "80 GiB", "LLaMA-2-70B"
  DrawRow sets;       // givens and what they become
  std::string model;  // of a list of models: the calculation core's id; empty: none
};

struct ExploreSpec {
  std::string name;                  // the given that stands in the text
  std::string label;                 // what it counts, a noun phrase: "tokens in a sequence"
  Prose says;                        // one sentence: what follows from it
  std::vector<ExploreValue> values;  // in order, at least two
  std::size_t own = 0;               // the text's own, among the values
  std::string list;                  // the chapter's list of choices, such as "models"; else empty
  int line = 0;

  [[nodiscard]] bool is_list() const { return !list.empty(); }
  // The calculation core knows what stands in this list.
  [[nodiscard]] bool is_models() const { return list == "models"; }
};

// The number that can be explored under this name, or null.
[[nodiscard]] const ExploreSpec* find_explore(const std::vector<ExploreSpec>& all,
                                              const std::string& name);

}  // namespace tmw
