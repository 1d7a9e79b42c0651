// Copies of the progress as files: saved, loaded, taken back; and starting over.
#include <gtest/gtest.h>

#include <set>

#include "core/page/copy_html.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::all_of;
using test::Desk;

void solve(Desk& desk, const std::string& id, const std::string& typed) {
  desk.act(EditAnswer{id, 0, typed});
  desk.act(Check{id});
}

// A browser, by a name that its events begin with, in which 0.1 and 0.2 were solved.
Desk worked(const std::string& name) {
  Desk desk(name);
  desk.act(LogLoaded{{}});
  desk.open("#/0");
  solve(desk, "0.1", "194M");
  solve(desk, "0.2", "14");
  return desk;
}

std::string copy_of(Desk& desk) {
  const std::vector<Download> files = all_of<Download>(desk.act(SaveCopy{}));
  return files.empty() ? std::string() : files[0].text;
}

TEST(Copies, BringProgressToAnotherBrowserWhereItIsSaved) {
  Desk one = worked("one");
  const std::string file = copy_of(one);
  Desk other("other");
  other.act(LogLoaded{{}});
  other.open("#/0");
  other.act(OfferCopy{file});
  EXPECT_EQ(solved_in_all(other.session), 0) << "an offer changes nothing";
  EXPECT_TRUE(copy_is_news(other.session));
  EXPECT_NE(copy_html(other.session).find("3 new events, 0 known, 0 unreadable."),
            std::string::npos)
      << copy_html(other.session);
  other.act(TakeCopy{});
  EXPECT_EQ(solved_in_all(other.session), 2);
  EXPECT_EQ(other.entry<DeriveEntry>("0.1").answers[0], "194M");
  EXPECT_EQ(save_state(other.session), SaveState::kSaved);
  EXPECT_EQ(other.stored.size(), 3u) << "two answers, and the note of the copy";
  other.act(OfferCopy{file});
  EXPECT_FALSE(copy_is_news(other.session));
  EXPECT_NE(copy_html(other.session).find("There is nothing to add."), std::string::npos);
}

TEST(Copies, ThatWereTakenCanBeTakenBackAlsoAfterFurtherWork) {
  Desk one = worked("one");
  const std::string file = copy_of(one);
  Desk other("other");
  other.act(LogLoaded{{}});
  other.open("#/0");
  solve(other, "0.2", "13");
  const std::vector<Event> before = other.session.log.events();
  other.act(OfferCopy{file});
  other.act(TakeCopy{});
  solve(other, "0.1", "144M");
  const auto erased = all_of<EraseRows>(other.act(UndoCopy{}));
  ASSERT_EQ(erased.size(), 1u);
  EXPECT_EQ(erased[0].ids.size(), 3u);
  EXPECT_EQ(other.session.log.events().size(), before.size() + 1);
  EXPECT_FALSE(other.record("0.1").solved);
  EXPECT_EQ(other.record("0.2").attempts, 1);
  EXPECT_TRUE(other.act(UndoCopy{}).empty()) << "once";
}

TEST(Copies, NameWhatCannotBeReadOrDoesNotCountYet) {
  Desk desk;
  desk.act(LogLoaded{{}});
  desk.env.local_day = 100;
  desk.act(
      OfferCopy{"my <notes>\n"
                R"({"v":2,"id":"f","order":1,"utc_ms":1,"day":101,"what":"hint","exercise":"0.1"})"
                "\n"
                R"({"v":9,"id":"n","order":1,"utc_ms":1,"day":1,"what":"hint","exercise":"0.1"})"
                "\n{\"v\":2,\"id\""});
  const std::string html = copy_html(desk.session);
  for (const char* said : {"1 new event, 0 known, 2 unreadable.", "breaks off before its end",
                           "1 new event is dated after today", "1 line of a newer version",
                           "<li>Line 1 cannot be read: my &lt;notes&gt;</li>", "Line 4 cannot"})
    EXPECT_NE(html.find(said), std::string::npos) << said << "\n" << html;
  desk.act(OfferCopy{"GIF89a\x01\x02"});
  EXPECT_EQ(
      copy_html(desk.session),
      "<p>This file holds no progress of the workbook. Choose one that “Save my progress to a "
      "file” "
      "has made: its name begins with “transformer-math-workbook”. If it came packed, as a zip, "
      "unpack it first.</p>");
}

TEST(Copies, OfWhichNoLineCanBeReadAreNotCalledForeign) {
  Desk desk;
  desk.act(LogLoaded{{}});
  desk.act(OfferCopy{
      R"({"v":2,"id":"f","order":1,"utc_ms":1,"what":"hint","exercise":"0.1"})"
      "\n"
      R"({"v":2,"id":"g","order":1,"utc_ms":1,"day":"soon","what":"hint","exercise":"0.1"})"});
  const std::string html = copy_html(desk.session);
  for (const char* said :
       {"0 new events, 0 known, 2 unreadable.",
        "<li>Line 1 cannot be read, its field “day” is missing: {",
        "<li>Line 2 cannot be read, its field “day” holds something else than it "
        "should: {"})
    EXPECT_NE(html.find(said), std::string::npos) << said << "\n" << html;
  EXPECT_EQ(html.find("holds no progress"), std::string::npos);
}

TEST(Copies, FromWhichALineWasTakenAreNotSaidToBreakOff) {
  Desk desk = worked("one");
  std::string file = copy_of(desk);
  const std::size_t line = file.find('\n') + 1;
  file.erase(line, file.find('\n', line) + 1 - line);
  desk.act(OfferCopy{file});
  const std::string html = copy_html(desk.session);
  EXPECT_NE(html.find("The file has 1 line fewer than its first line says"), std::string::npos)
      << html;
  EXPECT_EQ(html.find("breaks off"), std::string::npos) << html;
}

// A copy of so many answers, with a line that nobody can read.
std::string large_copy(int answers) {
  Log log;
  for (int i = 0; i < answers; ++i) {
    Event event;
    event.id = "large" + std::to_string(i);
    event.order = event.utc_ms = 1000 + i;
    event.kind = EventKind::kAttempt;
    event.exercise = i % 2 == 0 ? "0.1" : "0.2";
    event.verdict = "slip";
    event.answer = "13";
    log.add(std::move(event));
  }
  log.keep_unreadable("garbage");
  return backup_text(log, 1);
}

TEST(Copies, OfYearsAreReadAndAddedInSlices) {
  constexpr int kAnswers = 9000;
  Desk desk;
  desk.act(LogLoaded{{}});
  desk.open("#/0");
  solve(desk, "0.2", "14");
  const std::size_t before = desk.session.log.events().size();
  desk.act(OfferCopy{large_copy(kAnswers)});
  EXPECT_EQ(copy_html(desk.session), "") << "nothing is said of what is not read";
  int slices = 0;
  for (double share = 0.0; copy_share(desk.session) < 1.0; ++slices) {
    EXPECT_GE(copy_share(desk.session), share);
    share = copy_share(desk.session);
    desk.act(ReadCopy{});
  }
  EXPECT_GT(slices, 5);
  EXPECT_NE(copy_html(desk.session).find("9000 new events, 0 known, 1 unreadable."),
            std::string::npos)
      << copy_html(desk.session);

  desk.store_works = false;  // it has not answered yet
  std::vector<std::string> ids;
  int announced = 0;
  do {
    const Effects effects = desk.act(TakeCopy{});
    for (const SaveRows& rows : all_of<SaveRows>(effects)) {
      EXPECT_LE(rows.rows.size(), 4001u);
      for (const Row& row : rows.rows) ids.push_back(row.id);
    }
    announced += static_cast<int>(all_of<Announce>(effects).size());
  } while (copy_share(desk.session) < 1.0);
  EXPECT_EQ(announced, 1);
  EXPECT_EQ(ids.size(), kAnswers + 1u);
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), ids.size());
  EXPECT_EQ(desk.session.log.events().size(), before + kAnswers);
  EXPECT_EQ(save_state(desk.session), SaveState::kSaving);
  desk.act(EventsSaved{ids});
  EXPECT_EQ(save_state(desk.session), SaveState::kSaved);

  const auto erased = all_of<EraseRows>(desk.act(UndoCopy{}));
  ASSERT_EQ(erased.size(), 1u);
  EXPECT_EQ(std::set<std::string>(erased[0].ids.begin(), erased[0].ids.end()),
            std::set<std::string>(ids.begin(), ids.end()));
  EXPECT_EQ(desk.session.log.events().size(), before);
}

TEST(Copies, ThatAreReadGiveWayToAnother) {
  Desk desk;
  desk.act(LogLoaded{{}});
  desk.act(OfferCopy{large_copy(2000)});
  ASSERT_LT(copy_share(desk.session), 1.0);
  desk.act(OfferCopy{""});
  EXPECT_EQ(copy_share(desk.session), 1.0);
  EXPECT_FALSE(copy_is_news(desk.session));
}

TEST(Copies, HoldWhatNobodyCanReadAndGiveItBack) {
  Desk one("one");
  one.act(
      LogLoaded{{"garbage", R"({"v":2,"id":"d","order":1,"utc_ms":1,"day":1,"what":"dream"})"}});
  const std::string file = copy_of(one);
  Desk other("other");
  other.act(LogLoaded{{}});
  other.act(OfferCopy{file});
  other.act(TakeCopy{});
  EXPECT_EQ(other.session.log.unreadable().count("garbage"), 1u);
  EXPECT_EQ(other.stored.size(), 3u);
  EXPECT_EQ(copy_of(other).find("garbage") == std::string::npos, false);
}

TEST(Copies, SayWhenTheLastOneWasSavedAndWhatCameSince) {
  Desk desk = worked("a");
  EXPECT_EQ(kept_words(desk.session),
            "Your progress is kept in this browser only. Last copy: never.");
  copy_of(desk);
  EXPECT_EQ(kept_words(desk.session),
            "Your progress is kept in this browser only. Last copy: today.");
  solve(desk, "0.1", "144M");
  desk.env.local_day += 12;
  desk.act(NoAction{});
  EXPECT_EQ(kept_words(desk.session),
            "Your progress is kept in this browser only. Last copy: 12 days ago; 1 answer since.");
}

TEST(StartingOver, DeletesAllButTheSettingsAndCanBeUndone) {
  Desk desk = worked("a");
  desk.act(SetTheme{ThemeWish::kDark});
  desk.act(EditCode{"0.5", "// half"});
  const std::vector<Event> before = desk.session.log.events();
  const auto cleared = all_of<ClearStore>(desk.act(StartOver{}));
  ASSERT_EQ(cleared.size(), 1u);
  EXPECT_EQ(cleared[0].rows.size(), 1u) << "the theme";
  EXPECT_EQ(theme_of(desk.session), ThemeWish::kDark);
  EXPECT_EQ(solved_in_all(desk.session), 0);
  EXPECT_EQ(streak(desk.session.log, desk.session.today).best, 0);
  EXPECT_EQ(desk.entry<DeriveEntry>("0.1").answers[0], "");
  EXPECT_NE(desk.entry<BuildEntry>("0.5").source, "// half");
  solve(desk, "0.2", "13");
  desk.act(UndoStartOver{});
  EXPECT_EQ(desk.session.log.events().size(), before.size() + 1) << "with what was done since";
  EXPECT_EQ(solved_in_all(desk.session), 2);
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, "// half");
  EXPECT_EQ(save_state(desk.session), SaveState::kSaved);
}

TEST(StartingOver, TwiceIsUndoneWhole) {
  Desk desk = worked("a");
  desk.act(StartOver{});
  solve(desk, "0.2", "13");
  desk.act(StartOver{});
  EXPECT_TRUE(desk.session.log.events().empty());
  desk.act(UndoStartOver{});
  EXPECT_EQ(desk.record("0.2").attempts, 2);
  EXPECT_TRUE(desk.record("0.1").solved);
}

TEST(StartingOver, LeavesALogOfANewerVersionAlone) {
  Desk desk;
  desk.act(LogLoaded{{R"({"v":9,"id":"n","utc_ms":5,"day":1,"what":"attempt"})"}});
  EXPECT_TRUE(desk.act(StartOver{}).empty());
  EXPECT_TRUE(desk.act(UndoStartOver{}).empty());
  EXPECT_TRUE(desk.session.log.contains("n"));
}

TEST(StartingOver, CanBeUndoneAsLongAsItSaysSo) {
  Desk desk = worked("a");
  EXPECT_EQ(undo_words(desk.session), "");
  desk.act(EditCode{"0.5", "// half"});
  desk.act(StartOver{});
  EXPECT_EQ(undo_words(desk.session),
            "Starting over can be undone until this tab is closed or reloaded: that brings back 2 "
            "answers and 1 unchecked draft.");
  desk.act(UndoStartOver{});
  EXPECT_EQ(undo_words(desk.session), "");
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, "// half");

  Desk other("other");
  other.act(LogLoaded{{}});
  other.act(OfferCopy{copy_of(desk)});
  other.act(TakeCopy{});
  EXPECT_EQ(undo_words(other.session),
            "Loading the file can be undone until this tab is closed or reloaded: that takes its 2 "
            "new answers out of your progress again.");
  Desk replaced = other;
  replaced.act(LogReplaced{{}, std::vector<std::string>{}});
  EXPECT_EQ(undo_words(replaced.session), "") << "another tab has started over";
  other.act(UndoCopy{});
  EXPECT_EQ(undo_words(other.session), "");
}

TEST(StartingOver, IsNotSaidToBeDoneBeforeTheStoreHasDoneIt) {
  Desk desk = worked("a");
  const std::vector<std::string> stored = desk.stored;
  desk.store_works = false;
  const auto cleared = all_of<ClearStore>(desk.act(StartOver{}));
  ASSERT_EQ(cleared.size(), 1u);
  EXPECT_EQ(deletion_state(desk.session), DeletionState::kWaiting);
  desk.act(StorageFailed{"full"});
  EXPECT_EQ(deletion_state(desk.session), DeletionState::kFailed);
  EXPECT_NE(kept_words(desk.session).find("could not be deleted"), std::string::npos);
  desk.act(LogLoaded{stored});
  EXPECT_EQ(solved_in_all(desk.session), 0) << "what is read meanwhile does not bring it back";
  desk.store_works = true;
  const Effects done = desk.act(EventSaved{cleared[0].id});
  EXPECT_EQ(deletion_state(desk.session), DeletionState::kNone);
  ASSERT_FALSE(all_of<Announce>(done).empty());
  EXPECT_EQ(all_of<Announce>(done).back().text, "Your progress was deleted.");
}

TEST(StartingOver, ThatIsUndoneBeforeTheStoreHasDoneItDeletesNothing) {
  Desk desk = worked("a");
  desk.store_works = false;
  desk.act(StartOver{});
  desk.act(StorageFailed{"full"});
  const Effects undone = desk.act(UndoStartOver{});
  const auto cleared = all_of<ClearStore>(undone);
  ASSERT_EQ(cleared.size(), 1u) << "in place of the one that waits";
  EXPECT_EQ(cleared[0].rows.size(), 2u) << "both answers, in the same step";
  EXPECT_TRUE(all_of<SaveRows>(undone).empty());
  for (const Announce& said : all_of<Announce>(desk.act(EventSaved{cleared[0].id})))
    EXPECT_EQ(said.text.find("deleted"), std::string::npos) << said.text;
  EXPECT_EQ(solved_in_all(desk.session), 2);
}

TEST(Copies, AreNotAddedToALogOfANewerVersionAndThatIsSaid) {
  Desk one = worked("one");
  const std::string file = copy_of(one);
  Desk desk;
  desk.act(LogLoaded{{R"({"v":9,"id":"n","utc_ms":5,"day":1,"what":"attempt"})"}});
  copy_of(desk);
  EXPECT_EQ(kept_words(desk.session).find("Last copy"), std::string::npos);
  EXPECT_NE(kept_words(desk.session).find("newer version"), std::string::npos);
  desk.act(OfferCopy{file});
  EXPECT_FALSE(copy_is_news(desk.session));
  EXPECT_NE(copy_html(desk.session).find("this version only reads it"), std::string::npos);
  EXPECT_EQ(undo_words(desk.session), "");
}

}  // namespace
}  // namespace tmw
