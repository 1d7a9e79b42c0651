// Places and content files: what is asked for, and what happens when it does not come.
#include <gtest/gtest.h>

#include "core/content/exercise.h"
#include "core/prose/rich_text.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::all_of;
using test::arrived;
using test::Desk;
using test::fixture;

Session fresh() { return Desk().session; }

TEST(Content, IsFetchedWhenItsChapterIsFirstOpenedAndOnlyOnce) {
  Session session = fresh();
  const Env env;
  EXPECT_TRUE(all_of<LoadChapter>(update(session, Navigate{"#/"}, env)).empty());
  const auto loads = all_of<LoadChapter>(update(session, Navigate{"#/0"}, env));
  ASSERT_EQ(loads.size(), 1u);
  EXPECT_EQ(loads[0].file, "each-kind.toml");
  EXPECT_TRUE(update(session, Navigate{"#/0/0.3"}, env).empty()) << "it is on its way";
}

TEST(Content, FocusesTheExerciseOfTheAddressOnceItIsThere) {
  Session session = fresh();
  const Env env;
  const Effects early = update(session, Navigate{"#/0/0.3"}, env);
  EXPECT_TRUE(all_of<FocusNode>(early).empty());
  const Effects later = update(session, arrived(session, 0, fixture("each-kind.toml")), env);
  ASSERT_EQ(all_of<FocusNode>(later).size(), 1u);
  EXPECT_EQ(all_of<FocusNode>(later)[0].id, node_id("exercise/0.3"));
}

TEST(Content, ThatIsBrokenLeavesTheRestAlone) {
  Session session = fresh();
  const Env env;
  (void)update(session, Navigate{"#/0"}, env);
  (void)update(session, arrived(session, 0, "number = [broken"), env);
  EXPECT_EQ(session.chapter_states.at(0).state, LoadState::kFailed);
  EXPECT_EQ(session.chapter_states.at(0).reason.find("each-kind.toml:1: "), 0u);
  EXPECT_EQ(session.workbook.index.chapters.size(), 2u);

  const Effects again = update(session, Retry{}, env);
  ASSERT_EQ(all_of<LoadChapter>(again).size(), 1u);
  (void)update(session, arrived(session, 0, fixture("each-kind.toml")), env);
  EXPECT_EQ(session.chapter_states.at(0).state, LoadState::kReady);
  EXPECT_EQ(session.exercises.size(), 8u);
}

TEST(Content, ThatIsNoCompiledFileIsRefusedByItsName) {
  Session session = fresh();
  const Env env;
  (void)update(session, Navigate{"#/0"}, env);
  (void)update(session, ChapterLoaded{0, fixture("each-kind.toml")}, env);
  EXPECT_EQ(session.chapter_states.at(0).state, LoadState::kFailed);
  EXPECT_EQ(session.chapter_states.at(0).reason,
            "each-kind.toml is no content file of this workbook; build the page anew");
}

TEST(Content, ThatDoesNotArriveSaysWhyAndCanBeAskedForAgain) {
  Session session = fresh();
  const Env env;
  (void)update(session, Navigate{"#/0"}, env);
  (void)update(session, ChapterFailed{0, "no network"}, env);
  EXPECT_EQ(session.chapter_states.at(0).reason, "no network");
  EXPECT_EQ(all_of<LoadChapter>(update(session, Retry{}, env)).size(), 1u);
}

TEST(Content, OfAnotherChapterIsRefused) {
  Session session = fresh();
  const Env env;
  (void)update(session, Navigate{"#/0"}, env);
  std::string other = fixture("each-kind.toml");
  other.replace(other.find("number = 0"), 10, "number = 1");
  (void)update(session, arrived(session, 0, other), env);
  EXPECT_EQ(session.chapter_states.at(0).state, LoadState::kFailed);
}

TEST(Address, ThatIsUnknownLeadsHomeWithAFriendlyWord) {
  for (const char* hash : {"#/nonsense", "#/77", "#/0/3.1", "#bad"}) {
    Desk desk;
    desk.open(hash);
    EXPECT_EQ(desk.session.place, Place(Home{})) << hash;
    EXPECT_FALSE(desk.session.notice.empty()) << hash;
    desk.open("#/");
    EXPECT_TRUE(desk.session.notice.empty()) << "the word is about one address only";
  }
}

TEST(Address, OfAnExerciseThatIsNotThereShowsItsChapter) {
  Desk desk;
  desk.open("#/0/0.99");
  EXPECT_EQ(desk.session.place, Place(ChapterPlace{0}));
  EXPECT_FALSE(desk.session.notice.empty());
}

TEST(Address, MovesTheFocusToTheNewPagesTitleButNotOnArrival) {
  Desk desk;
  EXPECT_TRUE(all_of<FocusNode>(desk.act(Navigate{"#/"})).empty());
  const auto focus = all_of<FocusNode>(desk.act(Navigate{"#/0"}));
  ASSERT_EQ(focus.size(), 1u);
  EXPECT_EQ(focus[0].id, node_id("page/title"));
}

TEST(Address, OfAnExerciseBringsItIntoViewEveryTime) {
  Desk desk;
  desk.open("#/0");
  const auto focus = all_of<FocusNode>(desk.act(Navigate{"#/0/0.6"}));
  ASSERT_EQ(focus.size(), 1u);
  EXPECT_EQ(focus[0].id, node_id("exercise/0.6"));
}

// The shipped index is all that is known of chapters that are not loaded yet.
TEST(Index, CountsChaptersExercisesAndKindsAsTheFilesDo) {
  const WorkbookIndex index = test::shipped_desk().session.workbook.index;
  std::map<std::string, int> kinds;
  int exercises = 0;
  for (const ChapterEntry& entry : index.chapters) {
    const auto loaded = load_chapter(test::asset(entry.file), entry.file);
    ASSERT_TRUE(loaded.value.has_value()) << entry.file;
    int number = 0;
    for (const Exercise& exercise : loaded.value->exercises) {
      if (exercise.bonus) continue;
      ++kinds[kind_name(exercise.kind)];
      ++exercises;
      EXPECT_EQ(exercise.id, std::to_string(entry.number) + "." + std::to_string(++number))
          << "the way on is found from the index alone";
    }
    EXPECT_EQ(number, entry.exercise_count()) << entry.file;
  }
  EXPECT_EQ(index.chapters.size(), 10u);
  EXPECT_NE(
      plain_text(index.about).find("Ten chapters with " + std::to_string(exercises) + " exercises"),
      std::string::npos);
  std::map<std::string, int> told;
  for (const KindEntry& entry : index.kinds)
    told[kind_name(entry.kind)] = index.exercise_count(entry.kind);
  EXPECT_EQ(told.size(), 5u);
  EXPECT_EQ(told, kinds);
}

TEST(NextExercise, IsTheFirstUnsolvedOneFromTheLastAnswerOn) {
  Desk desk;
  desk.open("#/0");
  EXPECT_EQ(next_exercise(desk.session), "0.1") << "a new learner starts at the start";
  desk.act(EditAnswer{"0.2", 0, "1"});
  desk.act(Check{"0.2"});
  EXPECT_EQ(next_exercise(desk.session), "0.2") << "not solved yet";
  desk.act(EditAnswer{"0.2", 0, "14"});
  desk.act(Check{"0.2"});
  EXPECT_EQ(next_exercise(desk.session), "0.3");
}

TEST(NextExercise, GoesRoundTheWorkbookAndEndsWhenAllIsSolved) {
  Desk desk;
  std::vector<std::string> lines;
  const auto solve = [&lines](const std::string& id) {
    lines.push_back(R"({"v":1,"id":")" + id + R"(","utc_ms":)" + std::to_string(lines.size()) +
                    R"(,"day":1,"what":"attempt","exercise":")" + id + R"(","verdict":"right"})");
  };
  for (const ChapterEntry& entry : desk.session.workbook.index.chapters) {
    for (int i = 1; i <= entry.exercise_count(); ++i) {
      const std::string id = std::to_string(entry.number) + "." + std::to_string(i);
      if (id != "0.4") solve(id);
    }
  }
  desk.act(LogLoaded{lines});
  EXPECT_EQ(next_exercise(desk.session), "0.4") << "the last answer was to 1.3";
  solve("0.4");
  desk.act(LogMerged{lines});
  EXPECT_EQ(next_exercise(desk.session), "");
  EXPECT_EQ(solved_in_all(desk.session), 11);
}

}  // namespace
}  // namespace tmw
