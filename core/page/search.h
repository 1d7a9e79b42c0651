// Search across chapters: titles, theory, what exercises ask. Hints and derivations stay out: they
// would tell the answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/session/node_id.h"

namespace tmw {

struct ChapterEntry;
struct Session;

struct SearchHit {
  std::string hash;     // the address to go to
  NodeId node = 0;      // what to bring into view there; 0: the start of the page
  std::string title;    // "4 KV Cache", "4.3 Cache of LLaMA-2 70B", or a heading
  std::string where;    // the chapter it stands in; empty if the hit is the chapter itself
  std::string excerpt;  // the words around the first match; empty where the title says it all
};

// Places that hold every word of the query (or a longer one that has it inside), letter case apart,
// the best first: chapters, then exercises and headings, then prose. Chapters whose file is not
// loaded are found by title and summary alone. Nothing for a query without words.
[[nodiscard]] std::vector<SearchHit> search(const Session& session, std::string_view query,
                                            int most);

// Chapters that have a content file which was not asked for yet; a search over everything needs
// them.
[[nodiscard]] std::vector<ChapterEntry> unread_chapters(const Session& session);

}  // namespace tmw
