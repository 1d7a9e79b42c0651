// Terms of the field: each is explained in one place, and every later use of it can be opened.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tmw {

struct Chapter;
struct WorkbookIndex;

// A term as the index lists it.
struct TermEntry {
  std::string name;               // "KV cache"; opens itself as "kv-cache" (slug)
  std::vector<std::string> says;  // other words for it: "KV caches"
  std::string means;              // a sentence without its full stop
  std::string symbol;             // of [[symbol]], whose unit and value belong to it; may be empty
  std::string unit;               // in words, where there is no symbol; may be empty
  int chapter = 0;                // where it is explained ...
  std::string section;            // ... and the slug of the heading there
  int line = 0;                   // in the index

  // "#/4/why-it-is-kept"
  [[nodiscard]] std::string hash() const;
};

// Makes a link of the first use of each term in every section of a chapter's text, and in every
// exercise; headings, tables, code and formulas apart. Not where the term is explained, nor before
// that in its own chapter.
void link_terms(Chapter& chapter, const std::vector<TermEntry>& terms);

// The term with this name, or null.
[[nodiscard]] const TermEntry* find_term(const WorkbookIndex& index, std::string_view name);

}  // namespace tmw
