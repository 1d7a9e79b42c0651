#include "core/session/route.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace tmw {
namespace {

// A whole number without sign or leading zeros.
template <typename Integer>
std::optional<Integer> read_number(std::string_view text) {
  if (text.empty() || text.front() < '0' || text.front() > '9') return std::nullopt;
  if (text.size() > 1 && text.front() == '0') return std::nullopt;
  Integer value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || stop != text.data() + text.size()) return std::nullopt;
  return value;
}

// True for "4.3" in chapter 4.
bool is_exercise_of(std::string_view id, int chapter) {
  const std::size_t dot = id.find('.');
  if (dot == std::string_view::npos || read_number<int>(id.substr(0, dot)) != chapter) return false;
  return read_number<int>(id.substr(dot + 1)).has_value();
}

// The bytes of an apostrophe at the start of a text, typed or printed; 0 if there is none.
std::size_t apostrophe(std::string_view text) {
  if (text.front() == '\'') return 1;
  constexpr std::string_view kPrinted = "\u2019";
  return text.substr(0, kPrinted.size()) == kPrinted ? kPrinted.size() : 0;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_slug(std::string_view text) {
  if (text.empty() || !is_letter(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '-'; });
}

// What follows the chapter: an exercise or a section.
bool read_place(std::string_view text, Route& route) {
  if (is_slug(text)) {
    route.section = text;
    return true;
  }
  route.exercise = text;
  return is_exercise_of(text, route.chapter);
}

}  // namespace

std::optional<Route> read_route(std::string_view hash) {
  Route route;
  if (hash.empty() || hash == "#" || hash == "#/") return route;
  if (hash.substr(0, 2) != "#/") return std::nullopt;
  hash.remove_prefix(2);
  if (const std::size_t mark = hash.find("?seed="); mark != std::string_view::npos) {
    const auto seed = read_number<std::uint64_t>(hash.substr(mark + 6));
    if (!seed) return std::nullopt;
    route.seed = *seed;
    hash = hash.substr(0, mark);
  }
  if (!hash.empty() && hash.back() == '/') hash.remove_suffix(1);
  const std::size_t slash = hash.find('/');
  const auto chapter = read_number<int>(hash.substr(0, slash));
  if (!chapter) return std::nullopt;
  route.chapter = *chapter;
  if (slash != std::string_view::npos && !read_place(hash.substr(slash + 1), route))
    return std::nullopt;
  if (route.seed != 0 && route.exercise.empty()) return std::nullopt;
  return route;
}

std::string hash_of(const Route& route) {
  if (route.chapter < 0) return "#/";
  std::string hash = "#/" + std::to_string(route.chapter);
  if (!route.exercise.empty()) hash += "/" + route.exercise;
  if (!route.section.empty()) hash += "/" + route.section;
  if (route.seed != 0) hash += "?seed=" + std::to_string(route.seed);
  return hash;
}

std::string slug_of(std::string_view heading) {
  std::string slug;
  bool gap = false;
  for (std::size_t i = 0; i < heading.size(); ++i) {
    if (const std::size_t length = apostrophe(heading.substr(i)); length > 0) {
      i += length - 1;
      continue;
    }
    const char c = heading[i];
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!is_letter(low) && !is_digit(low)) {
      gap = true;
      continue;
    }
    if (slug.empty() && !is_letter(low)) continue;
    if (std::exchange(gap, false) && !slug.empty()) slug += '-';
    slug += low;
  }
  return slug;
}

NodeId section_node(int chapter, std::string_view slug) {
  return node_id("chapter/" + std::to_string(chapter) + "/section/" + std::string(slug));
}

}  // namespace tmw
