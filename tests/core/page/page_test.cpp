// What the screens say, of the real chapter 0.
#include "core/page/page.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "core/exercise/problem_part.h"
#include "core/page/nodes.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;

void visit(const Node& node, const std::function<void(const Node&)>& see) {
  see(node);
  for (const Node& child : node.children) visit(child, see);
}

const Node& node_at(const Page& page, const std::string& path) {
  const Node* node = find_node(page, node_id(path));
  EXPECT_NE(node, nullptr) << path;
  static const Node none;
  return node == nullptr ? none : *node;
}

// The words of a node and all below it.
std::string words_of(const Node& node) {
  std::string words;
  visit(node, [&words](const Node& one) { words += plain_text(one.runs) + one.text + "\n"; });
  return words;
}

bool says(const Node& node, const std::string& words) {
  return words_of(node).find(words) != std::string::npos;
}

// The places of a page that an address can name, in reading order.
std::vector<const Node*> places_of(const Page& page) {
  std::vector<const Node*> places;
  visit(page, [&places](const Node& node) {
    if (!node.place.empty()) places.push_back(&node);
  });
  return places;
}

// A desk in every state that adds nodes: verdicts, hints, folds, new numbers, failing store.
std::vector<Page> many_pages() {
  std::vector<Page> pages;
  Desk desk;
  desk.open("#/nowhere");
  pages.push_back(page_for(desk.session));
  for (const ChapterEntry& entry : Desk(desk).session.workbook.index.chapters) {
    desk.open(hash_of(ChapterPlace{entry.number}));
    pages.push_back(page_for(desk.session));
  }
  desk.open("#/0");
  desk.act(StorageFailed{"full"});
  desk.act(LogMerged{{"garbage"}});
  for (const auto& [id, state] : Desk(desk).session.exercises) {
    desk.act(EditAnswer{id, 0, "1"});
    desk.act(Choose{id, 1});
    desk.act(PickLine{id, 3});
    desk.act(Check{id});
    desk.act(ToggleDerivation{id});
    for (int i = 0; i < 5; ++i) desk.act(ShowHint{id});
  }
  desk.act(CodeFinished{desk.session.last_run, "[]"});
  for (const ChapterEntry& entry : Desk(desk).session.workbook.index.chapters) {
    desk.open(hash_of(ChapterPlace{entry.number}));
    pages.push_back(page_for(desk.session));
  }
  desk.open("#/0");
  desk.act(NewNumbers{"0.1"});
  desk.act(ToggleDerivation{"0.1"});
  pages.push_back(page_for(desk.session));
  return pages;
}

TEST(Page, EverySectionAndExerciseHasAnAddressThatLeadsToIt) {
  Desk desk;
  for (const ChapterEntry& entry : desk.session.workbook.index.chapters) {
    desk.open(hash_of(ChapterPlace{entry.number}));
    const Page page = page_for(desk.session);
    const std::vector<const Node*> places = places_of(page);
    std::set<std::string> names;
    std::size_t headings = 0;
    visit(page, [&headings](const Node& node) {
      if (node.kind == NodeKind::kHeading && node.level == 2) ++headings;
    });
    EXPECT_GE(places.size(), headings - 1 + static_cast<std::size_t>(entry.exercise_count()))
        << "all but the title of the exercises";
    for (const Node* place : places) {
      EXPECT_TRUE(names.insert(place->place).second) << place->place << " is twice in a chapter";
      const std::string hash = "#/" + std::to_string(entry.number) + "/" + place->place;
      const Effects effects = desk.act(Navigate{hash});
      ASSERT_EQ(effects.size(), 1u) << hash;
      EXPECT_EQ(std::get<FocusNode>(effects.front()).id, place->id) << hash;
      EXPECT_TRUE(desk.session.notice.empty()) << hash;
    }
  }
}

TEST(Page, AnUnknownSectionShowsTheChapterAndSaysSo) {
  Desk desk;
  desk.open("#/4/no-such-section");
  EXPECT_EQ(desk.session.place, Place(ChapterPlace{4}));
  EXPECT_TRUE(says(page_for(desk.session), "no section of that name"));
}

TEST(EveryPage, NamesEachNodeOnce) {
  for (const Page& page : many_pages()) {
    std::set<NodeId> seen;
    visit(page, [&seen](const Node& node) {
      EXPECT_NE(node.id, 0u) << plain_text(node.runs);
      EXPECT_TRUE(seen.insert(node.id).second) << plain_text(node.runs) << node.label;
    });
  }
}

TEST(EveryPage, HasOneTitleAndNoGapBetweenHeadingLevels) {
  for (const Page& page : many_pages()) {
    int titles = 0;
    int last = 0;
    visit(page, [&](const Node& node) {
      if (node.kind != NodeKind::kHeading) return;
      titles += node.level == 1 ? 1 : 0;
      EXPECT_LE(node.level, last + 1) << plain_text(node.runs);
      EXPECT_FALSE(plain_text(node.runs).empty());
      last = node.level;
    });
    EXPECT_EQ(titles, 1);
    EXPECT_FALSE(page.text.empty());
  }
}

TEST(EveryPage, GivesEachControlWordsAndADeed) {
  for (const Page& page : many_pages()) {
    visit(page, [](const Node& node) {
      const bool acts = node.kind == NodeKind::kButton || node.kind == NodeKind::kLink ||
                        node.kind == NodeKind::kField || node.kind == NodeKind::kEditor ||
                        node.kind == NodeKind::kChoice || node.kind == NodeKind::kListingLine ||
                        node.kind == NodeKind::kFold || node.kind == NodeKind::kHint ||
                        node.kind == NodeKind::kOrderStep;
      // What the browser's search may find before it is shown acts by being found.
      EXPECT_EQ(acts || node.unseen, !std::holds_alternative<NoAction>(node.action))
          << words_of(node);
      if (acts) {
        EXPECT_GT(words_of(node).size() + node.label.size(), 1u);
      }
    });
  }
}

TEST(EveryPage, RefersOnlyToNodesThatAreThere) {
  for (const Page& page : many_pages()) {
    visit(page, [&page](const Node& node) {
      for (const NodeId id : node.described_by) EXPECT_NE(find_node(page, id), nullptr);
    });
  }
}

TEST(HomePage, ListsTenChaptersAndSaysWhichAreToCome) {
  Desk desk;
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
  Desk desk;
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
  Desk desk;
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

TEST(ExerciseCard, ACellWhoseColumnNamesTheUnitAsksForDigitsOnly) {
  Desk desk;
  desk.open("#/8");
  const Page page = page_for(desk.session);
  EXPECT_EQ(node_at(page, "exercise/8.5/part/0").unit, "4 digits");
  EXPECT_EQ(node_at(page, "exercise/8.2/part/0").unit.rfind("exaFLOP, ", 0), 0u);
}

TEST(ChapterPage, LeadsOnwardFirstAndTheLastOneHome) {
  Desk desk;
  desk.open("#/4");
  Page page = page_for(desk.session);
  EXPECT_EQ(plain_text(node_at(page, "page/next").runs), "Next: 5 Softmax & Layer Norm");
  EXPECT_EQ(node_at(page, "page/next").tone, Tone::kPrimary);
  EXPECT_EQ(node_at(page, "page/previous").href, "#/3");
  desk.open("#/9");
  page = page_for(desk.session);
  EXPECT_EQ(find_node(page, node_id("page/next")), nullptr);
  EXPECT_EQ(node_at(page, "page/home").href, "#/");
}

TEST(Words, AnApostropheIsPrintedAsOne) {
  EXPECT_EQ(text_run("A model's size isn't 'big'.").text, "A model’s size isn’t 'big'.");
  EXPECT_EQ(text_run("GPT-3's size, all heads' queries").text, "GPT-3’s size, all heads’ queries");
  EXPECT_EQ(text_run("1'000'000").text, "1'000'000");
  EXPECT_EQ(code_run("it's").text, "it's");
  EXPECT_EQ(math_run("f'g").text, "f'g");
}

TEST(HomePage, LeadsBackToTheWorkInHand) {
  Desk desk;
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

TEST(ChapterPage, ListsItsExercisesAtTheTopWithTheirKindsAndDoneMarks) {
  Desk desk;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  const Page page = page_for(desk.session);
  EXPECT_EQ(node_at(page, "chapter/0/overview").children.size(), 7u);
  const Node& solved = node_at(page, "chapter/0/overview/0.1");
  EXPECT_EQ(solved.mark, Mark::kDone);
  EXPECT_EQ(plain_text(solved.runs), "0.1 done");
  const Node& open = node_at(page, "chapter/0/overview/0.6");
  EXPECT_EQ(open.mark, Mark::kDebug);
  EXPECT_EQ(open.runs.front().href, "#/0/0.6");
}

TEST(ExerciseCard, TellsWhichEarlierNumberOfTheLearnerCounts) {
  Desk desk;
  desk.open("#/9");
  desk.act(EditAnswer{"9.1", 0, "11.2"});
  desk.act(Check{"9.1"});
  EXPECT_TRUE(says(node_at(page_for(desk.session), "exercise/9.3/carried"),
                   "11.2 billion parameters, your own answer in 9.1."));
}

TEST(ChapterPage, HoldsTheTheoryAndAllExercisesInFull) {
  Desk desk;
  desk.open("#/0");
  const Page page = page_for(desk.session);
  int callouts = 0;
  int figures = 0;
  std::set<NodeKind> kinds;
  visit(page, [&](const Node& node) {
    callouts += node.kind == NodeKind::kCallout ? 1 : 0;
    figures += node.kind == NodeKind::kFigure ? 1 : 0;
    kinds.insert(node.kind);
  });
  EXPECT_GE(callouts, 1) << "the 12 d^2 rule";
  EXPECT_GE(figures, 1);
  for (const char* id : {"0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"}) {
    const Node& card = node_at(page, std::string("exercise/") + id);
    EXPECT_EQ(says(card, "No attempts yet."), card.tone != Tone::kQuiet) << id;
    EXPECT_TRUE(says(card, "Show derivation")) << id;
  }
  for (const NodeKind kind : {NodeKind::kField, NodeKind::kChoices, NodeKind::kEditor,
                              NodeKind::kListing, NodeKind::kFormula, NodeKind::kTable})
    EXPECT_EQ(kinds.count(kind), 1u);
}

TEST(ChapterPage, SaysThatAChapterIsStillToComeLoadingOrBroken) {
  Desk desk;
  desk.session.workbook.index.chapters.back().file.clear();
  const int last = desk.session.workbook.index.chapters.back().number;
  desk.session.chapter_states.erase(last);
  desk.open("#/" + std::to_string(last));
  EXPECT_TRUE(says(page_for(desk.session), "still being written"));
  Session session = Desk().session;
  (void)update(session, Navigate{"#/0"}, {});
  EXPECT_TRUE(says(page_for(session), "loading"));
  (void)update(session, ChapterFailed{0, "no network"}, {});
  const Page page = page_for(session);
  EXPECT_TRUE(says(page, "no network"));
  EXPECT_TRUE(std::holds_alternative<Retry>(node_at(page, "chapter/0/failed/retry").action));
}

TEST(ExerciseCard, ShowsTheVerdictTheAttemptsAndTheDoneMark) {
  Desk desk;
  desk.open("#/0/0.1");
  desk.act(EditAnswer{"0.1", 0, "162.9M"});
  desk.act(Check{"0.1"});
  Page page = page_for(desk.session);
  EXPECT_EQ(node_at(page, "exercise/0.1/verdict").tone, Tone::kNear);
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/verdict"), "output head"));
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/standing"), "1 attempt."));
  EXPECT_EQ(find_node(page, node_id("exercise/0.1/done")), nullptr);
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  page = page_for(desk.session);
  EXPECT_EQ(node_at(page, "exercise/0.1/verdict").tone, Tone::kGood);
  EXPECT_EQ(words_of(node_at(page, "exercise/0.1/verdict")),
            "Right. The answer is 124.3 million parameters.\n");
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/standing"), "2 attempts. Saved in this browser."));
  EXPECT_EQ(node_at(page, "exercise/0.1/done").mark, Mark::kDone);
}

TEST(ExerciseCard, MarksAFieldThatCouldNotBeRead) {
  Desk desk;
  desk.open("#/0/0.1");
  desk.act(EditAnswer{"0.1", 0, "many"});
  desk.act(Check{"0.1"});
  const Page page = page_for(desk.session);
  EXPECT_TRUE(node_at(page, "exercise/0.1/part/0").invalid);
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/standing"), "No attempts yet."));
}

// A verdict needs the room, and says more of the same answer.
TEST(ExerciseCard, PutsTheReadingAwayWhileAVerdictStandsOnWhatIsTyped) {
  Desk desk;
  desk.open("#/0");
  const auto put_away = [&desk] {
    return node_at(page_for(desk.session), "exercise/0.1/part/0/reading").disabled;
  };
  desk.act(EditAnswer{"0.1", 0, "123.5"});
  EXPECT_FALSE(put_away());
  desk.act(Check{"0.1"});
  EXPECT_TRUE(put_away());
  desk.act(EditAnswer{"0.1", 0, "123.6"});
  EXPECT_FALSE(put_away()) << "the verdict is on an earlier answer";
}

// The ids of a node's children. The line that says how a field is read belongs to its field.
std::vector<NodeId> children_of(const Node& node) {
  std::vector<NodeId> ids;
  for (const Node& child : node.children) {
    if (child.kind != NodeKind::kReading) ids.push_back(child.id);
  }
  return ids;
}

void expect_below(const Node& parent, const std::string& above, const std::string& below) {
  const std::vector<NodeId> ids = children_of(parent);
  const auto found = std::find(ids.begin(), ids.end(), node_id(above));
  ASSERT_NE(found, ids.end()) << above;
  ASSERT_NE(found + 1, ids.end()) << above;
  EXPECT_EQ(*(found + 1), node_id(below)) << below;
}

TEST(ExerciseCard, PutsTheVerdictBelowTheControlThatItSpeaksOfAndAboveTheButtons) {
  Desk desk;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "123.5"});
  desk.act(Choose{"0.3", 1});
  desk.act(PickLine{"0.6", 5});
  for (const char* id : {"0.1", "0.3", "0.6"}) desk.act(Check{id});
  const Page page = page_for(desk.session);
  const Node& card = node_at(page, "exercise/0.1");
  expect_below(card, "exercise/0.1/part/0", "exercise/0.1/verdict");
  expect_below(card, "exercise/0.1/verdict", "exercise/0.1/actions");
  expect_below(node_at(page, "exercise/0.3/choices"), "exercise/0.3/choice/1",
               "exercise/0.3/verdict");
  expect_below(node_at(page, "exercise/0.6/listing"), "exercise/0.6/line/5",
               "exercise/0.6/verdict");
}

TEST(ExerciseCard, SaysOfEachPartWhetherItIsRightAndWordsOnlyOfThoseThatAreNot) {
  Desk desk;
  desk.open("#/2");
  // Chapter 2, width 4,096 cut into heads of 64 or 128: 64 and 32 heads; the products cost the
  // same, so the first ratio is 1; twice the heads have twice the scores.
  const char* answers[] = {"1", "64", "33", "0.5"};
  for (int part = 0; part < 4; ++part) desk.act(EditAnswer{"2.4", part, answers[part]});
  desk.act(Check{"2.4"});
  Page page = page_for(desk.session);
  const auto sign = [&page](int part) -> const Node& {
    return node_at(page, "exercise/2.4/part/" + std::to_string(part) + "/sign");
  };
  const auto status = [&page](int part) -> const Node& {
    return node_at(page, "exercise/2.4/part/" + std::to_string(part) + "/verdict");
  };
  EXPECT_TRUE(says(sign(0), "Right"));
  EXPECT_EQ(sign(0).tone, Tone::kGood);
  EXPECT_TRUE(status(0).runs.empty());
  EXPECT_FALSE(node_at(page, "exercise/2.4/part/0").invalid);
  EXPECT_TRUE(says(sign(3), "A slip"));
  EXPECT_TRUE(says(status(3), "upside down"));
  EXPECT_TRUE(node_at(page, "exercise/2.4/part/3").invalid);
  EXPECT_TRUE(says(node_at(page, "exercise/2.4/verdict"), "2 of 4 answers are right."));

  desk.env.focused = exercise_node("2.4", "part/3");
  desk.act(Check{"2.4"});
  page = page_for(desk.session);
  EXPECT_TRUE(says(status(3), "2 of 4 answers are right.")) << "where the eye is";
  EXPECT_TRUE(node_at(page, "exercise/2.4/verdict").runs.empty());

  desk.act(EditAnswer{"2.4", 3, "2"});
  page = page_for(desk.session);
  EXPECT_TRUE(says(status(3), "About your earlier answer 0.5: ")) << words_of(status(3));
  EXPECT_TRUE(status(3).disabled);
  EXPECT_TRUE(says(sign(3), "Was not right"));
  EXPECT_FALSE(node_at(page, "exercise/2.4/part/3").invalid) << "nobody knows yet";
  EXPECT_TRUE(says(sign(0), "Right")) << "that one still stands there";
}

TEST(ExerciseCard, KeepsAVerdictOnWhatStoodThereBeforeAndSaysSo) {
  Desk desk;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "123.5"});
  desk.act(Choose{"0.3", 1});
  desk.act(PickLine{"0.6", 5});
  for (const char* id : {"0.1", "0.3", "0.6"}) desk.act(Check{id});
  desk.act(EditAnswer{"0.1", 0, "124"});
  desk.act(Choose{"0.3", 2});
  desk.act(PickLine{"0.6", 6});
  const Page page = page_for(desk.session);
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/verdict"), "About your earlier answer 123.5: "));
  EXPECT_TRUE(says(node_at(page, "exercise/0.3/verdict"), "About your earlier choice: "));
  EXPECT_TRUE(says(node_at(page, "exercise/0.6/verdict"), "About your earlier choice, line 5: "));
  for (const char* id : {"0.1", "0.3", "0.6"})
    EXPECT_TRUE(node_at(page, "exercise/" + std::string(id) + "/verdict").disabled) << id;
  expect_below(node_at(page, "exercise/0.3/choices"), "exercise/0.3/choice/1",
               "exercise/0.3/verdict");
}

TEST(ExerciseCard, LeadsOnFromARightAnswer) {
  Desk desk;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  Page page = page_for(desk.session);
  const Node* main = &node_at(page, "exercise/0.1/check");
  EXPECT_TRUE(says(*main, "Next: 0.2 " + desk.at("0.2").problem.title)) << words_of(*main);
  EXPECT_EQ(main->tone, Tone::kPrimary);
  EXPECT_TRUE(std::holds_alternative<GoOn>(main->action));
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/new-numbers"), "Same again with new numbers"));
  EXPECT_EQ(node_at(page, "exercise/0.1/check-again").tone, Tone::kQuiet);
  desk.act(EditAnswer{"0.1", 0, "124.4M"});
  page = page_for(desk.session);
  main = &node_at(page, "exercise/0.1/check");
  EXPECT_TRUE(std::holds_alternative<Check>(main->action)) << "another answer is to be checked";
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/new-numbers"), "New numbers"));
}

TEST(ChapterPage, AsksExercisesWithinItsText) {
  Desk desk;
  desk.open("#/4");
  Page page = page_for(desk.session);
  const Node& asked = node_at(page, "exercise/4.5");
  EXPECT_EQ(asked.kind, NodeKind::kCard);
  EXPECT_EQ(asked.tone, Tone::kQuiet) << "compact";
  EXPECT_EQ(find_node(asked, node_id("exercise/4.5/kind")), nullptr);
  EXPECT_EQ(find_node(asked, node_id("exercise/4.5/standing")), nullptr) << "nothing to tell yet";
  EXPECT_NE(find_node(asked, node_id("exercise/4.5/spellings")), nullptr);
  const Node& below = node_at(page, "chapter/4/exercises");
  EXPECT_EQ(find_node(below, asked.id), nullptr) << "once on a page";
  EXPECT_TRUE(says(below, "Asked in the text: "));
  EXPECT_TRUE(says(below, "4.5 Growth with every token"));
  std::set<NodeId> ids;
  visit(page,
        [&ids](const Node& node) { EXPECT_TRUE(ids.insert(node.id).second) << words_of(node); });
  desk.act(EditAnswer{"4.5", 0, "512 KiB"});
  desk.act(Check{"4.5"});
  page = page_for(desk.session);
  EXPECT_TRUE(says(node_at(page, "exercise/4.5/check"), "Read on"));
  EXPECT_TRUE(says(node_at(page, "exercise/4.5"), "Done"));
}

// A learner who reads the text is asked for the first time within a minute (lint), everywhere.
TEST(ChapterPage, EveryChapterAsksWithinItsText) {
  Desk desk;
  for (const ChapterEntry& entry : Desk(desk).session.workbook.index.chapters) {
    desk.open(hash_of(ChapterPlace{entry.number}));
    EXPECT_FALSE(entry.asks.empty()) << entry.title;
    for (const std::string& id : entry.asks)
      EXPECT_EQ(node_at(page_for(desk.session), "exercise/" + id).tone, Tone::kQuiet) << id;
  }
}

TEST(ChapterPage, ClosesOnceItsLastExerciseIsSolved) {
  Desk desk;
  desk.open("#/0");
  EXPECT_EQ(find_node(page_for(desk.session), node_id("chapter/0/end")), nullptr);
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  desk.act(ShowHint{"0.7"});
  desk.act(EditAnswer{"0.7", 0, "46,702,792,704"});
  desk.act(Check{"0.7"});
  const Page page = page_for(desk.session);
  EXPECT_TRUE(says(node_at(page, "exercise/0.7/check"), "Next: the end of chapter 0"));
  EXPECT_EQ(words_of(node_at(page, "chapter/0/end/at-once")), "Solved at once: 0.1\n");
  EXPECT_EQ(words_of(node_at(page, "chapter/0/end/with-help")),
            "Solved with help or a second try: 0.7\n");
  EXPECT_EQ(words_of(node_at(page, "chapter/0/end/open")), "Still open: 0.2, 0.3, 0.4, 0.5, 0.6\n");
  EXPECT_GE(node_at(page, "chapter/0/end/keep").children.size(), 2u);
  EXPECT_NE(find_node(node_at(page, "chapter/0/end"), node_id("page/next")), nullptr);
  EXPECT_EQ(page.children.back().children.back().id, node_id("chapter/0/end"))
      << "the ways onward stand in it, not below it once more";
}

TEST(ExerciseCard, SaysSavedOnlyOnceItIs) {
  Desk desk;
  desk.store_works = false;
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  EXPECT_TRUE(says(page_for(desk.session), "Saving."));
  EXPECT_FALSE(says(page_for(desk.session), "Saved in this browser"));
  desk.act(StorageFailed{"blocked"});
  const Page page = page_for(desk.session);
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/standing"), "Not saved."));
  EXPECT_TRUE(says(node_at(page, "page/storage"), "blocks storage"));
  EXPECT_TRUE(std::holds_alternative<Retry>(node_at(page, "page/storage/retry").action));
}

TEST(Notices, OfAStoreThatIsOnlySlowMoveNothingUntilThereIsSomethingToLose) {
  Desk desk;
  desk.store_works = false;
  desk.open("#/0");
  const std::size_t rows = page_for(desk.session).children.size();
  desk.act(StorageFailed{"slow"});
  EXPECT_EQ(page_for(desk.session).children.size(), rows);
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  EXPECT_TRUE(says(node_at(page_for(desk.session), "page/storage"), "does not answer"));
}

TEST(ExerciseCard, ShowsADerivationWhoseNumbersBelongToTheNumbersShown) {
  Desk desk;
  desk.open("#/0/0.1");
  Page page = page_for(desk.session);
  EXPECT_FALSE(node_at(page, "exercise/0.1/derivation").open) << "closed at first";
  EXPECT_FALSE(node_at(page, "exercise/0.1/derivation").children.empty())
      << "the browser's search finds what is folded";
  desk.act(ToggleDerivation{"0.1"});
  page = page_for(desk.session);
  EXPECT_TRUE(says(node_at(page, "exercise/0.1/derivation"), "124,320,000"))
      << words_of(node_at(page, "exercise/0.1/derivation"));
  desk.act(NewNumbers{"0.1"});
  desk.act(ToggleDerivation{"0.1"});
  page = page_for(desk.session);
  EXPECT_FALSE(says(node_at(page, "exercise/0.1/derivation"), "124,320,000"));
  EXPECT_TRUE(std::holds_alternative<OriginalNumbers>(
      node_at(page, "exercise/0.1/original-numbers").action));
}

TEST(ExerciseCard, HoldsHintsNotAskedForSoThatASearchFindsThem) {
  Desk desk;
  desk.open("#/0/0.1");
  Page page = page_for(desk.session);
  const std::string second = words_of(node_at(page, "exercise/0.1/hint/1/whole"));
  EXPECT_EQ(second.rfind("Hint 2. ", 1), 1u) << second;
  for (const char* path : {"exercise/0.1/hint/0/whole", "exercise/0.1/hint/1/whole"})
    EXPECT_FALSE(node_at(page, path).open) << path;
  desk.act(ShowHint{"0.1"});
  page = page_for(desk.session);
  EXPECT_TRUE(node_at(page, "exercise/0.1/hint/0/whole").open);
  EXPECT_FALSE(node_at(page, "exercise/0.1/hint/1/whole").open);
}

TEST(ExerciseCard, AFoundHintIsShownAndLoggedWithThoseBeforeIt) {
  Desk desk;
  desk.open("#/0/0.1");
  const Page page = page_for(desk.session);
  const Effects effects = desk.act(node_at(page, "exercise/0.1/hint/1/whole").action);
  EXPECT_EQ(desk.at("0.1").hints_shown, 2);
  EXPECT_EQ(desk.record("0.1").hints, 2) << "as if the button had been pressed twice";
  EXPECT_EQ(test::all_of<SaveEvent>(effects).size(), 1u);
  EXPECT_EQ(test::all_of<Announce>(effects).front().text.rfind("Hint 2: ", 0), 0u);
  EXPECT_TRUE(desk.act(node_at(page, "exercise/0.1/hint/1/whole").action).empty())
      << "shown already";
  EXPECT_TRUE(desk.act(ShowHint{"0.1", 99}).empty()) << "there is no such hint";
}

int figures_in(const Node& node, bool inside_folds) {
  int count = node.kind == NodeKind::kFigure ? 1 : 0;
  for (const Node& child : node.children) {
    if (inside_folds || child.kind != NodeKind::kFold) count += figures_in(child, inside_folds);
  }
  return count;
}

TEST(ExerciseCard, ShowsAFigureOfTheRemarkWithTheDerivationNotBesideTheQuestion) {
  Desk desk;
  for (const char* hash : {"#/6", "#/7"}) {
    desk.open(hash);
    const Page page = page_for(desk.session);
    EXPECT_EQ(figures_in(page, false), 1) << "the theory's alone";
    EXPECT_EQ(figures_in(page, true), 2) << "6.1 and 7.3 have one in their remark";
  }
}

TEST(ExerciseCard, TellsWhyTheLineWasNotAtFaultInTheAuthorsWords) {
  Desk desk;
  desk.open("#/0/0.6");
  desk.act(PickLine{"0.6", 5});
  desk.act(Check{"0.6"});
  const Page page = page_for(desk.session);
  const Node& verdict = node_at(page, "exercise/0.6/verdict");
  EXPECT_EQ(verdict.tone, Tone::kBad);
  EXPECT_TRUE(says(verdict, "counted once")) << words_of(verdict);
  EXPECT_TRUE(node_at(page, "exercise/0.6/line/5").checked);
}

TEST(ExerciseCard, ShowsCallsThatFailAndWhatIsPrintedAndFoldsThoseThatPass) {
  Desk desk;
  desk.open("#/0/0.5");
  EXPECT_TRUE(
      says(node_at(page_for(desk.session), "exercise/0.5/calls"), "calls that will be made"));
  EXPECT_TRUE(says(node_at(page_for(desk.session), "exercise/0.5/tests/0"), "123532032"))
      << "what a call should return can be looked up before anything is run";
  desk.act(Check{"0.5"});
  EXPECT_TRUE(says(node_at(page_for(desk.session), "exercise/0.5/verdict"), "Running"));
  const auto& problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  std::string outputs = "[";
  for (std::size_t i = 0; i < problem.tests.size(); ++i)
    outputs += (i == 0 ? "" : ",") +
               std::string(i == 0   ? R"({"value":123532032})"
                           : i == 1 ? R"({"value":{"missing":true},"printed":"L is\n32"})"
                                    : R"({"value":{"missing":true}})");
  desk.act(CodeFinished{desk.session.last_run, outputs + "]"});
  const Page page = page_for(desk.session);
  const std::string first = words_of(node_at(page, "exercise/0.5/tests/0"));
  EXPECT_NE(first.find("paramCount(768, 12, 50257)"), std::string::npos) << first;
  const Node& passed = node_at(page, "exercise/0.5/calls");
  EXPECT_TRUE(says(passed, "1 passed"));
  EXPECT_FALSE(passed.open);
  EXPECT_NE(find_node(passed, node_id("exercise/0.5/tests/0")), nullptr);
  const std::string second = words_of(node_at(page, "exercise/0.5/tests/1"));
  EXPECT_NE(second.find("undefined"), std::string::npos) << second;
  EXPECT_NE(find_node(node_at(page, "exercise/0.5/failed"), node_id("exercise/0.5/tests/1")),
            nullptr);
  EXPECT_EQ(node_at(page, "exercise/0.5/output/1").text, "L is\n32");
  EXPECT_EQ(find_node(page, node_id("exercise/0.5/output/2")), nullptr) << "it printed nothing";
}

// An epsilon of 1e-8 in the sum of the weights of 1000, 1001 and 999: in six digits both are alike.
TEST(ExerciseCard, OfCodeShowsBothSidesOfACallThatFailsInAsManyDigitsAsTellThemApart) {
  Desk desk;
  desk.open("#/5/5.2");
  desk.act(Check{"5.2"});
  const auto& problem = std::get<BuildProblem>(desk.at("5.2").problem.task);
  std::string outputs;
  for (std::size_t i = 0; i < problem.tests.size(); ++i) {
    outputs += std::string(i == 0 ? "[" : ",") + "{\"value\":" +
               (i == 0 ? "[0.24472846942489668,0.66524095134739066,0.090030571716391268]"
                       : problem.tests[i].expected) +
               "}";
  }
  desk.act(CodeFinished{desk.session.last_run, outputs + "]"});
  const std::string row = words_of(node_at(page_for(desk.session), "exercise/5.2/tests/0"));
  EXPECT_NE(row.find("0.66524096"), std::string::npos) << row;
  EXPECT_NE(row.find("0.66524095"), std::string::npos) << row;
}

TEST(ExerciseCard, OfCodeGoesFromTheEditorToRunToTheVerdictToWhatFailed) {
  Desk desk;
  desk.open("#/0/0.5");
  desk.act(Check{"0.5"});
  const auto& problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  std::string outputs;
  for (std::size_t i = 0; i < problem.tests.size(); ++i)
    outputs += std::string(outputs.empty() ? "[" : ",") +
               "{\"value\":" + (i == 0 ? "123532032" : "1") + R"(,"printed":"x"})";
  desk.act(CodeFinished{desk.session.last_run, outputs + "]"});
  const Page page = page_for(desk.session);
  const Node& card = node_at(page, "exercise/0.5");
  std::vector<NodeId> wanted;
  for (const char* part : {"/editor", "/actions", "/verdict", "/failed", "/output/title", "/calls"})
    wanted.push_back(node_id(std::string("exercise/0.5") + part));
  std::vector<NodeId> found;
  for (const Node& child : card.children) {
    if (std::find(wanted.begin(), wanted.end(), child.id) != wanted.end())
      found.push_back(child.id);
  }
  EXPECT_EQ(found, wanted);
}

TEST(ExerciseCard, GivesTheStartCodeBackOnlyWhenAskedTwiceAndShowsTheCodeThatPassed) {
  Desk desk;
  desk.open("#/0/0.5");
  const std::string starter = desk.entry<BuildEntry>("0.5").source;
  const auto shows = [&](const char* part) {
    return find_node(page_for(desk.session), node_id(std::string("exercise/0.5") + part)) !=
           nullptr;
  };
  EXPECT_FALSE(shows("/starter/ask")) << "it stands there";
  desk.act(EditCode{"0.5", "// right"});
  desk.act(Check{"0.5"});
  const auto& problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  std::string outputs;
  for (const CodeTest& test : problem.tests)
    outputs += (outputs.empty() ? "[" : ",") + ("{\"value\":" + test.expected) + "}";
  desk.act(CodeFinished{desk.session.last_run, outputs + "]"});
  EXPECT_FALSE(shows("/passing")) << "it stands in the editor";
  desk.act(EditCode{"0.5", "// worse"});
  EXPECT_EQ(node_at(page_for(desk.session), "exercise/0.5/passing/code").text, "// right");
  desk.act(OnCode{"0.5", CodeDeed::kTakeStarter});
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, "// worse") << "nobody asked";
  desk.act(OnCode{"0.5", CodeDeed::kAskForStarter});
  EXPECT_TRUE(shows("/starter/question"));
  desk.act(OnCode{"0.5", CodeDeed::kKeepCode});
  EXPECT_FALSE(shows("/starter/question"));
  desk.act(OnCode{"0.5", CodeDeed::kAskForStarter});
  desk.act(OnCode{"0.5", CodeDeed::kTakeStarter});
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, starter);
  EXPECT_TRUE(shows("/passing")) << "what passed can still be seen";
  // And after a reload.
  Desk later;
  later.open("#/0/0.5");
  later.act(LogLoaded{desk.stored});
  later.act(EditCode{"0.5", "// other"});
  EXPECT_EQ(node_at(page_for(later.session), "exercise/0.5/passing/code").text, "// right");
}

TEST(ExerciseCard, KeepsTheIdOfAStepThatMoves) {
  ExerciseState state;
  state.problem.id = "x";
  OrderProblem order;
  for (const char* id : {"a", "b", "c"}) order.steps.push_back({id, {}, {}, {}});
  state.problem.kind = ExerciseKind::kDesign;
  state.problem.task = order;
  state.entry = OrderEntry{{0, 1, 2}};
  Session session;
  session.exercises["x"] = state;
  EXPECT_EQ(update(session, MoveStep{"x", 0, 2}, {}).size(), 2u) << "said, and kept as a draft";
  EXPECT_EQ(std::get<OrderEntry>(session.exercises["x"].entry).order, (std::vector<int>{1, 2, 0}));
  (void)update(session, with_value(MoveStep{"x", 2, 2}, "1"), {});
  EXPECT_EQ(std::get<OrderEntry>(session.exercises["x"].entry).order, (std::vector<int>{1, 0, 2}));
}

TEST(MoveStep, TakesThePlaceAStepWasDroppedAtAndNothingElse) {
  const auto to = [](std::string place) {
    return std::get<MoveStep>(with_value(MoveStep{"x", 1, 1}, std::move(place))).to;
  };
  EXPECT_EQ(to("3"), 3);
  EXPECT_EQ(to("0"), 0);
  EXPECT_EQ(to(""), 1) << "a button has its own place";
  EXPECT_EQ(to("up"), 1);
}

}  // namespace
}  // namespace tmw
