// Words as the search compares them, of texts and of queries: case, plural and ending apart, with
// the other names that the field has for the same thing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

struct SearchWord {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
  std::string low;   // in small letters, without a possessive's ending
  std::string stem;  // "caches", "cached" and "caching" have one
};

// Letters, digits and `_`; a point or a comma within a number; everything else stands between
// words.
[[nodiscard]] std::vector<SearchWord> words_in(std::string_view text);

// Groups of names for one thing, such as "gqa" and "grouped-query attention"; each name as stems.
using SearchNames = std::vector<std::vector<std::vector<std::string>>>;

// Reads lines such as `moe = mixture of experts`. Lines that begin with # are notes.
[[nodiscard]] SearchNames read_names(std::string_view text);

struct QueryWord {
  SearchWord word;
  bool filler = false;                           // "the": not asked for where other words are
  std::vector<std::vector<std::string>> others;  // names, as stems in a row, that do as well
};

[[nodiscard]] std::vector<QueryWord> read_query(std::string_view query, const SearchNames& names);

// How well words answer one word of a query; higher is better.
enum class Match { kNone, kEnding, kOtherName, kBeginning, kStem, kSame };

struct FoundWord {
  Match match = Match::kNone;
  std::size_t first = 0;  // words[first, after) are what matched
  std::size_t after = 0;
};

// The best answer that begins at words[at].
[[nodiscard]] FoundWord match_at(const std::vector<SearchWord>& words, std::size_t at,
                                 const QueryWord& asked);

// The best answer anywhere, the first of the best.
[[nodiscard]] FoundWord best_match(const std::vector<SearchWord>& words, const QueryWord& asked);

}  // namespace tmw
