#include "core/session/route.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/paths.h"

namespace tmw {
namespace {

using Json = nlohmann::json;

// The table of addresses that web/js/route.js is held to as well.
Json addresses() {
  std::ifstream file(test::source_dir() + "/tests/golden/addresses.json");
  return Json::parse(file, nullptr, false)["addresses"];
}

PracticeKind practice_named(const std::string& name) {
  if (name == "slips") return PracticeKind::kSlips;
  if (name == "slip") return PracticeKind::kSlip;
  if (name == "mixed") return PracticeKind::kMixed;
  if (name == "timed") return PracticeKind::kTimed;
  if (name == "placement") return PracticeKind::kPlacement;
  EXPECT_EQ(name, "today");
  return PracticeKind::kToday;
}

Place place_of(const Json& place) {
  if (place["kind"] == "home") return Home{};
  if (place["kind"] == "practice")
    return PracticePlace{practice_named(place["of"]), place.value("slip", "")};
  if (place["kind"] == "appendix")
    return AppendixPlace{place["of"] == "models" ? AppendixKind::kModels : AppendixKind::kSymbols};
  if (place["kind"] == "record")
    return place.contains("chapter") ? RecordPlace{place["chapter"].get<int>()} : RecordPlace{};
  if (place["kind"] == "lab") return LabPlace{place.value("query", ""), place.value("from", "")};
  if (place["kind"] == "game")
    return GamePlace{place["of"] == "fit-or-crash" ? GameOf::kCrash : GameOf::kGap,
                     place.value("query", "")};
  EXPECT_EQ(place["kind"], "chapter");
  return ChapterPlace{.chapter = place["chapter"].get<int>(),
                      .exercise = place.value("exercise", ""),
                      .seed = std::strtoull(place.value("seed", "0").c_str(), nullptr, 10),
                      .section = place.value("section", ""),
                      .with = place.value("with", ""),
                      .own = place.value("own", "")};
}

TEST(Route, OfEveryAddressInTheTableIsItsPlaceOrNone) {
  const Json table = addresses();
  ASSERT_GT(table.size(), 60u);
  for (const Json& row : table) {
    const std::string address = row["address"];
    const std::optional<Place> read = read_route(address);
    ASSERT_EQ(read.has_value(), !row["place"].is_null()) << address;
    if (!read) continue;
    EXPECT_EQ(*read, place_of(row["place"])) << address;
    EXPECT_EQ(hash_of(*read), row["canonical"].get<std::string>()) << address;
  }
}

TEST(Route, ReadsBackFromTheAddressThatAPlaceIsWrittenAs) {
  for (const Json& row : addresses()) {
    if (row["place"].is_null()) continue;
    EXPECT_EQ(read_route(row["canonical"].get<std::string>()), place_of(row["place"])) << row;
  }
}

TEST(Route, OfTwoSectionsOfAChapterIsOnePage) {
  const Place chapter = ChapterPlace{4};
  EXPECT_TRUE(same_page(chapter, ChapterPlace{4, "4.3", 17}));
  EXPECT_TRUE(same_page(ChapterPlace{4, "", 0, "why"}, chapter));
  EXPECT_TRUE(same_page(Home{}, Home{}));
  EXPECT_FALSE(same_page(chapter, ChapterPlace{5}));
  EXPECT_FALSE(same_page(ChapterPlace{0}, Home{}));
  EXPECT_FALSE(same_page(PracticePlace{}, PracticePlace{PracticeKind::kMixed}));
  EXPECT_FALSE(same_page(PracticePlace{PracticeKind::kSlip, "half"},
                         PracticePlace{PracticeKind::kSlip, "twice"}));
}

TEST(Route, NamesASectionByTheWordsOfItsHeading) {
  EXPECT_EQ(hash_of(ChapterPlace{4, "", 0, "how-large-it-is"}), "#/4/how-large-it-is");
  EXPECT_EQ(slug_of("How large it is"), "how-large-it-is");
  EXPECT_EQ(slug_of("A token's 2 costs: time & memory"), "a-tokens-2-costs-time-memory");
  EXPECT_EQ(slug_of("A token\u2019s price"), slug_of("A token's price"));
  EXPECT_EQ(slug_of("8 bits, or 4?"), "bits-or-4") << "a digit first would be an exercise";
  EXPECT_EQ(slug_of("4.3"), "");
  EXPECT_EQ(slug_of(""), "");
}

}  // namespace
}  // namespace tmw
