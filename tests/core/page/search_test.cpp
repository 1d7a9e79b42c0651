#include "core/page/search.h"

#include <gtest/gtest.h>

#include "core/page/page.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;

TEST(Search, FindsAChapterThatIsNotLoadedByItsTitle) {
  Desk desk;
  const auto hits = search(desk.session, "KV cache", 10);
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits.front().hash, "#/4");
  EXPECT_TRUE(hits.front().where.empty());
}

TEST(Search, FindsProseOfALoadedChapterAndNamesANodeOfItsPage) {
  Desk desk;
  desk.open("#/0");
  const Page page = page_for(desk.session);
  const auto hits = search(desk.session, "vocabulary", 50);
  ASSERT_FALSE(hits.empty());
  bool in_prose = false;
  for (const SearchHit& hit : hits) {
    EXPECT_EQ(hit.hash.substr(0, 3), "#/0") << "only chapter 0 is loaded";
    if (hit.node != 0) {
      EXPECT_NE(find_node(page, hit.node), nullptr) << hit.title;
    }
    in_prose = in_prose || !hit.excerpt.empty();
  }
  EXPECT_TRUE(in_prose);
}

TEST(Search, LeadsToTheSectionThatTheWordsStandIn) {
  Desk desk;
  desk.open("#/4");
  const auto hits = search(desk.session, "query heads do not appear", 10);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits.front().hash, "#/4/how-large-it-is");
  EXPECT_EQ(search(desk.session, "why it is kept", 10).front().hash, "#/4/why-it-is-kept");
}

TEST(Search, FindsAnExerciseByItsNumberAndLeadsToIt) {
  Desk desk;
  desk.open("#/0");
  const auto hits = search(desk.session, "0.3", 10);
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits.front().hash, "#/0/0.3");
}

TEST(Search, AsksForEveryWordWhateverTheirCase) {
  Desk desk;
  desk.open("#/0");
  EXPECT_FALSE(search(desk.session, "PARAMETER counting", 10).empty());
  EXPECT_TRUE(search(desk.session, "parameter zebra", 10).empty());
  EXPECT_TRUE(search(desk.session, "   ", 10).empty());
  EXPECT_EQ(search(desk.session, "the", 2).size(), 2U);
}

TEST(Search, FindsAWordWithAnApostropheHoweverItIsTyped) {
  Desk desk;
  desk.open("#/0");
  EXPECT_FALSE(search(desk.session, "model's", 5).empty());
  EXPECT_FALSE(search(desk.session, "model’s", 5).empty());
}

TEST(Search, TellsNoAnswer) {
  Desk desk;
  desk.open("#/0");
  for (const SearchHit& hit : search(desk.session, "124,320,000", 50))
    EXPECT_EQ(hit.hash.find("#/0/0.1"), std::string::npos) << hit.excerpt;
}

TEST(Search, KnowsWhichChaptersWereNotReadYet) {
  Desk desk;
  const std::size_t before = unread_chapters(desk.session).size();
  ASSERT_GT(before, 0U);
  desk.open("#/0");
  EXPECT_EQ(unread_chapters(desk.session).size(), before - 1);
}

}  // namespace
}  // namespace tmw
