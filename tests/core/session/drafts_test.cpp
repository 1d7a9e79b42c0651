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
