#include "core/exercise/lab_query.h"

#include <string_view>
#include <tuple>

#include "core/content/lab_spec.h"
#include "core/content/read_prose.h"
#include "core/exercise/numbers.h"

namespace tmw {
namespace {

// Signs that an address holds as they are; "&" and "=" part its pairs. Source: RFC 3986, 2.3.
bool stands(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || std::string_view("-._~&=").find(c) != std::string_view::npos;
}

std::string encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (stands(c))
      result += c;
    else
      result += {'%', kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return result;
}

// What the Lab calls what these words name; empty if it has no such thing.
std::string name_in_lab(const LabNames& names, const std::string& given, const Writer& writer) {
  for (const auto& [name, words] : writer.numbers().words) {
    if (name != given) continue;
    for (const auto& [ours, theirs] : names) {
      if (ours == words) return theirs;
    }
  }
  return {};
}

std::string_view key_of(std::string_view pair) { return pair.substr(0, pair.find('=')); }

// The pairs of a query, one after the other.
template <typename Take>
void each_pair(std::string_view query, Take take) {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    take(query.substr(0, end));
    query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
  }
}

}  // namespace

std::string lab_query(const LabSpec& lab, Writer& writer) {
  if (lab.empty()) return {};
  std::string query = "v=1";
  for (const auto& [key, names, given] : {std::tuple{"&model=", &lab.models, &lab.model_words},
                                          std::tuple{"&card=", &lab.cards, &lab.card_words}}) {
    if (names->empty()) continue;
    const std::string name = name_in_lab(*names, *given, writer);
    if (name.empty()) return {};
    query += key + name;
  }
  const std::string rest = writer.code(lab.at, lab.at_line);
  return query + (rest.empty() ? "" : "&") + encoded(rest);
}

std::string lab_query_of_slip(const std::string& query, const CodeTemplate& change, int line,
                              Writer& writer) {
  if (query.empty() || change.empty()) return {};
  const std::string changed = encoded(writer.code(change, line));
  std::string result;
  each_pair(query, [&](std::string_view pair) {
    bool replaced = false;
    each_pair(changed, [&](std::string_view other) { replaced |= key_of(other) == key_of(pair); });
    if (!replaced) result += (result.empty() ? "" : "&") + std::string(pair);
  });
  return result + "&" + changed;
}

}  // namespace tmw
