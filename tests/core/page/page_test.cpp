// What every page keeps, of the real workbook.
#include "core/page/page.h"

#include "tests/core/page/page_of.h"

namespace tmw {
namespace {

using namespace test;

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
  Desk desk = shipped_desk();
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
  Desk desk = shipped_desk();
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
  Desk desk = shipped_desk();
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
                        node.kind == NodeKind::kOrderStep || node.kind == NodeKind::kSlider;
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

TEST(Words, AnApostropheIsPrintedAsOne) {
  EXPECT_EQ(text_run("A model's size isn't 'big'.").text, "A model’s size isn’t 'big'.");
  EXPECT_EQ(text_run("GPT-3's size, all heads' queries").text, "GPT-3’s size, all heads’ queries");
  EXPECT_EQ(text_run("1'000'000").text, "1'000'000");
  EXPECT_EQ(code_run("it's").text, "it's");
  EXPECT_EQ(math_run("f'g").text, "f'g");
}

TEST(Notices, OfAStoreThatIsOnlySlowMoveNothingUntilThereIsSomethingToLose) {
  Desk desk = shipped_desk();
  desk.store_works = false;
  desk.open("#/0");
  const std::size_t rows = page_for(desk.session).children.size();
  desk.act(StorageFailed{"slow"});
  EXPECT_EQ(page_for(desk.session).children.size(), rows);
  desk.act(EditAnswer{"0.1", 0, "124.3M"});
  desk.act(Check{"0.1"});
  EXPECT_TRUE(says(node_at(page_for(desk.session), "page/storage"), "does not answer"));
}

}  // namespace
}  // namespace tmw
