// What the home page says: of the real workbook, and of a learner's own work in that of the
// fixture.
#include "tests/core/page/page_of.h"

namespace tmw {
namespace {

using namespace test;

const std::string& current(const Desk& desk) {
  return desk.session.practice->items[desk.session.practice->at].exercise;
}

TEST(HomePage, ListsTenChaptersAndSaysWhichAreToCome) {
  Desk desk = shipped_desk();
  desk.open("#/");
  const Page page = page_for(desk.session);
  EXPECT_EQ(page.text, "Transformer Math Workbook");
  EXPECT_EQ(node_at(page, "home/chapters/list").children.size(), 10u);
  EXPECT_TRUE(says(node_at(page, "home/chapter/0"), "0 of 7 solved"));
  for (const ChapterEntry& entry : desk.session.workbook.index.chapters) {
    const std::string path = "home/chapter/" + std::to_string(entry.number);
    EXPECT_EQ(says(node_at(page, path), "To come"), entry.file.empty()) << entry.title;
    const auto& title = node_at(page, path + "/title").runs.front();
    EXPECT_EQ(title.href, entry.file.empty() ? "" : "#/" + std::to_string(entry.number));
  }
}

TEST(HomePage, ShowsMasteryOutOfFiftyTwoAndTheStreak) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  desk.open("#/");
  const Page page = page_for(desk.session);
  const Node& meter = node_at(page, "home/progress/mastery");
  EXPECT_EQ(meter.value_now, 1.0);
  EXPECT_EQ(meter.value_max, 52.0);
  EXPECT_EQ(meter.label, "1 of 52 exercises solved");
  EXPECT_EQ(plain_text(meter.runs), meter.label) << "words that can be found and selected";
  EXPECT_TRUE(says(page, "Day streak: 1 day, best 1."));
  EXPECT_TRUE(says(node_at(page, "home/chapter/0"), "1 of 7 solved"));
}

TEST(HomePage, TellsOfEachKindWithItsSignAndCount) {
  Desk desk = shipped_desk();
  desk.open("#/");
  const Page page = page_for(desk.session);
  const Node& table = node_at(page, "home/kinds");
  ASSERT_EQ(table.children.size(), 6u);
  int count = 0;
  std::set<Mark> marks;
  for (const KindEntry& entry : desk.session.workbook.index.kinds) {
    const std::string path = "home/kinds/" + std::string(kind_name(entry.kind));
    marks.insert(node_at(page, path + "/badge").mark);
    const int of_kind = desk.session.workbook.index.exercise_count(entry.kind);
    EXPECT_TRUE(says(node_at(page, path), std::to_string(of_kind)));
    count += of_kind;
  }
  EXPECT_EQ(marks.size(), 5u);
  EXPECT_EQ(count, desk.session.workbook.index.exercise_count());
}

TEST(HomePage, LeadsBackToTheWorkInHand) {
  Desk desk = shipped_desk();
  desk.open("#/");
  EXPECT_EQ(plain_text(node_at(page_for(desk.session), "home/today/start").runs),
            "Start with chapter 0");
  EXPECT_EQ(node_at(page_for(desk.session), "home/today/start").href, "#/0");
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  desk.open("#/");
  const Page page = page_for(desk.session);
  const Node& way = node_at(page, "home/today/new");
  EXPECT_EQ(plain_text(way.runs), "Next new: 0.2 A model like LLaMA, matrix by matrix");
  EXPECT_EQ(way.href, "#/0/0.2");
}

// Answers the newcomer's exercise of the real workbook with the slip that the page proposes.
Desk newcomer() {
  Desk desk = shipped_desk();
  desk.act(LogLoaded{});
  desk.open("#/");
  return desk;
}

TEST(HomeFirst, IsOneExerciseBehindTheFirstParagraph) {
  const Desk desk = newcomer();
  const Page page = page_of(desk);
  const auto at = [&page](const std::string& path) {
    for (std::size_t i = 0; i < page.children.size(); ++i) {
      if (page.children[i].id == node_id(path)) return static_cast<int>(i);
    }
    return -1;
  };
  EXPECT_EQ(at("home/first"), at("home/about/0") + 1);
  EXPECT_GT(at("home/about/1"), at("home/first"));
  EXPECT_TRUE(has(page, "exercise/0.1/check"));
  EXPECT_FALSE(has(page, "home/today/try")) << "it is on this page";
  EXPECT_TRUE(has(page, "home/today/start"));
  expect_sound(page);
}

TEST(HomeFirst, MeetsTheProposedAnswerWithItsSlipAndStaysUntilThePageIsLeft) {
  Desk desk = newcomer();
  answer(desk, "0.1", desk.session.workbook.index.first.wrong);
  EXPECT_EQ(desk.at("0.1").verdict->kind, VerdictKind::kSlip);
  EXPECT_TRUE(has(page_of(desk), "exercise/0.1/verdict"));
  solve(desk, "0.1");
  EXPECT_TRUE(says(node_at(page_of(desk), "exercise/0.1/check"), "Next: 0.2 "));
  desk.act(GoOn{"0.1"});
  EXPECT_EQ(desk.session.place, Place(ChapterPlace{.chapter = 0, .exercise = "0.2"}));
  desk.open("#/");
  EXPECT_FALSE(has(page_of(desk), "home/first"));
}

TEST(HomeFirst, IsNotForALearnerWhoHasBegun) {
  Desk before = newcomer();
  answer(before, "0.1", "1");
  Desk desk = shipped_desk();
  desk.session.begun_before = true;
  desk.open("#/");
  EXPECT_FALSE(has(page_of(desk), "home/first")) << "the browser remembers";
  EXPECT_TRUE(desk.session.exercises.empty()) << "its chapter is not asked for";
  desk.act(LogLoaded{});
  EXPECT_TRUE(has(page_of(desk), "home/first")) << "but the log was deleted";

  Desk late = shipped_desk();
  late.open("#/");
  EXPECT_TRUE(has(page_of(late), "home/first"));
  late.act(LogLoaded{before.stored});
  EXPECT_FALSE(has(page_of(late), "home/first")) << "the log came, with answers";
}

TEST(HomeFirst, IsNotTakenAwayFromSomeoneWhoAnswersWhileTheLogIsOnItsWay) {
  Desk before = newcomer();
  answer(before, "0.1", "1");
  Desk desk = shipped_desk("b");
  desk.open("#/");
  answer(desk, "0.1", "2");
  desk.act(LogLoaded{before.stored});
  EXPECT_TRUE(has(page_of(desk), "home/first"));
}

TEST(HomeFirst, ComesBackWhenAllIsStartedOver) {
  Desk desk = newcomer();
  answer(desk, "0.1", "1");
  desk.open("#/1");
  desk.open("#/");
  desk.act(StartOver{});
  EXPECT_TRUE(has(page_of(desk), "home/first"));
}

TEST(HomeMap, ShowsBonusExercisesAndCountsThemApart) {
  Desk desk = newcomer();
  desk.open("#/7");
  solve(desk, "7.b1");
  desk.open("#/");
  const Page page = page_of(desk);
  const Node& badge = node_at(page, "home/map/7/7.b1");
  EXPECT_EQ(badge.mark, Mark::kDone);
  EXPECT_NE(badge.runs.front().label.find(", bonus, solved"), std::string::npos);
  EXPECT_EQ(node_at(page, "home/progress/mastery").value_now, 0);
  EXPECT_EQ(node_at(page, "home/progress/mastery").value_max, 52);
  EXPECT_EQ(words_at(desk, "home/progress/standing"),
            "Beyond the count: 1 of 12 bonus exercises solved.");
}

TEST(HomeToday, TellsANewLearnerWhereToStart) {
  Desk desk = learner();
  desk.open("#/");
  const Page page = page_of(desk);
  EXPECT_EQ(node_at(page, "home/today/start").href, "#/0");
  EXPECT_EQ(node_at(page, "home/today/start").tone, Tone::kPrimary);
  EXPECT_EQ(node_at(page, "home/today/try").runs.front().href, "#/0/0.1");
  EXPECT_EQ(node_at(page, "home/today/placement").runs.front().href, "#/practice/placement");
  EXPECT_FALSE(has(page, "home/activity"));
  EXPECT_FALSE(has(page, "home/slips"));
}

TEST(HomeToday, PutsUnfinishedWorkBeforeWhatIsDueAndThatBeforeNewWork) {
  Desk desk = learner_with_reviews();
  desk.open("#/0");
  answer(desk, "0.8", "1");
  desk.act(EditAnswer{"0.8", 1, "1"});
  desk.act(Check{"0.8"});
  desk.open("#/");
  const Page page = page_of(desk);
  EXPECT_EQ(words_at(desk, "home/today/unfinished"), "Continue with 0.8 Two numbers");
  EXPECT_EQ(node_at(page, "home/today/unfinished").tone, Tone::kPrimary);
  EXPECT_EQ(words_at(desk, "home/today/due"), "Due today: 3, about 5 minutes");
  EXPECT_EQ(words_at(desk, "home/today/new"), "Next new: 1.2 Memory");
}

TEST(HomeToday, NamesTheSlipOfTheLastTime) {
  Desk desk = learner();
  desk.open("#/0");
  answer(desk, "0.1", "144M");
  desk.open("#/");
  EXPECT_EQ(words_at(desk, "home/today/note"),
            "Last time: These are the layers alone; the table comes on top.");
  EXPECT_EQ(words_at(desk, "home/slips/0.1:0:author:0"), "These are the layers alone (0.1): once");
}

TEST(HomeMap, ShowsTheStateOfEveryExerciseInAShapeAndAWord) {
  Desk desk = learner_with_reviews();
  desk.open("#/0");
  answer(desk, "0.8", "1");
  desk.act(EditAnswer{"0.8", 1, "1"});
  desk.act(Check{"0.8"});
  desk.open("#/practice");
  while (current(desk) != "0.1") desk.act(PassOver{current(desk)});
  solve(desk, "0.1");
  desk.open("#/");
  const Page page = page_of(desk);
  const auto sign = [&page](const std::string& id) {
    const Node& badge = node_at(page, "home/map/" + id.substr(0, 1) + "/" + id);
    return std::pair(badge.mark, badge.runs.front().label);
  };
  using Sign = std::pair<Mark, std::string>;
  EXPECT_EQ(sign("0.1"), Sign(Mark::kDone, "0.1 A number with other numbers to draw, solved"));
  EXPECT_EQ(sign("0.2"), Sign(Mark::kDue, "0.2 A number that stays, solved, due again"));
  EXPECT_EQ(sign("0.3"), Sign(Mark::kUntried, "0.3 One of four, new"));
  EXPECT_EQ(sign("0.8"), Sign(Mark::kTried, "0.8 Two numbers, tried"));
  EXPECT_EQ(node_at(page, "home/map/0").label, "Exercises of chapter 0");
  expect_sound(page);
}

TEST(HomeActivity, SaysInWordsWhatTheCalendarShows) {
  Desk desk = learner_with_reviews();
  Event gone = desk.session.log.events().back();
  gone.id = "of an exercise that this workbook does not have";
  gone.exercise = "77.7";
  desk.act(LogMerged{{event_json(gone)}});
  desk.open("#/");
  const Page page = page_of(desk);
  const Node& figure = node_at(page, "home/activity");
  EXPECT_NE(figure.label.find("3 answers on 1 day of the last 16 weeks."), std::string::npos)
      << figure.label;
  const std::vector<double>& shades = figure.figure.series.front().y;
  EXPECT_EQ(shades.size(), 7u * 16u);
  EXPECT_EQ(std::count_if(shades.begin(), shades.end(), [](double one) { return one > 0.0; }), 1);
  // 2026-01-01 was a Thursday, and the calendar's last day is in the week of 2026-02-10.
  EXPECT_GT(shades[3 * 16 + 16 - 1 - 6], 0.0);
}

}  // namespace
}  // namespace tmw
