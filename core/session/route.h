// A place of the workbook, and the address of that place. To add one: a struct here, its two
// readings in route.cpp and a row in core/page/screens.h; the compiler asks for each of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/session/node_id.h"
#include "core/text/slug.h"

namespace tmw {

// "#/": what the workbook is, and its chapters.
struct Home {
  bool operator==(const Home&) const = default;
};

// "#/4", "#/4/how-large-it-is", "#/4/4.3", "#/4/4.3?seed=17", "#/4/4.3?own=L:32,s:8192",
// "#/4?with=s:8192". At most one of exercise and section.
struct ChapterPlace {
  int chapter = 0;
  std::string exercise{};  // "0.3" within that chapter; empty: none
  std::uint64_t seed = 0;  // numbers asked for of that exercise; 0: the original ones
  std::string section{};   // the slug of a heading of its theory; empty: none
  std::string with{};      // "s:8192,g:4": numbers of the theory that were changed; empty: none
  std::string own{};       // "name:Llama_3_8B,L:32": numbers of the exercise that are no variant of
                           // it (core/exercise/own_numbers.h), in place of a seed; empty: none

  bool operator==(const ChapterPlace&) const = default;
};

// What is practised: what is due today, one slip, five mixed exercises, the same against the clock,
// or six that show where to begin. kSlips is the list of the learner's slips.
enum class PracticeKind : std::uint8_t { kToday, kSlips, kSlip, kMixed, kTimed, kPlacement };

// "#/practice", "#/practice/slips", "#/practice/slips/gb-for-gib", "#/practice/mixed" and so on.
struct PracticePlace {
  PracticeKind kind = PracticeKind::kToday;
  std::string slip{};  // kSlip: a slip_key of core/learner/slip_records.h

  bool operator==(const PracticePlace&) const = default;
};

// "#/record", "#/record/4": what was worked, to be printed; of all chapters or of one.
struct RecordPlace {
  std::optional<int> chapter{};

  bool operator==(const RecordPlace&) const = default;
};

// What stands behind the chapters: notation, units and rules; models and cards.
enum class AppendixKind : std::uint8_t { kSymbols, kModels };

// "#/symbols", "#/models".
struct AppendixPlace {
  AppendixKind kind = AppendixKind::kSymbols;

  bool operator==(const AppendixPlace&) const = default;
};

// "#/lab", "#/lab?model=gpt2&card=h100", "#/lab?from=4/4.3&model=gpt2": the page of a module that
// is loaded on demand (core/lab), which alone reads what follows the mark, but for the way back.
struct LabPlace {
  std::string query{};
  std::string from{};  // "4/4.3?seed=17", "practice": where the reader came from; empty: nowhere

  bool operator==(const LabPlace&) const = default;
};

// Two games of the lab, made of runs that really happened.
enum class GameOf : std::uint8_t { kCrash, kGap };

// "#/lab/fit-or-crash", "#/lab/explain-the-gap?game=17&said=ab": pages of the same module.
struct GamePlace {
  GameOf of = GameOf::kCrash;
  std::string query{};

  bool operator==(const GamePlace&) const = default;
};

using Place = std::variant<Home, ChapterPlace, PracticePlace, RecordPlace, AppendixPlace, LabPlace,
                           GamePlace>;

// The place of an address; the empty text and "#" are Home too. Nothing for any other text. Whether
// that chapter, section and exercise exist is not asked here. web/js/route.js reads the same;
// tests/golden/addresses.json holds both.
[[nodiscard]] std::optional<Place> read_route(std::string_view hash);

// The address of a place; read_route gives the same place back.
[[nodiscard]] std::string hash_of(const Place& place);

// The address of an exercise in its chapter, with its original numbers.
[[nodiscard]] std::string hash_of_exercise(const std::string& exercise);

// "symbols", "models": its address, and the name of its text.
[[nodiscard]] std::string_view appendix_name(AppendixKind kind);

// "fit-or-crash", "explain-the-gap": in its address, and in the log.
[[nodiscard]] std::string_view game_name(GameOf game);

// True if both are shown by one page: two sections of one chapter, for example.
[[nodiscard]] bool same_page(const Place& one, const Place& other);

// The node of the heading with that slug in the theory of a chapter.
[[nodiscard]] NodeId section_node(int chapter, std::string_view slug);

}  // namespace tmw
