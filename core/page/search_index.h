// What the search looks through: a place for every address that a reader may go to, with its words.
#pragma once

#include <string>
#include <vector>

#include "core/page/page.h"
#include "core/page/search_words.h"
#include "core/prose/rich_text.h"
#include "core/session/session.h"

namespace tmw {

// A stretch of a place's words that an excerpt may quote: a paragraph, an item, a row of a table.
struct SearchPassage {
  NodeId node = 0;  // what to bring into view
  std::vector<Run> runs;
  std::string text;  // the runs in plain characters
  std::vector<SearchWord> words;
};

struct SearchPlace {
  enum class Kind { kChapter, kSection, kExercise } kind = Kind::kChapter;
  std::string hash;
  NodeId node = 0;      // 0: the start of the page
  std::string title;    // "4 KV Cache", "4.3 Cache of LLaMA-2 70B", or a heading
  std::string chapter;  // that it stands in
  std::vector<SearchWord> title_words;
  std::vector<SearchWord> chapter_words;
  std::vector<SearchPassage> passages;
};

using SearchIndex = std::vector<SearchPlace>;

// In reading order, the pages behind the chapters last. Hints and derivations stay out: they would
// tell the answers. What is not loaded, a chapter or an appendix, has its title and summary alone.
[[nodiscard]] SearchIndex search_index(const Session& session);

// Changes whenever the index would: with the chapters that are there, and their numbers.
[[nodiscard]] std::size_t search_stamp(const Session& session);

}  // namespace tmw
