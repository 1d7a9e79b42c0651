// A practice that is left: after a reload, a tab that was killed, or another practice, it goes on
// where it was.
#include "core/session/sitting.h"

#include <gtest/gtest.h>

#include "core/exercise/problem_part.h"
#include "core/marking/numeric_question.h"
#include "core/session/practice_words.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;

void answer(Desk& desk, const std::string& id, const std::string& typed) {
  desk.act(EditAnswer{id, 0, typed});
  desk.act(Check{id});
}

void solve(Desk& desk, const std::string& id) {
  const NumericQuestion& question = parts_of(desk.at(id).problem).front().question;
  answer(desk, id, std::to_string(right_value(question) / question.unit.factor));
}

const Practice& practice_of(const Desk& desk) { return *desk.session.practice; }

const std::string& current(const Desk& desk) {
  return practice_of(desk).items[practice_of(desk).at].exercise;
}

// 0.1, 0.2 and 1.1 were solved on one day, and it is some weeks later.
Desk learner(const std::string& hash) {
  Desk desk;
  desk.act(LogLoaded{});
  desk.open("#/0");
  solve(desk, "0.1");
  solve(desk, "0.2");
  desk.open("#/1");
  solve(desk, "1.1");
  desk.env.local_day += 40;
  desk.open(hash);
  return desk;
}

// The page is loaded anew at its address, with what the store holds of the one before, after so
// long a time.
Desk loaded_anew(const Desk& desk, std::int64_t later_ms = 0, std::int32_t days = 0) {
  Desk again("b");
  again.env = desk.env;
  again.env.now_utc_ms += later_ms;
  again.env.local_day += days;
  again.stored = desk.stored;
  again.drafts = desk.drafts;
  std::vector<std::string> drafts;
  for (const auto& [key, json] : desk.drafts) drafts.push_back(json);
  const std::string hash = hash_of(desk.session.place);
  again.open(hash);
  again.act(DraftsLoaded{drafts});
  again.act(LogLoaded{desk.stored});
  return again;
}

TEST(Sitting, IsReadAsItWasWrittenAndNothingElseIs) {
  Practice practice;
  practice.place = {PracticeKind::kTimed};
  practice.day = 20783;
  practice.items = {{"0.1", 7, ""}, {"4.3", 18446744073709551615ULL, "gb-for-gib"}};
  practice.results = {{.answered = true, .helped = true, .slips = {"half", "0.5:0:code:a name"}},
                      {}};
  practice.at = 1;
  practice.not_solved = 2;
  practice.began_ms = 1767225600000.0;
  practice.since = 1767225600001;
  const std::string text = sitting_text(practice);
  const auto again = read_sitting(text, practice.place);
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->items, practice.items);
  EXPECT_EQ(sitting_text(*again), text);
  EXPECT_EQ(again->results[0].slips, practice.results[0].slips);
  EXPECT_TRUE(again->results[0].helped);
  for (std::size_t end = 0; end < text.find('\n'); ++end)
    EXPECT_FALSE(read_sitting(text.substr(0, end), practice.place)) << end;
  for (const char* other : {"", "x", "2\t1", "\n", "1\t1\t9\t0\t0\t0\t0\t0\t0\t0\t0\n0.1\t0\t\t0"})
    EXPECT_FALSE(read_sitting(other, practice.place)) << other;
}

TEST(Sitting, WithTheTimeToldGoesOnAfterAReloadAndTellsTheTimeTruly) {
  Desk desk = learner("#/practice/timed");
  desk.act(BeginPractice{});
  const std::vector<PracticeItem> items = practice_of(desk).items;
  desk.act(PassOver{current(desk)});
  desk.act(PassOver{current(desk)});
  Desk again = loaded_anew(desk, 3'600'000);
  ASSERT_EQ(practice_of(again).stage, PracticeStage::kUnderWay);
  EXPECT_EQ(practice_of(again).items, items);
  EXPECT_EQ(practice_of(again).at, 2u);
  again.env.now_utc_ms += 10000;
  while (practice_of(again).stage == PracticeStage::kUnderWay) again.act(PassOver{current(again)});
  EXPECT_DOUBLE_EQ(practice_of(again).took_ms, 15000) << "five deeds of a second, and ten more";
  EXPECT_DOUBLE_EQ(practice_of(again).away_ms, 3'605'000)
      << "a second each for address, drafts, log and two chapters";
}

TEST(Sitting, CountsWhatWasTypedBeforeTheReloadAsWork) {
  Desk desk = learner("#/practice/timed");
  desk.act(BeginPractice{});
  desk.env.now_utc_ms += 60000;
  desk.act(EditAnswer{current(desk), 0, "12"});
  const Desk again = loaded_anew(desk, 5000);
  EXPECT_DOUBLE_EQ(practice_of(again).away_ms, 10000)
      << "and five of opening the page, not the minute before the letter";
}

TEST(Sitting, TellsTheTimeAwayInAnotherPlace) {
  Desk desk = learner("#/practice/timed");
  desk.act(BeginPractice{});
  desk.open("#/0");
  desk.env.now_utc_ms += 60000;
  desk.open("#/practice/timed");
  EXPECT_DOUBLE_EQ(practice_of(desk).away_ms, 61000);
  const std::vector<PracticeItem> items = practice_of(desk).items;
  desk.open("#/practice/placement");
  desk.open("#/practice/timed");
  EXPECT_EQ(practice_of(desk).items, items) << "another practice takes nothing of it";
  EXPECT_EQ(practice_of(desk).stage, PracticeStage::kUnderWay);
}

TEST(Sitting, OfAPlacementKeepsWhatWasAnsweredAndNotLogged) {
  Desk desk = learner("#/practice/placement");
  desk.act(BeginPractice{});
  ASSERT_EQ(current(desk), "0.1");
  answer(desk, "0.1", "99");
  Desk again = loaded_anew(desk);
  ASSERT_EQ(practice_of(again).stage, PracticeStage::kUnderWay);
  EXPECT_EQ(again.entry<DeriveEntry>("0.1").answers[0], "99");
  ASSERT_TRUE(again.at("0.1").verdict.has_value()) << "its verdict is there again";
  solve(again, "0.1");
  EXPECT_FALSE(practice_of(again).results[0].first_right) << "one answer each, also after a reload";
  again.act(GoOn{"0.1"});
  EXPECT_EQ(current(again), "1.1");
  Desk third = loaded_anew(again);
  solve(third, "1.1");
  Desk fourth = loaded_anew(third);
  EXPECT_EQ(fourth.verdict("1.1"), VerdictKind::kRight);
  fourth.act(GoOn{"1.1"});
  EXPECT_EQ(suggested_chapter(practice_of(fourth)), 0);
  const Desk fifth = loaded_anew(fourth);
  EXPECT_EQ(practice_of(fifth).stage, PracticeStage::kDone) << "what came of it is shown once more";
  EXPECT_EQ(suggested_chapter(practice_of(fifth)), 0);
}

TEST(Sitting, OfAnEarlierDayAsksWhetherToGoOnOrBeginAnew) {
  for (const char* hash : {"#/practice/placement", "#/practice/timed"}) {
    Desk desk = learner(hash);
    desk.act(BeginPractice{});
    desk.act(PassOver{current(desk)});
    const std::vector<PracticeItem> items = practice_of(desk).items;
    const Desk next_day = loaded_anew(desk, 86'400'000, 1);
    ASSERT_TRUE(may_be_resumed(practice_of(next_day))) << hash;
    EXPECT_EQ(practice_of(next_day).left_day, desk.env.local_day);

    Desk going_on = next_day;
    going_on.act(BeginPractice{});
    EXPECT_EQ(practice_of(going_on).stage, PracticeStage::kUnderWay);
    EXPECT_EQ(practice_of(going_on).items, items);
    EXPECT_EQ(practice_of(going_on).at, 1u);
    EXPECT_GE(practice_of(going_on).away_ms, 86'400'000.0);

    Desk anew = next_day;
    anew.act(BeginAnew{});
    EXPECT_EQ(practice_of(anew).stage, PracticeStage::kWaiting);
    EXPECT_EQ(practice_of(anew).at, 0u);
    EXPECT_FALSE(may_be_resumed(practice_of(anew)));
    const Desk after = loaded_anew(anew);
    EXPECT_FALSE(may_be_resumed(practice_of(after))) << "and stays forgotten";
  }
}

TEST(Sitting, OfReviewsAndMixedExercisesEndsWithItsDay) {
  for (const char* hash : {"#/practice", "#/practice/mixed"}) {
    Desk desk = learner(hash);
    desk.act(PassOver{current(desk)});
    const Desk same_day = loaded_anew(desk);
    EXPECT_EQ(practice_of(same_day).items, practice_of(desk).items) << hash;
    EXPECT_EQ(practice_of(same_day).at, 1u) << hash;
    const Desk next_day = loaded_anew(desk, 86'400'000, 1);
    EXPECT_EQ(practice_of(next_day).at, 0u) << hash;
    EXPECT_EQ(practice_of(next_day).stage, PracticeStage::kUnderWay) << hash;
  }
}

TEST(Sitting, DoesNotAskAgainForWhatWasReviewedElsewhere) {
  Desk desk = learner("#/practice");
  Desk other = loaded_anew(desk);
  while (practice_of(other).stage == PracticeStage::kUnderWay) {
    const std::string id = current(other);
    solve(other, id);
    other.act(GoOn{id});
  }
  desk.stored = other.stored;
  const Desk again = loaded_anew(desk);
  EXPECT_TRUE(practice_of(again).items.empty()) << "nothing is due any more";
}

TEST(Sitting, KeepsAnAnswerThatIsNotRightYetAndItsHints) {
  Desk desk = learner("#/practice");
  const std::string id = current(desk);
  answer(desk, id, "1");
  desk.act(ShowHint{id});
  const int hints = desk.at(id).hints_shown;
  Desk again = loaded_anew(desk);
  ASSERT_EQ(current(again), id) << "though an answer of today has been counted";
  EXPECT_EQ(again.entry<DeriveEntry>(id).answers[0], "1");
  EXPECT_TRUE(again.at(id).verdict.has_value());
  EXPECT_EQ(again.at(id).hints_shown, hints);
}

TEST(Sitting, BringsBackCodeThatWasWrittenInItAndNotTheSolution) {
  const std::string solution = "function area(w, h) {\n  return w * h;\n}\n";
  Desk desk;
  Event right;
  right.id = "solved";
  right.order = 1;
  right.local_day = desk.env.local_day - 40;
  right.kind = EventKind::kAttempt;
  right.exercise = "0.5";
  right.verdict = "right";
  right.answer = solution;
  desk.stored = {event_json(right)};
  desk.act(LogLoaded{desk.stored});
  desk.open("#/practice");
  ASSERT_EQ(current(desk), "0.5");
  Desk untouched = loaded_anew(desk);
  EXPECT_EQ(untouched.entry<BuildEntry>("0.5").source.find("w * h"), std::string::npos);
  desk.act(EditCode{"0.5", "// half done"});
  const Desk again = loaded_anew(desk);
  EXPECT_EQ(again.entry<BuildEntry>("0.5").source, "// half done");
}

// Another tab is seen again: it reads what the store holds by now.
void see(Desk& tab, const Desk& store) {
  std::vector<std::string> drafts;
  for (const auto& [key, json] : store.drafts) drafts.push_back(json);
  tab.act(DraftsLoaded{drafts});
  tab.act(LogLoaded{store.stored});
}

TEST(Sitting, IsNotSetBackByATabThatOnlyLooks) {
  for (const char* hash : {"#/practice/placement", "#/practice/timed", "#/practice/mixed"}) {
    Desk desk = learner(hash);
    desk.act(BeginPractice{});
    Desk looking = loaded_anew(desk);
    ASSERT_EQ(practice_of(looking).stage, PracticeStage::kUnderWay) << hash;
    desk.act(PassOver{current(desk)});
    const auto before = looking.drafts;
    looking.open("#/");
    looking.open(hash);
    looking.open("#/");
    EXPECT_EQ(looking.drafts, before) << hash << ": it has done nothing";
    EXPECT_EQ(practice_of(loaded_anew(desk)).at, 1u) << hash;
  }
}

TEST(Sitting, ThatIsFurtherWinsOverOneThatWasWrittenLater) {
  Desk desk = learner("#/practice/placement");
  desk.act(BeginPractice{});
  Desk behind = loaded_anew(desk);
  desk.act(PassOver{current(desk)});
  behind.env.now_utc_ms += 3'600'000;
  answer(behind, current(behind), "99");
  ASSERT_NE(behind.drafts, desk.drafts);

  Desk further = desk;
  see(further, behind);
  EXPECT_EQ(practice_of(further).at, 1u);
  further.open("#/");
  see(further, behind);
  further.open("#/practice/placement");
  EXPECT_EQ(practice_of(further).at, 1u);

  see(behind, desk);
  EXPECT_EQ(practice_of(behind).at, 1u) << "what another tab has done is taken up";
  EXPECT_EQ(practice_of(behind).stage, PracticeStage::kUnderWay);
  EXPECT_EQ(current(behind), current(desk));
}

TEST(Sitting, ThatATabHasBegunIsTakenUpByOneThatWaits) {
  Desk desk = learner("#/practice/placement");
  Desk waiting = loaded_anew(desk);
  ASSERT_EQ(practice_of(waiting).stage, PracticeStage::kWaiting);
  desk.act(BeginPractice{});
  desk.act(PassOver{current(desk)});
  see(waiting, desk);
  EXPECT_EQ(practice_of(waiting).stage, PracticeStage::kUnderWay);
  EXPECT_EQ(practice_of(waiting).at, 1u);
}

TEST(Sitting, ThatAnotherTabHasFinishedShowsItsEnd) {
  for (const char* hash : {"#/practice/placement", "#/practice/timed", "#/practice/mixed"}) {
    Desk desk = learner(hash);
    desk.act(BeginPractice{});
    Desk behind = loaded_anew(desk);
    behind.open("#/0");  // and it has been elsewhere meanwhile
    behind.open(hash);
    ASSERT_EQ(practice_of(behind).stage, PracticeStage::kUnderWay) << hash;
    while (practice_of(desk).stage == PracticeStage::kUnderWay) desk.act(PassOver{current(desk)});
    see(behind, desk);
    EXPECT_EQ(practice_of(behind).stage, PracticeStage::kDone) << hash;
    EXPECT_EQ(practice_of(behind).items, practice_of(desk).items) << hash;
    EXPECT_EQ(practice_of(behind).took_ms, practice_of(desk).took_ms) << hash;
  }
}

TEST(Sitting, IsTakenUpBeforeAnyEventComes) {
  Desk desk = learner("#/practice/placement");
  desk.act(BeginPractice{});
  Desk looking = loaded_anew(desk);
  desk.act(PassOver{current(desk)});
  std::vector<std::string> drafts;
  for (const auto& [key, json] : desk.drafts) drafts.push_back(json);
  looking.act(DraftsLoaded{drafts});
  EXPECT_EQ(practice_of(looking).at, 1u);
  EXPECT_EQ(current(looking), current(desk));
}

TEST(Sitting, ThatIsBegunAnewTakesThePlaceOfOneThatWasFurther) {
  Desk desk = learner("#/practice/placement");
  desk.act(BeginPractice{});
  desk.act(PassOver{current(desk)});
  Desk anew = loaded_anew(desk, 86'400'000, 1);
  anew.act(BeginAnew{});
  anew.act(BeginPractice{});
  ASSERT_EQ(practice_of(anew).at, 0u);
  EXPECT_EQ(practice_of(loaded_anew(anew)).at, 0u);
  see(desk, anew);
  desk.open("#/");
  desk.open("#/practice/placement");
  EXPECT_EQ(practice_of(loaded_anew(anew)).at, 0u) << "also where another tab shows the old one";
}

TEST(Sitting, GoesOnAfterMidnightWhereItWas) {
  for (const char* hash :
       {"#/practice", "#/practice/mixed", "#/practice/placement", "#/practice/timed"}) {
    Desk desk = learner(hash);
    desk.act(BeginPractice{});
    desk.env.local_day += 1;
    desk.act(PassOver{current(desk)});
    const std::vector<PracticeItem> items = practice_of(desk).items;
    const Desk again = loaded_anew(desk);
    EXPECT_EQ(practice_of(again).stage, PracticeStage::kUnderWay) << hash;
    EXPECT_EQ(practice_of(again).items, items) << hash;
    EXPECT_EQ(practice_of(again).at, 1u) << hash;
    EXPECT_EQ(practice_of(again).left_day, desk.env.local_day) << hash;
  }
}

TEST(Sitting, TellsNoTimeOnceTheClockWasSetBack) {
  Desk desk = learner("#/practice/timed");
  desk.act(BeginPractice{});
  desk.env.now_utc_ms += 7'200'000;
  desk.act(PassOver{current(desk)});
  desk.env.now_utc_ms -= 3'600'000;
  desk.act(PassOver{current(desk)});
  Desk again = loaded_anew(desk);
  while (practice_of(again).stage == PracticeStage::kUnderWay) again.act(PassOver{current(again)});
  EXPECT_LT(practice_of(again).took_ms, 0.0) << "also after a reload";

  Desk away = learner("#/practice/timed");
  away.act(BeginPractice{});
  Desk back = loaded_anew(away, -3'600'000);
  while (practice_of(back).stage == PracticeStage::kUnderWay) back.act(PassOver{current(back)});
  EXPECT_LT(practice_of(back).took_ms, 0.0);
}

TEST(Sitting, IsDeletedWithEverythingElse) {
  Desk desk = learner("#/practice/timed");
  desk.act(BeginPractice{});
  desk.act(StartOver{});
  EXPECT_EQ(practice_of(desk).stage, PracticeStage::kWaiting);
  EXPECT_EQ(undo_state(desk.session).drafts, 0) << "it is no text of the learner's";
  EXPECT_EQ(practice_of(loaded_anew(desk)).stage, PracticeStage::kWaiting);
}

TEST(Sitting, SaysInWordsWhenItWasLeft) {
  EXPECT_EQ(words::left_on(99, 100, 1, 6),
            "You were here yesterday, and 1 of 6 is done. Go on where you were, or begin anew.");
  EXPECT_EQ(words::left_on(97, 100, 2, 5),
            "You were here 3 days ago, and 2 of 5 are done. Go on where you were, or begin anew.");
  EXPECT_EQ(words::it_took(380000), "It took 6 minutes 20 seconds.");
  EXPECT_EQ(words::it_took(7'500'000), "It took 2 hours 5 minutes.");
  EXPECT_EQ(words::it_took(400), "It took 0 seconds.");
  EXPECT_EQ(words::it_took(60000), "It took 1 minute.");
  EXPECT_EQ(words::was_away(400), "");
  const std::string untold =
      "How long it took cannot be told: the clock of this device was changed, or the page stood "
      "open for more than a day.";
  EXPECT_EQ(words::it_took(-1), untold);
  EXPECT_EQ(words::it_took(1095 * 86'400'000.0), untold);
  EXPECT_EQ(words::was_away(1095 * 86'400'000.0),
            "Not counted is the time in between, when this page was left or loaded anew.");
}

}  // namespace
}  // namespace tmw
