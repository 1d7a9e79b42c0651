// Links that the loader makes of words: "chapter 4" and "exercise 3.6" lead to their places, and a
// source that the index lists leads to its address. Code, formulas, headings and what an author
// linked already stay as they are.
#pragma once

#include <string>
#include <vector>

#include "core/prose/blocks.h"

namespace tmw {

struct Chapter;

// A source that texts cite, as the index lists it.
struct SourceEntry {
  std::string name;   // as it is cited: "Vaswani et al. 2017", "The repository openai/gpt-2"
  std::string title;  // what follows the name, behind a comma; may be empty
  std::string link;   // https://...
  int line = 0;       // in the index
};

// Links "chapter 4", "Exercise 3.6", and each number of "chapters 5 and 6" or "exercises 9.1 to
// 9.5". Whether the places exist is for lint.
void link_places(Blocks& blocks);

// Links the sources that a chapter cites, in prose ("Press et al. (2022)") and in lists of sources,
// with their titles where these follow whole or up to their colon. A name that several sources have
// is linked only where the title tells which is meant.
void link_sources(Chapter& chapter, const std::vector<SourceEntry>& sources);

// Every address that a chapter's texts lead to, in reading order, with the line of the exercise it
// stands in (0: the theory).
struct LinkPlace {
  std::string href;
  int line = 0;
};

[[nodiscard]] std::vector<LinkPlace> links_of(const Chapter& chapter);

// Citations that lead nowhere: "Somebody et al. 2020" in any text, and what begins like one in a
// list of sources ("NVIDIA 2020, ...").
[[nodiscard]] std::vector<LinkPlace> unlinked_citations(const Chapter& chapter);

}  // namespace tmw
