// Search across chapters: titles, theory, what exercises ask. Hints and derivations stay out: they
// would tell the answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/page/search_index.h"
#include "core/session/node_id.h"

namespace tmw {

struct ChapterEntry;
struct Session;

struct SearchHit {
  std::string hash;     // the address to go to
  NodeId node = 0;      // what to bring into view there; 0: the start of the page
  std::string title;    // "4 KV Cache", "4.3 Cache of LLaMA-2 70B", or a heading
  std::string where;    // the chapter it stands in; empty if the hit is the chapter itself
  std::string excerpt;  // HTML of words of the place, what was found in <mark>; math is MathML
  std::string missing;  // says which words of the query it lacks; empty for none
};

// One hit for each address, the best first: places that hold every word of the query in one
// passage, its headings included. If there is none, those that hold most of the words. A word may
// be in another form (`Match`), or by another of its `names`. Titles come before prose. Nothing for
// a query without words.
[[nodiscard]] std::vector<SearchHit> search(const SearchIndex& index, const SearchNames& names,
                                            std::string_view query, int most);

// Chapters that have a content file which was not asked for yet; a search over everything needs
// them.
[[nodiscard]] std::vector<ChapterEntry> unread_chapters(const Session& session);

}  // namespace tmw
