// The log and its store: nothing is called saved that is not, and nothing done is lost.
#include <gtest/gtest.h>

#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::all_of;
using test::Desk;

void solve(Desk& desk, const std::string& id, const std::string& typed) {
  desk.act(EditAnswer{id, 0, typed});
  desk.act(Check{id});
}

TEST(Storage, IsCalledSavedOnlyAfterTheStoreSaidSo) {
  Desk desk;
  desk.store_works = false;
  desk.open("#/0");
  EXPECT_EQ(save_state(desk.session), SaveState::kNothing);
  desk.act(EditAnswer{"0.1", 0, "194M"});
  const Effects effects = desk.act(Check{"0.1"});
  ASSERT_EQ(all_of<SaveEvent>(effects).size(), 1u);
  const SaveEvent save = all_of<SaveEvent>(effects)[0];
  EXPECT_EQ(read_event(save.json)->id, save.id);
  EXPECT_EQ(save_state(desk.session), SaveState::kSaving);
  EXPECT_EQ(save_state_of(desk.session, save.id), SaveState::kSaving);
  desk.act(EventSaved{save.id});
  EXPECT_EQ(save_state(desk.session), SaveState::kSaved);
  EXPECT_EQ(save_state_of(desk.session, save.id), SaveState::kSaved);
}

TEST(Storage, FailingLetsTheWorkGoOnAndSaysWhy) {
  Desk desk;
  desk.store_works = false;
  desk.open("#/0");
  const Effects failed = desk.act(StorageFailed{"blocked"});
  ASSERT_EQ(all_of<Announce>(failed).size(), 1u);
  EXPECT_NE(all_of<Announce>(failed)[0].text.find("not saved"), std::string::npos);
  solve(desk, "0.1", "194M");
  EXPECT_TRUE(desk.record("0.1").solved);
  EXPECT_EQ(save_state(desk.session), SaveState::kFailed);
  EXPECT_EQ(desk.session.storage_failure, "blocked");
  EXPECT_TRUE(desk.act(StorageFailed{"blocked"}).empty()) << "said once, not with every event";
}

TEST(Storage, GetsEverythingItMissedAsSoonAsItWorksAgain) {
  Desk desk;
  desk.store_works = false;
  desk.open("#/0");
  solve(desk, "0.1", "144M");
  desk.act(StorageFailed{"full"});
  solve(desk, "0.1", "194M");
  desk.act(StorageFailed{"full"});
  desk.store_works = true;
  desk.act(Retry{});
  EXPECT_GE(desk.stored.size(), 2u);
  EXPECT_TRUE(desk.session.unsaved.empty());
  EXPECT_EQ(save_state(desk.session), SaveState::kSaved);

  Desk next;
  next.open("#/0");
  next.act(LogLoaded{desk.stored});
  EXPECT_EQ(next.record("0.1").attempts, 2);
  EXPECT_TRUE(next.record("0.1").solved);
}

TEST(Storage, BringsManyMissedEventsInOneWrite) {
  Desk desk;
  desk.store_works = false;
  desk.open("#/0");
  for (const char* typed : {"144M", "145M", "146M", "194M"}) solve(desk, "0.1", typed);
  desk.act(StorageFailed{"full"});
  ASSERT_EQ(desk.session.unsaved.size(), 4u);
  const std::string first = desk.session.log.events().front().id;
  const Effects effects = update(desk.session, EventSaved{first}, desk.env);
  EXPECT_TRUE(all_of<SaveEvent>(effects).empty());
  ASSERT_EQ(all_of<SaveRows>(effects).size(), 1u);
  EXPECT_EQ(all_of<SaveRows>(effects)[0].rows.size(), 3u);
}

TEST(Storage, CountsNoExerciseThatTheWorkbookHasNot) {
  Desk desk;
  std::vector<std::string> lines;
  for (int i = 91; i < 99; ++i)
    lines.push_back(R"({"v":1,"id":"x)" + std::to_string(i) +
                    R"(","utc_ms":5,"day":1,"what":"attempt","exercise":"0.)" + std::to_string(i) +
                    R"(","verdict":"right"})");
  desk.act(LogLoaded{lines});
  EXPECT_EQ(solved_in_all(desk.session), 0);
}

TEST(Storage, MayComeBeforeOrAfterTheFirstAnswers) {
  Desk earlier;
  earlier.open("#/0");
  solve(earlier, "0.2", "14");

  Desk before("b");
  before.act(LogLoaded{earlier.stored});
  before.open("#/0");
  solve(before, "0.1", "194M");

  Desk after("c");
  after.open("#/0");
  solve(after, "0.1", "194M");
  after.act(LogLoaded{earlier.stored});

  for (const Desk* desk : {&before, &after}) {
    EXPECT_EQ(solved_in_chapter(desk->session, 0), 2);
    EXPECT_EQ(solved_in_all(desk->session), 2);
    EXPECT_EQ(save_state(desk->session), SaveState::kSaved);
  }
}

TEST(Storage, GivesTwoTabsTheSameProgressInWhateverOrderTheirEventsArrive) {
  Desk one("one");
  Desk two("two");
  one.open("#/0");
  two.open("#/0");
  solve(one, "0.1", "144M");
  solve(two, "0.1", "194M");
  solve(one, "0.2", "14");
  one.act(LogMerged{two.stored});
  two.act(LogMerged{one.stored});
  two.act(LogMerged{one.stored});
  EXPECT_EQ(one.session.log.events(), two.session.log.events());
  EXPECT_EQ(one.record("0.1").attempts, 2);
  EXPECT_EQ(solved_in_all(one.session), 2);
  EXPECT_EQ(solved_in_all(two.session), 2);
}

// A log of years crosses the border in parts.
TEST(Storage, MayComeInParts) {
  Desk writer;
  writer.open("#/0");
  solve(writer, "0.1", "194M");
  solve(writer, "0.1", "193M");
  std::vector<std::string> lines;
  for (const Event& event : writer.session.log.events()) lines.push_back(event_json(event));
  ASSERT_EQ(lines.size(), 2u);
  Desk whole;
  whole.open("#/0");
  whole.act(LogLoaded{{lines[0], lines[1], "garbage"}});
  Desk parts;
  parts.open("#/0");
  EXPECT_TRUE(parts.act(LogPart{{lines[0], "garbage"}}).empty());
  EXPECT_TRUE(parts.session.log.events().empty()) << "half a log is none";
  EXPECT_FALSE(parts.session.log_loaded);
  parts.act(LogLoaded{{lines[1]}});
  EXPECT_EQ(parts.session.log.events(), whole.session.log.events());
  EXPECT_EQ(parts.session.log.unreadable(), whole.session.log.unreadable());
  EXPECT_EQ(parts.session.records, whole.session.records);
  // Read again, after another tab has deleted one: no part of the first reading is left.
  parts.act(LogPart{{lines[1]}});
  parts.act(LogReplaced{{}});
  EXPECT_EQ(parts.session.log.events().size(), 1u);
  // The store was cleared: what is missing is known only once all parts are there.
  EXPECT_TRUE(all_of<SaveRows>(parts.act(LogPart{{}})).empty());
  EXPECT_EQ(all_of<SaveRows>(parts.act(LogLoaded{{}})).size(), 1u);
}

TEST(Storage, CountsLinesItCannotReadAndKeepsTheRest) {
  Desk desk;
  desk.open("#/0");
  solve(desk, "0.1", "194M");
  std::vector<std::string> lines = desk.stored;
  lines.insert(lines.begin(), "garbage");
  Desk next;
  next.act(LogLoaded{lines});
  EXPECT_EQ(next.session.log.unreadable().size(), 1u);
  EXPECT_EQ(solved_in_all(next.session), 1);
}

TEST(Storage, NeverCountsMoreThanTheWorkbookHas) {
  Desk desk;
  std::vector<std::string> lines;
  for (int i = 1; i < 30; ++i)
    lines.push_back(R"({"v":1,"id":"x)" + std::to_string(i) +
                    R"(","utc_ms":5,"day":1,"what":"attempt","exercise":"0.)" + std::to_string(i) +
                    R"(","verdict":"right"})");
  lines.push_back(
      R"({"v":1,"id":"y","utc_ms":5,"day":1,"what":"attempt","exercise":"77.1","verdict":"right"})");
  desk.act(LogLoaded{lines});
  EXPECT_EQ(solved_in_chapter(desk.session, 0), 8);
  EXPECT_EQ(solved_in_all(desk.session), 8);
}

TEST(Storage, KeepsTheChosenColours) {
  Desk desk;
  EXPECT_EQ(theme_of(desk.session), ThemeWish::kSystem);
  desk.act(SetTheme{ThemeWish::kDark});
  EXPECT_TRUE(desk.act(SetTheme{ThemeWish::kDark}).empty());
  Desk next;
  next.act(LogLoaded{desk.stored});
  EXPECT_EQ(theme_of(next.session), ThemeWish::kDark);
}

TEST(Storage, ExtendsTheStreakByTheDayOfTheAnswer) {
  Desk desk;
  desk.open("#/0");
  solve(desk, "0.1", "194M");
  ++desk.env.local_day;
  solve(desk, "0.2", "14");
  EXPECT_EQ(streak(desk.session.log, desk.session.today).current, 2);
  desk.env.local_day += 2;
  desk.act(NoAction{});
  EXPECT_EQ(streak(desk.session.log, desk.session.today).current, 0);
  EXPECT_EQ(streak(desk.session.log, desk.session.today).best, 2);
}

TEST(Storage, ThatIsClearedWhileThePageIsOpenGetsBackAllThatThePageKnows) {
  Desk desk;
  desk.act(LogLoaded{{"garbage"}});
  desk.open("#/0");
  solve(desk, "0.1", "194M");
  desk.stored.clear();
  desk.act(LogLoaded{{}});
  EXPECT_EQ(desk.stored.size(), 2u) << "the answer, and the text that nobody can read";
  EXPECT_EQ(save_state(desk.session), SaveState::kSaved);
  EXPECT_NE(desk.session.notice.find("deleted in the browser"), std::string::npos);
  const std::vector<std::string> stored = desk.stored;
  desk.act(LogLoaded{stored});
  EXPECT_EQ(desk.stored, stored) << "once";
}

TEST(Storage, ThatOpensLateGetsWhatWasDoneMeanwhile) {
  Desk desk;
  desk.store_works = false;
  desk.open("#/0");
  desk.act(StorageFailed{"slow"});
  solve(desk, "0.1", "194M");
  EXPECT_EQ(save_state(desk.session), SaveState::kFailed);
  desk.store_works = true;
  desk.act(LogLoaded{{}});
  EXPECT_TRUE(desk.session.notice.empty()) << "nothing was deleted";
  desk.act(Retry{});
  EXPECT_EQ(desk.stored.size(), 1u);
  EXPECT_EQ(save_state(desk.session), SaveState::kSaved);
}

// A slow machine's store comes late: what is said of it must not move the page down and up again.
TEST(Storage, ThatIsOnlySlowIsToldBesideThePageUntilThereIsSomethingToLose) {
  Desk desk;
  desk.store_works = false;
  desk.open("#/0");
  const Effects slow = desk.act(StorageFailed{"slow"});
  ASSERT_EQ(all_of<Notify>(slow).size(), 1u);
  EXPECT_NE(all_of<Notify>(slow)[0].text.find("does not answer"), std::string::npos);
  EXPECT_TRUE(all_of<Announce>(slow).empty()) << "an alert is told by itself";
  EXPECT_TRUE(is_told_beside(desk.session));
  EXPECT_TRUE(all_of<Notify>(desk.act(StorageFailed{"slow"})).empty()) << "once";

  Desk other = desk;
  const Effects there = other.act(LogLoaded{{}});
  ASSERT_EQ(all_of<Notify>(there).size(), 1u);
  EXPECT_EQ(all_of<Notify>(there)[0].text, "");

  solve(desk, "0.1", "194M");
  EXPECT_FALSE(is_told_beside(desk.session)) << "now it is told on the page";
}

TEST(Storage, KeepsTheFirstReasonUnlessThatWasAGuess) {
  Desk desk;
  desk.act(StorageFailed{"slow"});
  desk.act(StorageFailed{"waiting"});
  EXPECT_EQ(desk.session.storage_failure, "waiting");
  desk.act(StorageFailed{"slow"});
  EXPECT_EQ(desk.session.storage_failure, "waiting");
  desk.act(StorageFailed{"full"});
  desk.act(StorageFailed{"blocked"});
  EXPECT_EQ(desk.session.storage_failure, "full");
}

TEST(Storage, OfWhichAnotherTabHasDeletedSomethingIsShownAsItIsNow) {
  Desk desk;
  desk.open("#/0");
  desk.act(LogLoaded{{"garbage"}});
  solve(desk, "0.1", "194M");
  desk.store_works = false;
  solve(desk, "0.2", "14");
  desk.act(LogReplaced{{}});
  EXPECT_EQ(desk.record("0.1").attempts, 0);
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "");
  EXPECT_TRUE(desk.record("0.2").solved) << "not saved yet, so nobody has deleted it";
  EXPECT_TRUE(desk.session.log.unreadable().empty());
}

// Two tabs with the same answer; then one answers again.
TEST(Storage, ShowsTheLaterAnswerOfAnotherTab) {
  Desk desk("a");
  desk.act(LogLoaded{{}});
  desk.open("#/0");
  solve(desk, "0.1", "144M");
  Desk other("b");
  other.env = desk.env;
  other.act(LogLoaded{desk.stored});
  other.open("#/0");
  solve(other, "0.1", "194M");

  Desk editing = desk;
  desk.act(LogMerged{{other.stored.back()}});
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "194M");
  EXPECT_EQ(desk.verdict("0.1"), VerdictKind::kRight);
  EXPECT_FALSE(is_about_earlier(desk.at("0.1")));
  EXPECT_EQ(save_state_of(desk.session, desk.at("0.1").last_event), SaveState::kSaved);

  editing.act(EditAnswer{"0.1", 0, "14"});
  editing.act(LogMerged{{other.stored.back()}});
  EXPECT_EQ(editing.entry<DeriveEntry>("0.1").answers[0], "14") << "not checked yet";
  EXPECT_TRUE(editing.record("0.1").solved);

  Desk idle("c");
  idle.act(LogLoaded{{}});
  idle.open("#/0");
  idle.act(LogLoaded{other.stored});
  EXPECT_EQ(idle.entry<DeriveEntry>("0.1").answers[0], "194M") << "one that has missed the message";
}

TEST(Storage, KeepsAnAnswerThatIsLaterThanThatOfAnotherTab) {
  Desk other("b");
  other.act(LogLoaded{{}});
  other.open("#/0");
  solve(other, "0.1", "194M");
  Desk desk("a");
  desk.act(LogLoaded{{}});
  desk.open("#/0");
  desk.env.now_utc_ms += 60000;
  solve(desk, "0.1", "144M");
  desk.act(LogMerged{{other.stored.back()}});
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "144M");
}

TEST(Storage, ThatAnotherTabHasEmptiedLeavesNothingEnteredHere) {
  Desk desk;
  desk.act(LogLoaded{{}});
  desk.open("#/0");
  desk.act(EditAnswer{"0.2", 0, "12*"});
  desk.act(EditCode{"0.5", "// half"});
  Desk partly = desk;
  partly.act(LogReplaced{{}});
  EXPECT_EQ(partly.entry<DeriveEntry>("0.2").answers[0], "12*") << "only events were deleted";
  desk.act(LogReplaced{{}, std::vector<std::string>{}});
  EXPECT_EQ(desk.entry<DeriveEntry>("0.2").answers[0], "");
  EXPECT_NE(desk.entry<BuildEntry>("0.5").source, "// half");
  desk.open("#/1");
  desk.open("#/0");
  EXPECT_EQ(desk.entry<DeriveEntry>("0.2").answers[0], "") << "nor later";
}

TEST(Storage, OfANewerVersionIsShownAndNotWrittenTo) {
  const std::string newer = R"({"v":9,"id":"n","utc_ms":5,"day":1,"what":"attempt"})";
  Desk by_line;
  by_line.act(LogLoaded{{newer}});
  Desk by_store;
  by_store.act(LogLoaded{{}});
  by_store.act(StorageFailed{"newer"});
  Desk by_tab;
  by_tab.act(LogLoaded{{}});
  by_tab.act(LogMerged{{newer}});
  for (Desk* desk : {&by_line, &by_store, &by_tab}) {
    desk->open("#/0");
    solve(*desk, "0.1", "194M");
    desk->act(SetTheme{ThemeWish::kDark});
    desk->act(Retry{});
    EXPECT_TRUE(desk->record("0.1").solved) << "the work goes on";
    EXPECT_TRUE(desk->stored.empty());
    EXPECT_EQ(save_state(desk->session), SaveState::kFailed);
  }
}

TEST(Storage, AsksToBeKeptAfterTheFirstAnswerIsSavedAndOnce) {
  Desk desk;
  desk.open("#/0");
  EXPECT_TRUE(all_of<Persist>(desk.act(SetTheme{ThemeWish::kDark})).empty());
  desk.act(EditAnswer{"0.1", 0, "144M"});
  EXPECT_EQ(all_of<Persist>(desk.act(Check{"0.1"})).size(), 1u);
  EXPECT_TRUE(all_of<Persist>(desk.act(Check{"0.1"})).empty());
}

// A clock of 2031 (1.92e12 ms), then of 2026.
TEST(Storage, FollowsTheLaterDeedAlsoWhereTheClockWentBack) {
  Desk desk;
  desk.open("#/0");
  desk.env.now_utc_ms = 1920000000000;
  desk.act(SetTheme{ThemeWish::kDark});
  solve(desk, "0.1", "144M");
  desk.env.now_utc_ms = 1780000000000;
  desk.act(SetTheme{ThemeWish::kLight});
  solve(desk, "0.2", "14");
  EXPECT_EQ(theme_of(desk.session), ThemeWish::kLight);
  Desk next;
  next.open("#/0");
  next.act(LogLoaded{desk.stored});
  EXPECT_EQ(theme_of(next.session), ThemeWish::kLight);
  EXPECT_EQ(latest_answer(next.session.log)->exercise, "0.2");
}

TEST(Storage, TellsAMissedDayOnce) {
  Desk desk;
  desk.act(LogLoaded{{}});
  desk.open("#/0");
  solve(desk, "0.1", "194M");
  desk.env.local_day += 1;
  desk.open("#/");
  EXPECT_FALSE(desk.session.missed_day) << "the day is not over";
  desk.env.local_day += 1;
  desk.open("#/0");
  desk.open("#/");
  EXPECT_TRUE(desk.session.missed_day);
  desk.open("#/0");
  desk.open("#/");
  EXPECT_FALSE(desk.session.missed_day);
  Desk next("b");
  next.env.local_day = desk.env.local_day + 5;
  next.open("#/");
  next.act(LogLoaded{desk.stored});
  EXPECT_FALSE(next.session.missed_day) << "nor on another day, in another tab";
}

}  // namespace
}  // namespace tmw
