#include "core/page/search_words.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr std::size_t kShortestStem = 3;
constexpr std::size_t kShortestBeginning = 2;
constexpr std::size_t kShortestEnding = 4;

constexpr std::string_view kFillers[] = {
    "a",  "an",   "and",  "are", "as", "at", "by",  "do", "for",  "how",   "in",  "is",
    "it", "many", "much", "of",  "on", "or", "the", "to", "what", "which", "why", "with"};

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

bool has_vowel(std::string_view word) { return word.find_first_of("aeiouy") != word.npos; }

// Cuts an ending off if enough of the word is left; says whether it did.
bool cut(std::string& word, std::string_view ending, std::string_view instead = {}) {
  if (!ends_with(word, ending)) return false;
  const std::string_view rest = std::string_view(word).substr(0, word.size() - ending.size());
  if (rest.size() < kShortestStem || !has_vowel(rest)) return false;
  word = std::string(rest) + std::string(instead);
  return true;
}

void cut_plural(std::string& word) {
  const std::string_view end = std::string_view(word).substr(word.size() - 2);
  if (end == "ss" || end == "is") return;
  // "Focus" is one thing, "GPUs" are more.
  if (end == "us" && has_vowel(std::string_view(word).substr(0, word.size() - 2))) return;
  if (cut(word, "ies", "y") || cut(word, "sses", "ss") || cut(word, "xes", "x")) return;
  // "GPUs", "FLOPs": short, and without a vowel perhaps.
  if (word.size() > 2 && word.back() == 's' && !is_digit(word[word.size() - 2])) word.pop_back();
}

// "-ed" and "-ing", with the letter that was doubled before them; "-ation" of "-ate" and "-ize".
void cut_form(std::string& word) {
  const bool cut_off = (!ends_with(word, "eed") && cut(word, "ed")) || cut(word, "ing");
  if (cut_off) {
    const std::size_t size = word.size();
    const bool doubled = word[size - 1] == word[size - 2] &&
                         std::string_view("lsz").find(word.back()) == std::string_view::npos;
    if (doubled) word.pop_back();
  } else {
    (void)cut(word, "ation");
  }
}

std::string stem_of(std::string_view low) {
  std::string stem(low);
  if (stem.size() <= 2 || is_digit(stem.front())) return stem;
  cut_plural(stem);
  cut_form(stem);
  if (stem.size() > kShortestStem && stem.back() == 'e') stem.pop_back();
  if (ends_with(stem, "is") && stem.size() > 4) stem[stem.size() - 1] = 'z';  // -ise is -ize
  return stem;
}

// How many bytes at `at` are a letter of a word; 0 for anything else. Beyond ASCII these are the
// Latin and Greek letters, which two bytes from C3 to CF tell, the signs × and ÷ apart.
std::size_t letter_size(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_letter(c) || is_digit(c) || c == '_') return 1;
  const auto lead = static_cast<unsigned char>(c);
  if (lead < 0xC3 || lead > 0xCF || at + 1 >= text.size()) return 0;
  const bool sign = lead == 0xC3 && (text[at + 1] == '\x97' || text[at + 1] == '\xB7');
  return sign ? 0 : 2;
}

bool joins_digits(std::string_view text, std::size_t at) {
  return (text[at] == '.' || text[at] == ',') && at > 0 && at + 1 < text.size() &&
         is_digit(text[at - 1]) && is_digit(text[at + 1]);
}

SearchWord word_of(std::string_view text, std::size_t begin, std::size_t end) {
  SearchWord word{begin, end, lowered(text.substr(begin, end - begin)), {}};
  word.stem = stem_of(word.low);
  return word;
}

// The "s" of "model's" is no word.
bool is_possessive(std::string_view text, std::size_t begin, std::size_t end) {
  if (end != begin + 1 || lower(text[begin]) != 's' || begin == 0) return false;
  return text[begin - 1] == '\'' || ends_with(text.substr(0, begin), "’");
}

std::vector<std::string> stems_of(std::string_view name) {
  std::vector<std::string> stems;
  for (SearchWord& word : words_in(name)) stems.push_back(std::move(word.stem));
  return stems;
}

bool stand_at(const std::vector<std::string>& stems, const std::vector<SearchWord>& words,
              std::size_t at) {
  return at + stems.size() <= words.size() &&
         std::equal(
             stems.begin(), stems.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
             [](const std::string& stem, const SearchWord& word) { return stem == word.stem; });
}

// Every word of a name that stands in the query has the group's other names beside it.
void add_other_names(std::vector<QueryWord>& query, const std::vector<SearchWord>& words,
                     const std::vector<std::vector<std::string>>& group) {
  for (const auto& name : group) {
    for (std::size_t at = 0; at < words.size(); ++at) {
      if (!stand_at(name, words, at)) continue;
      for (std::size_t i = at; i < at + name.size(); ++i) {
        std::copy_if(group.begin(), group.end(), std::back_inserter(query[i].others),
                     [&name](const auto& other) { return other != name; });
      }
    }
  }
}

}  // namespace

std::vector<SearchWord> words_in(std::string_view text) {
  std::vector<SearchWord> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size()) {
      const std::size_t size = at > begin && joins_digits(text, at) ? 1 : letter_size(text, at);
      if (size == 0) break;
      at += size;
    }
    if (at == begin) {
      ++at;
    } else if (!is_possessive(text, begin, at)) {
      words.push_back(word_of(text, begin, at));
    }
  }
  return words;
}

SearchNames read_names(std::string_view text) {
  SearchNames groups;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (trimmed(line).empty() || line.front() == '#') continue;
    groups.emplace_back();
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find('=', at), line.size());
      groups.back().push_back(stems_of(line.substr(at, end - at)));
      at = end + 1;
    }
  }
  return groups;
}

std::vector<QueryWord> read_query(std::string_view query, const SearchNames& names) {
  const std::vector<SearchWord> words = words_in(query);
  std::vector<QueryWord> asked;
  for (const SearchWord& word : words) {
    const bool filler =
        std::find(std::begin(kFillers), std::end(kFillers), word.low) != std::end(kFillers);
    asked.push_back({word, filler, {}});
  }
  const bool only_fillers =
      std::all_of(asked.begin(), asked.end(), [](const QueryWord& one) { return one.filler; });
  if (only_fillers) {
    for (QueryWord& one : asked) one.filler = false;
  }
  for (const auto& group : names) add_other_names(asked, words, group);
  return asked;
}

FoundWord match_at(const std::vector<SearchWord>& words, std::size_t at, const QueryWord& asked) {
  const SearchWord& word = words[at];
  const std::string& low = asked.word.low;
  if (word.low == low) return {Match::kSame, at, at + 1};
  if (word.stem == asked.word.stem) return {Match::kStem, at, at + 1};
  // "layernorm" is "layer norm", "llama2" "LLaMA-2".
  if (at + 1 < words.size() && low.size() > word.low.size() && word.low + words[at + 1].low == low)
    return {Match::kStem, at, at + 2};
  if (low.size() >= kShortestBeginning && word.low.compare(0, low.size(), low) == 0)
    return {Match::kBeginning, at, at + 1};
  for (const auto& name : asked.others) {
    if (stand_at(name, words, at)) return {Match::kOtherName, at, at + name.size()};
  }
  if (low.size() >= kShortestEnding && ends_with(word.stem, asked.word.stem))
    return {Match::kEnding, at, at + 1};
  return {};
}

FoundWord best_match(const std::vector<SearchWord>& words, const QueryWord& asked) {
  FoundWord best;
  for (std::size_t at = 0; at < words.size() && best.match != Match::kSame; ++at) {
    const FoundWord found = match_at(words, at, asked);
    if (found.match > best.match) best = found;
  }
  return best;
}

}  // namespace tmw
