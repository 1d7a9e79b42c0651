#include "core/session/route.h"

#include <charconv>

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
  if (slash != std::string_view::npos) {
    route.exercise = std::string(hash.substr(slash + 1));
    if (!is_exercise_of(route.exercise, route.chapter)) return std::nullopt;
  }
  if (route.seed != 0 && route.exercise.empty()) return std::nullopt;
  return route;
}

std::string hash_of(const Route& route) {
  if (route.chapter < 0) return "#/";
  std::string hash = "#/" + std::to_string(route.chapter);
  if (!route.exercise.empty()) hash += "/" + route.exercise;
  if (route.seed != 0) hash += "?seed=" + std::to_string(route.seed);
  return hash;
}

}  // namespace tmw
