// What the pages of practice and of the record say of a learner's own work.
#include <map>

#include "core/learner/backup.h"
#include "core/page/contents.h"
#include "core/text/sha256.h"
#include "tests/core/page/page_of.h"

namespace tmw {
namespace {

using namespace test;

const std::string& current(const Desk& desk) {
  return desk.session.practice->items[desk.session.practice->at].exercise;
}

TEST(PracticePage, SaysHowManyExercisesAndAboutHowLong) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice");
  const Page page = page_of(desk);
  EXPECT_EQ(page.text, "Practice - A workbook for tests");
  EXPECT_TRUE(says(node_at(page, "practice/size"), "3 exercises, about 5 minutes."));
  EXPECT_EQ(node_at(page, "practice/progress").label, "Exercise 1 of 3");
  expect_sound(page);
}

TEST(PracticePage, ShowsOneExerciseAsItsChapterDoesWithoutOtherNumbersToChoose) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice");
  const std::string path = "exercise/" + current(desk);
  EXPECT_TRUE(has(page_of(desk), path + "/check"));
  EXPECT_TRUE(has(page_of(desk), path + "/hint"));
  EXPECT_TRUE(has(page_of(desk), path + "/derivation"));
  EXPECT_TRUE(has(page_of(desk), path + "/pass-over"));
  EXPECT_FALSE(has(page_of(desk), path + "/new-numbers"));
  EXPECT_FALSE(has(page_of(desk), path + "/original-numbers"));
  int cards = 0;
  visit(page_of(desk), [&cards](const Node& node) { cards += node.kind == NodeKind::kCard; });
  EXPECT_EQ(cards, 1);
}

TEST(PracticePage, MakesTheButtonThatCheckedLeadToTheNextAndToTheEnd) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice");
  for (const char* words : {"Next: 2 of 3", "Next: 3 of 3", "Next: how it went"}) {
    const std::string id = current(desk);
    EXPECT_EQ(words_at(desk, "exercise/" + id + "/check"), "Check");
    solve(desk, id);
    EXPECT_EQ(words_at(desk, "exercise/" + id + "/check"), words);
    EXPECT_EQ(node_at(page_of(desk), "exercise/" + id + "/check").tone, Tone::kPrimary);
    desk.act(node_at(page_of(desk), "exercise/" + id + "/check").action);
  }
  const Page page = page_of(desk);
  EXPECT_TRUE(says(node_at(page, "practice/end"), "3 of 3 were right at first."));
  EXPECT_TRUE(says(node_at(page, "practice/end/next"), "3 exercises come back in "));
  expect_sound(page);
}

TEST(PracticePage, TellsAtTheEndHowEachWent) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice");
  const std::string first = current(desk);
  answer(desk, first, "1");
  solve(desk, first);
  desk.act(GoOn{first});
  desk.act(PassOver{current(desk)});
  const std::string third = current(desk);
  desk.act(ShowHint{third});
  solve(desk, third);
  desk.act(GoOn{third});
  const Page page = page_of(desk);
  EXPECT_TRUE(says(node_at(page, "practice/end/count"), "0 of 3 were right at first."));
  EXPECT_TRUE(says(node_at(page, "practice/end/went/0"), "right in the end"));
  EXPECT_TRUE(says(node_at(page, "practice/end/went/1"), "left open"));
  EXPECT_TRUE(says(node_at(page, "practice/end/went/2"), "right in the end")) << "with a hint";
}

TEST(PracticePage, WithNothingDueIsPlannedAnewOnceTheLogOrTheDayIsAnother) {
  Desk reviews = learner_with_reviews();
  Desk desk = learner();
  desk.env.local_day = reviews.env.local_day;
  desk.open("#/practice");
  ASSERT_TRUE(has(page_of(desk), "practice/nothing"));
  desk.act(OfferCopy{backup_text(reviews.session.log, desk.env.local_day)});
  desk.act(TakeCopy{});
  EXPECT_FALSE(has(page_of(desk), "practice/nothing")) << "a copy was loaded";
  EXPECT_EQ(node_at(page_of(desk), "practice/progress").label, "Exercise 1 of 3");
  desk.act(StartOver{});
  ASSERT_TRUE(has(page_of(desk), "practice/nothing"));
  desk.act(UndoStartOver{});
  EXPECT_EQ(node_at(page_of(desk), "practice/progress").label, "Exercise 1 of 3");

  Desk left_open = learner();
  left_open.open("#/0");
  solve(left_open, "0.1");
  left_open.open("#/practice");
  ASSERT_TRUE(has(page_of(left_open), "practice/nothing"));
  left_open.env.local_day += 40;
  left_open.act(LookAgain{});
  EXPECT_FALSE(has(page_of(left_open), "practice/nothing")) << "days later";
  EXPECT_EQ(node_at(page_of(left_open), "practice/progress").label, "Exercise 1 of 1");
}

TEST(PracticePage, WithNothingDueSaysWhenAndOffersOtherWays) {
  Desk desk = learner();
  desk.open("#/practice");
  EXPECT_TRUE(says(page_of(desk), "Nothing has been solved yet"));
  desk.open("#/0");
  solve(desk, "0.1");
  answer(desk, "0.2", "7");
  desk.open("#/practice");
  const Page page = page_of(desk);
  EXPECT_TRUE(says(node_at(page, "practice/nothing"), "Nothing is due today"));
  EXPECT_TRUE(says(node_at(page, "practice/nothing"), "1 exercise comes back in "));
  EXPECT_EQ(node_at(page, "practice/offers/mixed").href, "#/practice/mixed");
  EXPECT_EQ(node_at(page, "practice/offers/slips").href, "#/practice/slips");
  std::map<std::string, int> links;
  visit(page, [&links](const Node& node) {
    ++links[node.href];
    for (const auto& run : node.runs) ++links[run.href];
  });
  for (const char* hash : {"#/practice/mixed", "#/practice/slips", "#/practice/timed", "#/"})
    EXPECT_EQ(links[hash], 1) << hash << " once";
  expect_sound(page);
}

TEST(SlipsPage, ListsTheLearnersSlipsInWordsWithTheirCounts) {
  Desk desk = learner();
  desk.open("#/practice/slips");
  EXPECT_TRUE(says(page_of(desk), "No slips so far."));
  desk.open("#/0");
  for (int i = 0; i < 2; ++i) answer(desk, "0.1", "144M");
  answer(desk, "0.2", "7");
  desk.open("#/practice/slips");
  const Page page = page_of(desk);
  const Node& list = node_at(page, "practice/slips/list");
  ASSERT_EQ(list.children.size(), 2u);
  EXPECT_TRUE(says(list.children[0], "These are the layers alone (0.1): twice."));
  EXPECT_EQ(words_of(list.children[0]).rfind("These are the layers alone"), 0u)
      << "and does not say its title again";
  EXPECT_EQ(list.children[0].runs.front().href, "#/practice/slips/0.1:0:author:0");
  expect_sound(page);
}

TEST(SlipsPage, LetsASlipRestOnceItWasPractisedAway) {
  Desk desk = learner();
  desk.open("#/0");
  answer(desk, "0.1", "144M");
  desk.open("#/practice/slips/0.1:0:author:0");
  EXPECT_TRUE(says(node_at(page_of(desk), "practice/slip"), "Practised here"));
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(node_at(page_of(desk), "practice/progress").value_now, i);
    solve(desk, "0.1");
    desk.act(GoOn{"0.1"});
  }
  EXPECT_TRUE(says(node_at(page_of(desk), "practice/end"), "this slip rests now"));
  desk.open("#/practice/slips");
  EXPECT_EQ(node_at(page_of(desk), "practice/slips/resting").children.size(), 1u);
}

TEST(TimedPage, TellsTheTimeOnlyAtTheEnd) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice/timed");
  EXPECT_EQ(words_at(desk, "practice/begin"), "Start the clock");
  desk.act(node_at(page_of(desk), "practice/begin").action);
  for (int i = 0; i < 5; ++i) {
    desk.env.now_utc_ms += 20000;
    desk.act(PassOver{current(desk)});
  }
  EXPECT_TRUE(says(node_at(page_of(desk), "practice/end/time"), "It took 1 minute 45 seconds."));
}

TEST(TimedPage, LeftOnAnEarlierDayAsksAndTellsTheTimeAwayApart) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice/timed");
  desk.act(BeginPractice{});
  desk.act(PassOver{current(desk)});
  desk.open("#/");
  EXPECT_TRUE(says(page_of(desk), "Go on with “Five, with the time told”: 1 of 5 done"));
  desk.env.local_day += 1;
  desk.env.now_utc_ms += 86'400'000;
  desk.open("#/practice/timed");
  EXPECT_EQ(words_at(desk, "practice/left"),
            "You were here yesterday, and 1 of 5 is done. Go on where you were, or begin anew.");
  EXPECT_EQ(words_at(desk, "practice/anew"), "Begin anew");
  expect_sound(page_of(desk));
  desk.act(node_at(page_of(desk), "practice/begin").action);
  for (int i = 0; i < 4; ++i) desk.act(PassOver{current(desk)});
  EXPECT_EQ(
      words_at(desk, "practice/end/time"),
      "It took 6 seconds. Not counted is the time in between, when this page was left or loaded "
      "anew: 1 day, from your last deed on it.");
}

TEST(MixedPage, SaysWhichAreNotSolvedYet) {
  Desk desk = learner_with_reviews();
  desk.open("#/practice/mixed");
  EXPECT_TRUE(says(node_at(page_of(desk), "practice/size"),
                   "So far you have solved 3; 2 that you have not solved make up the 5."));
}

TEST(PlacementPage, HasNoHelpAndTakesNotKnowingForAnAnswer) {
  Desk desk = learner();
  desk.open("#/practice/placement");
  desk.act(BeginPractice{});
  EXPECT_EQ(words_at(desk, "exercise/0.1/pass-over"), "I don’t know");
  EXPECT_FALSE(has(page_of(desk), "exercise/0.1/hint"));
  EXPECT_FALSE(has(page_of(desk), "exercise/0.1/derivation"));
  answer(desk, "0.1", "1");
  EXPECT_EQ(words_at(desk, "exercise/0.1/check"), "Next: 2 of 2") << "one answer each";
  desk.act(GoOn{"0.1"});
  desk.open("#/");
  EXPECT_TRUE(says(page_of(desk), "Go on with “Where to begin”: 1 of 2 done"));
  EXPECT_FALSE(says(page_of(desk), "Find out where to begin"));
  desk.open("#/practice");
  EXPECT_TRUE(
      says(node_at(page_of(desk), "practice/ways"), "Go on with “Where to begin”: 1 of 2 done"));
  desk.open("#/practice/placement");
  desk.act(PassOver{"1.1"});
  EXPECT_EQ(words_at(desk, "practice/end/begin"), "A good place to begin: 0 Each kind.");
  const Page page = page_of(desk);
  const Node& start = node_at(page, "practice/end/start");
  EXPECT_EQ(start.href, "#/0");
  EXPECT_EQ(start.tone, Tone::kPrimary) << "what it is made for is its button";
  EXPECT_EQ(node_at(page, "practice/end/home").tone, Tone::kPlain);
}

TEST(RecordPage, IsThereOnceAllIsSolved) {
  Desk desk = learner();
  desk.open("#/1");
  solve(desk, "1.1");
  desk.open("#/record/1");
  EXPECT_TRUE(says(page_of(desk), "1 of 3 exercises are solved."));
  EXPECT_FALSE(has(page_of(desk), "record/hash"));
  desk.open("#/1");
  solve(desk, "1.2");
  desk.env.local_day += 1;
  desk.act(ShowHint{"1.3"});
  solve(desk, "1.3");
  desk.open("#/record/1");
  const Page page = page_of(desk);
  EXPECT_EQ(page.text, "Record of work: 1 Carried on - A workbook for tests");
  EXPECT_TRUE(says(node_at(page, "record/alone"), "2"));
  EXPECT_TRUE(says(node_at(page, "record/help"), "1"));
  EXPECT_TRUE(says(node_at(page, "record/first"), "2026-01-01"));
  EXPECT_TRUE(says(node_at(page, "record/last"), "2026-01-02"));
  std::string hash = node_at(page, "record/hash").text;
  hash.erase(hash.find('\n'), 1);
  EXPECT_EQ(hash, sha256_hex(answer_lines(desk.session.log)));
  expect_sound(page);
  desk.env.local_day -= 1;  // the clock is set right
  desk.open("#/record/1");
  EXPECT_TRUE(says(node_at(page_of(desk), "record/last"), "2026-01-02, by a clock that was ahead"));
}

TEST(RecordPage, HasAFingerprintThatACopyHas) {
  Desk desk = learner();
  desk.open("#/0");
  answer(desk, "0.1", "144M");
  desk.act(ShowHint{"0.1"});
  solve(desk, "0.1");
  std::string lines;
  std::istringstream copy(backup_text(desk.session.log, desk.env.local_day));
  for (std::string line; std::getline(copy, line);) {
    if (line.find(R"("what":"attempt")") != std::string::npos) lines += line + "\n";
  }
  EXPECT_EQ(answer_lines(desk.session.log), lines);
}

TEST(Contents, LeadToPractice) {
  Desk desk = learner();
  desk.open("#/practice");
  EXPECT_NE(contents_html(desk.session).find("<a href=\"#/practice\" aria-current=\"page\">"),
            std::string::npos);
  desk.open("#/0");
  EXPECT_NE(contents_html(desk.session).find("<a href=\"#/practice\">"), std::string::npos);
}

}  // namespace
}  // namespace tmw
