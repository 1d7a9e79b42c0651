#include "core/session/route.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <type_traits>
#include <utility>

#include "core/content/workbook.h"

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

// True for "4.3" and "4.b1", a bonus exercise, in chapter 4.
bool is_exercise_of(std::string_view id, int chapter) {
  const std::size_t dot = id.find('.');
  if (dot == std::string_view::npos || read_number<int>(id.substr(0, dot)) != chapter) return false;
  std::string_view place = id.substr(dot + 1);
  if (is_bonus_id(id)) place.remove_prefix(1);
  return read_number<int>(place).has_value();
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
bool read_part(std::string_view text, ChapterPlace& place) {
  if (is_slug(text)) {
    place.section = text;
    return true;
  }
  place.exercise = text;
  return is_exercise_of(text, place.chapter);
}

// Takes "?seed=17" off the end. False if what stands there is no seed.
bool take_seed(std::string_view& path, std::uint64_t& seed) {
  const std::size_t mark = path.find("?seed=");
  if (mark == std::string_view::npos) return true;
  const auto number = read_number<std::uint64_t>(path.substr(mark + 6));
  path = path.substr(0, mark);
  seed = number.value_or(0);
  return number.has_value();
}

// The place of what follows "#/", if it is of this kind.
template <typename P>
std::optional<Place> read_path(std::string_view path);

template <>
std::optional<Place> read_path<Home>(std::string_view path) {
  if (!path.empty()) return std::nullopt;
  return Home{};
}

template <>
std::optional<Place> read_path<ChapterPlace>(std::string_view path) {
  ChapterPlace place;
  if (!take_seed(path, place.seed)) return std::nullopt;
  if (!path.empty() && path.back() == '/') path.remove_suffix(1);
  const std::size_t slash = path.find('/');
  const auto chapter = read_number<int>(path.substr(0, slash));
  if (!chapter) return std::nullopt;
  place.chapter = *chapter;
  if (slash != std::string_view::npos && !read_part(path.substr(slash + 1), place))
    return std::nullopt;
  if (place.seed != 0 && place.exercise.empty()) return std::nullopt;
  return place;
}

constexpr std::array<std::pair<PracticeKind, std::string_view>, 5> kPractices = {{
    {PracticeKind::kToday, "practice"},
    {PracticeKind::kSlips, "practice/slips"},
    {PracticeKind::kMixed, "practice/mixed"},
    {PracticeKind::kTimed, "practice/timed"},
    {PracticeKind::kPlacement, "practice/placement"},
}};

constexpr std::string_view kSlipPath = "practice/slips/";

// "gb-for-gib", "4.3:0:author:1".
bool is_slip_key(std::string_view text) {
  if (text.empty()) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == ':';
  });
}

// The path without one "/" at its end.
std::string_view without_slash(std::string_view path) {
  if (!path.empty() && path.back() == '/') path.remove_suffix(1);
  return path;
}

template <>
std::optional<Place> read_path<PracticePlace>(std::string_view path) {
  path = without_slash(path);
  for (const auto& [kind, words] : kPractices) {
    if (path == words) return PracticePlace{kind};
  }
  if (path.substr(0, kSlipPath.size()) != kSlipPath) return std::nullopt;
  path.remove_prefix(kSlipPath.size());
  if (!is_slip_key(path)) return std::nullopt;
  return PracticePlace{PracticeKind::kSlip, std::string(path)};
}

constexpr std::string_view kRecordPath = "record";

template <>
std::optional<Place> read_path<RecordPlace>(std::string_view path) {
  path = without_slash(path);
  if (path == kRecordPath) return RecordPlace{};
  if (path.substr(0, kRecordPath.size()) != kRecordPath) return std::nullopt;
  path.remove_prefix(kRecordPath.size());
  if (path.empty() || path.front() != '/') return std::nullopt;
  const auto chapter = read_number<int>(path.substr(1));
  if (!chapter) return std::nullopt;
  return RecordPlace{*chapter};
}

constexpr std::string_view kLabPath = "lab";

// A query keeps what it is: any signs but those that no address holds as they are.
template <>
std::optional<Place> read_path<LabPlace>(std::string_view path) {
  const std::size_t mark = path.find('?');
  if (without_slash(path.substr(0, mark)) != kLabPath) return std::nullopt;
  if (mark == std::string_view::npos) return LabPlace{};
  return LabPlace{std::string(path.substr(mark + 1))};
}

// Asks each kind of place in turn.
template <typename P, typename... Rest>
std::optional<Place> read_any(std::string_view path, const std::variant<P, Rest...>*) {
  if (auto place = read_path<P>(path)) return place;
  if constexpr (sizeof...(Rest) > 0)
    return read_any(path, static_cast<const std::variant<Rest...>*>(nullptr));
  return std::nullopt;
}

std::string path_of(const Home&) { return {}; }

std::string path_of(const ChapterPlace& place) {
  std::string path = std::to_string(place.chapter);
  if (!place.exercise.empty()) path += "/" + place.exercise;
  if (!place.section.empty()) path += "/" + place.section;
  if (place.seed != 0) path += "?seed=" + std::to_string(place.seed);
  return path;
}

std::string path_of(const PracticePlace& place) {
  for (const auto& [kind, words] : kPractices) {
    if (place.kind == kind) return std::string(words);
  }
  return std::string(kSlipPath) + place.slip;
}

std::string path_of(const RecordPlace& place) {
  const std::string path(kRecordPath);
  return place.chapter ? path + "/" + std::to_string(*place.chapter) : path;
}

std::string path_of(const LabPlace& place) {
  const std::string path(kLabPath);
  return place.query.empty() ? path : path + "?" + place.query;
}

bool on_one_page(const Home&, const Home&) { return true; }
bool on_one_page(const LabPlace&, const LabPlace&) { return true; }
bool on_one_page(const PracticePlace& one, const PracticePlace& other) { return one == other; }
bool on_one_page(const RecordPlace& one, const RecordPlace& other) { return one == other; }
bool on_one_page(const ChapterPlace& one, const ChapterPlace& other) {
  return one.chapter == other.chapter;
}

}  // namespace

std::optional<Place> read_route(std::string_view hash) {
  if (hash.empty() || hash == "#") return Home{};
  if (hash.substr(0, 2) != "#/") return std::nullopt;
  return read_any(hash.substr(2), static_cast<const Place*>(nullptr));
}

std::string hash_of(const Place& place) {
  return "#/" + std::visit([](const auto& one) { return path_of(one); }, place);
}

bool same_page(const Place& one, const Place& other) {
  const auto shows = [&other](const auto& place) {
    const auto* kin = std::get_if<std::decay_t<decltype(place)>>(&other);
    return kin != nullptr && on_one_page(place, *kin);
  };
  return std::visit(shows, one);
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
