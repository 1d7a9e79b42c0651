#include "core/session/route.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/content/workbook.h"
#include "core/text/characters.h"

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

bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }

bool is_slug(std::string_view text) {
  if (text.empty() || !is_small_letter(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return is_small_letter(c) || is_digit(c) || c == '-'; });
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

bool is_name(std::string_view text) {
  const auto letter = [](char c) { return is_small_letter(c) || (c >= 'A' && c <= 'Z'); };
  if (text.empty() || !letter(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [&](char c) { return letter(c) || is_digit(c) || c == '_'; });
}

bool is_value(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_small_letter(c) || is_digit(c) || c == '.' || c == '-';
  });
}

// "Llama_3_8B", "4.096e3": a number or words of an exercise, "_" for what lies between them.
bool is_own_value(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_value({&c, 1}) || (c >= 'A' && c <= 'Z') || c == '_' || c == '+';
  });
}

// True for "s:8192,g:4", where no name stands twice.
bool is_numbers(std::string_view text, bool (*is_value)(std::string_view)) {
  std::vector<std::string_view> names;
  for (;;) {
    const std::size_t comma = text.find(',');
    const std::string_view one = text.substr(0, comma);
    const std::size_t colon = one.find(':');
    if (colon == std::string_view::npos || !is_value(one.substr(colon + 1))) return false;
    const std::string_view name = one.substr(0, colon);
    if (!is_name(name) || std::find(names.begin(), names.end(), name) != names.end()) return false;
    names.push_back(name);
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

// Takes "?seed=17" or "?own=L:32", "?with=s:8192", or one of the first with the last off the end.
// False if what stands there is none of these.
bool take_query(std::string_view& path, ChapterPlace& place) {
  const std::size_t mark = path.find('?');
  if (mark == std::string_view::npos) return true;
  std::string_view query = path.substr(mark + 1);
  path = path.substr(0, mark);
  constexpr std::string_view kSeed = "seed=";
  constexpr std::string_view kOwn = "own=";
  constexpr std::string_view kWith = "with=";
  if (query.substr(0, kOwn.size()) == kOwn) {
    const std::size_t end = query.find('&');
    place.own = query.substr(0, end).substr(kOwn.size());
    if (!is_numbers(place.own, is_own_value)) return false;
    if (end == std::string_view::npos) return true;
    query.remove_prefix(end + 1);
  } else if (query.substr(0, kSeed.size()) == kSeed) {
    const std::size_t end = query.find('&');
    const auto number = read_number<std::uint64_t>(query.substr(0, end).substr(kSeed.size()));
    if (!number) return false;
    place.seed = *number;
    if (end == std::string_view::npos) return true;
    query.remove_prefix(end + 1);
  }
  if (query.substr(0, kWith.size()) != kWith) return false;
  place.with = query.substr(kWith.size());
  return is_numbers(place.with, is_value);
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
  if (!take_query(path, place)) return std::nullopt;
  if (!path.empty() && path.back() == '/') path.remove_suffix(1);
  const std::size_t slash = path.find('/');
  const auto chapter = read_number<int>(path.substr(0, slash));
  if (!chapter) return std::nullopt;
  place.chapter = *chapter;
  if (slash != std::string_view::npos && !read_part(path.substr(slash + 1), place))
    return std::nullopt;
  if ((place.seed != 0 || !place.own.empty()) && place.exercise.empty()) return std::nullopt;
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
    return is_small_letter(c) || is_digit(c) || c == '-' || c == '.' || c == ':';
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

constexpr AppendixKind kAppendices[] = {AppendixKind::kSymbols, AppendixKind::kModels};

template <>
std::optional<Place> read_path<AppendixPlace>(std::string_view path) {
  path = without_slash(path);
  for (const AppendixKind kind : kAppendices) {
    if (path == appendix_name(kind)) return AppendixPlace{kind};
  }
  return std::nullopt;
}

constexpr std::string_view kLabPath = "lab";

constexpr std::string_view kFrom = "from=";

// Takes "from=4/4.3&" off the front, where that is an exercise or a practice.
std::string take_from(std::string_view& query) {
  if (query.substr(0, kFrom.size()) != kFrom) return {};
  const std::size_t end = query.find('&');
  const std::string_view from = query.substr(0, end).substr(kFrom.size());
  const auto chapter = read_path<ChapterPlace>(from);
  const bool exercise = chapter && !std::get<ChapterPlace>(*chapter).exercise.empty();
  if (!exercise && !read_path<PracticePlace>(from)) return {};
  query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
  return std::string(from);
}

// A query keeps what it is: any signs but those that no address holds as they are.
template <>
std::optional<Place> read_path<LabPlace>(std::string_view path) {
  const std::size_t mark = path.find('?');
  if (without_slash(path.substr(0, mark)) != kLabPath) return std::nullopt;
  if (mark == std::string_view::npos) return LabPlace{};
  std::string_view query = path.substr(mark + 1);
  const std::string from = take_from(query);
  return LabPlace{std::string(query), from};
}

constexpr GameOf kGames[] = {GameOf::kCrash, GameOf::kGap};

template <>
std::optional<Place> read_path<GamePlace>(std::string_view path) {
  const std::size_t mark = path.find('?');
  const std::string_view name = without_slash(path.substr(0, mark));
  for (const GameOf game : kGames) {
    if (name != std::string(kLabPath) + "/" + std::string(game_name(game))) continue;
    return GamePlace{game,
                     std::string(mark == std::string_view::npos ? "" : path.substr(mark + 1))};
  }
  return std::nullopt;
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
  if (!place.own.empty()) path += "?own=" + place.own;
  const bool first = place.seed == 0 && place.own.empty();
  if (!place.with.empty()) path += (first ? "?with=" : "&with=") + place.with;
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

std::string path_of(const AppendixPlace& place) { return std::string(appendix_name(place.kind)); }

std::string path_of(const LabPlace& place) {
  std::string path(kLabPath);
  if (!place.from.empty()) path += "?" + std::string(kFrom) + place.from;
  if (!place.query.empty()) path += (place.from.empty() ? "?" : "&") + place.query;
  return path;
}

std::string path_of(const GamePlace& place) {
  const std::string path = std::string(kLabPath) + "/" + std::string(game_name(place.of));
  return place.query.empty() ? path : path + "?" + place.query;
}

bool on_one_page(const Home&, const Home&) { return true; }
bool on_one_page(const AppendixPlace& one, const AppendixPlace& other) { return one == other; }
bool on_one_page(const LabPlace&, const LabPlace&) { return true; }
bool on_one_page(const GamePlace& one, const GamePlace& other) { return one.of == other.of; }
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

std::string hash_of_exercise(const std::string& exercise) {
  return hash_of(ChapterPlace{.chapter = chapter_of(exercise), .exercise = exercise});
}

bool same_page(const Place& one, const Place& other) {
  const auto shows = [&other](const auto& place) {
    const auto* kin = std::get_if<std::decay_t<decltype(place)>>(&other);
    return kin != nullptr && on_one_page(place, *kin);
  };
  return std::visit(shows, one);
}

std::string_view appendix_name(AppendixKind kind) {
  return kind == AppendixKind::kSymbols ? "symbols" : "models";
}

std::string_view game_name(GameOf game) {
  return game == GameOf::kCrash ? "fit-or-crash" : "explain-the-gap";
}

NodeId section_node(int chapter, std::string_view slug) {
  return node_id("chapter/" + std::to_string(chapter) + "/section/" + std::string(slug));
}

}  // namespace tmw
