// What was typed and not checked is there again: after a chapter, a reload, a killed tab.
#include <gtest/gtest.h>

#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::all_of;
using test::Desk;

std::vector<std::string> drafts_of(const Desk& desk) {
  std::vector<std::string> lines;
  for (const auto& [key, line] : desk.drafts) lines.push_back(line);
  return lines;
}

// The same browser, opened again at an address.
Desk reopened(const Desk& desk, const std::string& hash) {
  Desk next("b");
  next.env = desk.env;
  next.act(DraftsLoaded{drafts_of(desk)});
  next.act(LogLoaded{desk.stored});
  next.open(hash);
  return next;
}

TEST(Drafts, OfEveryKindOfExerciseComeBackAsTheyWereEntered) {
  Desk desk;
  desk.act(LogLoaded{{}});
  desk.open("#/0");
  std::map<std::string, std::string> entered;
  for (auto& [id, state] : Desk(desk).session.exercises) {
    desk.act(EditAnswer{id, 0, " 12 * d^2 +"});
    desk.act(EditCode{id, "// \tnot done\n"});
    desk.act(Choose{id, 1});
    desk.act(MoveStep{id, 0, 1});
    desk.act(PickLine{id, 2});
    entered[id] = log_text(desk.at(id).problem, desk.at(id).entry);
  }
  EXPECT_EQ(desk.drafts.size(), 8u) << "fixture/ has eight exercises";
  EXPECT_TRUE(desk.stored.empty()) << "a draft is no event";
  const Desk next = reopened(desk, "#/0");
  for (const auto& [id, text] : entered)
    EXPECT_EQ(log_text(next.at(id).problem, next.at(id).entry), text) << id;
}

// Two tabs with the same card.
TEST(Drafts, OfAnotherTabAreFollowedOnAnOpenCardUnlessSomethingElseWasEnteredThere) {
  Desk writing("a");
  Desk reading("b");
  for (Desk* desk : {&writing, &reading}) {
    desk->act(LogLoaded{{}});
    desk->open("#/0");
  }
  const auto heard = [](Desk& from, Desk& to) { return to.act(DraftsLoaded{drafts_of(from)}); };
  const auto shown = [](const Desk& desk) { return desk.entry<DeriveEntry>("0.1").answers[0]; };
  writing.act(EditAnswer{"0.1", 0, "12*"});
  heard(writing, reading);
  EXPECT_EQ(shown(reading), "12*") << "nothing was entered here";
  writing.env.now_utc_ms += 1000;
  writing.act(EditAnswer{"0.1", 0, "12*d"});
  heard(writing, reading);
  EXPECT_EQ(shown(reading), "12*d") << "what stood here was that of the other tab";
  reading.env.now_utc_ms += 2000;
  reading.act(EditAnswer{"0.1", 0, "13*d"});
  heard(writing, reading);
  EXPECT_EQ(shown(reading), "13*d") << "it is later than what the other tab has kept";
  heard(reading, writing);
  EXPECT_EQ(shown(writing), "12*d") << "it was typed here";
  Desk third("c");
  third.act(LogLoaded{{}});
  third.open("#/0");
  heard(reading, third);
  EXPECT_EQ(shown(third), "13*d") << "the later one";
  reading.env.now_utc_ms += 2000;
  reading.act(EditAnswer{"0.1", 0, ""});
  heard(reading, third);
  EXPECT_EQ(shown(third), "") << "taken back";
  // Of every kind of exercise.
  for (const auto& [id, state] : Desk(reading).session.exercises) {
    reading.env.now_utc_ms += 1000;
    reading.act(EditAnswer{id, 0, "7"});
    reading.act(EditCode{id, "// more\n"});
    reading.act(Choose{id, 1});
    reading.act(MoveStep{id, 0, 1});
    reading.act(PickLine{id, 2});
    heard(reading, third);
    EXPECT_EQ(log_text(third.at(id).problem, third.at(id).entry),
              log_text(reading.at(id).problem, reading.at(id).entry))
        << id;
  }
}

TEST(Drafts, OfAnotherTabStandOverAnAnswerThatWasCheckedAndGiveWayToItsNext) {
  Desk writing("a");
  Desk reading("b");
  for (Desk* desk : {&writing, &reading}) {
    desk->act(LogLoaded{{}});
    desk->open("#/0");
  }
  const auto shown = [&] { return reading.entry<DeriveEntry>("0.1").answers[0]; };
  reading.act(EditAnswer{"0.1", 0, "5"});
  reading.act(Check{"0.1"});
  writing.act(LogMerged{reading.stored});
  writing.env.now_utc_ms += 1000;
  writing.act(EditAnswer{"0.1", 0, "14"});
  reading.act(DraftsLoaded{drafts_of(writing)});
  EXPECT_EQ(shown(), "14");
  ASSERT_TRUE(reading.at("0.1").verdict.has_value());
  EXPECT_TRUE(is_about_earlier(reading.at("0.1"))) << "the verdict is on what was checked";
  writing.act(EditAnswer{"0.1", 0, "144M"});
  writing.act(Check{"0.1"});
  reading.act(LogMerged{writing.stored});
  EXPECT_EQ(shown(), "144M");
  ASSERT_TRUE(reading.at("0.1").verdict.has_value());
  EXPECT_FALSE(is_about_earlier(reading.at("0.1"))) << "it is on what the other tab has checked";
}

TEST(Drafts, OfTwoChaptersAreBothThereAfterAReloadInEither) {
  Desk desk;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "12*"});
  desk.open("#/1");
  desk.act(EditAnswer{"1.1", 0, "7*"});
  Desk next = reopened(desk, "#/0");
  EXPECT_EQ(next.entry<DeriveEntry>("0.1").answers[0], "12*");
  next.open("#/1");
  EXPECT_EQ(next.entry<DeriveEntry>("1.1").answers[0], "7*");
}

TEST(Drafts, StandInForTheLastAnswerUntilTheyAreCheckedThemselves) {
  Desk desk;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "144M"});
  desk.act(Check{"0.1"});
  EXPECT_EQ(reopened(desk, "#/0").entry<DeriveEntry>("0.1").answers[0], "144M");
  desk.act(EditAnswer{"0.1", 0, ""});
  EXPECT_EQ(reopened(desk, "#/0").entry<DeriveEntry>("0.1").answers[0], "") << "emptied";
  Desk other = reopened(desk, "#/0");
  other.act(EditAnswer{"0.1", 0, "194M"});
  other.act(Check{"0.1"});
  Desk last("c");
  last.act(DraftsLoaded{drafts_of(desk)});  // of the tab that was left
  last.act(LogLoaded{other.stored});
  last.open("#/0");
  EXPECT_EQ(last.entry<DeriveEntry>("0.1").answers[0], "194M") << "what was checked later";
}

TEST(Drafts, BelongToTheirNumbersAndCodeToAll) {
  Desk desk;
  desk.open("#/0/0.1?seed=3");
  desk.act(EditAnswer{"0.1", 0, "55"});
  desk.act(EditCode{"0.5", "// mine"});
  EXPECT_EQ(reopened(desk, "#/0").entry<DeriveEntry>("0.1").answers[0], "");
  EXPECT_EQ(reopened(desk, "#/0/0.1?seed=3").entry<DeriveEntry>("0.1").answers[0], "55");
  EXPECT_EQ(reopened(desk, "#/0").entry<BuildEntry>("0.5").source, "// mine");
  desk.act(OriginalNumbers{"0.1"});
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "");
  desk.act(EditAnswer{"0.1", 0, "66"});
  desk.open("#/0/0.1?seed=3");
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "55");
  desk.act(OriginalNumbers{"0.1"});
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "66");
}

TEST(Drafts, ThatCannotBeReadOrNoLongerFitAreLeftOut) {
  Desk desk;
  desk.act(DraftsLoaded{{"garbage", R"({"v":1,"exercise":"0.1","seed":0,"order":9,"text":"1\n2"})",
                         R"({"v":1,"exercise":"0.3","seed":0,"order":9,"text":"99"})"}});
  desk.act(LogLoaded{{}});
  desk.open("#/0");
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "");
  EXPECT_EQ(desk.entry<ChoiceEntry>("0.3").option, -1);
}

TEST(Drafts, NeverReplaceWhatIsBeingTyped) {
  Desk desk;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "5"});
  desk.act(DraftsLoaded{{R"({"v":1,"exercise":"0.1","seed":0,"order":9,"text":"old"})"}});
  desk.act(LogLoaded{{}});
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "5");
}

}  // namespace
}  // namespace tmw
