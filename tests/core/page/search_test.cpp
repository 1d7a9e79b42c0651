#include "core/page/search.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "core/page/page.h"
#include "core/prose/rich_text.h"
#include "core/session/words.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;
using test::shipped_desk;

SearchNames names() { return read_names(test::asset("names.txt")); }

std::vector<SearchHit> search(const Desk& desk, std::string_view query, int most) {
  return search(search_index(desk.session), names(), query, most);
}

// Of a desk on which every chapter was read; made once.
const SearchIndex& whole_index() {
  static const SearchIndex index = [] {
    Desk desk = shipped_desk();
    for (int chapter = 0; chapter < 10; ++chapter) desk.open("#/" + std::to_string(chapter));
    return search_index(desk.session);
  }();
  return index;
}

std::vector<SearchHit> search_all(std::string_view query, int most) {
  return search(whole_index(), names(), query, most);
}

std::set<std::string> addresses(const std::vector<SearchHit>& hits) {
  std::set<std::string> all;
  for (const SearchHit& hit : hits) all.insert(hit.hash);
  return all;
}

// Without its markup.
std::string plain(std::string html) {
  while (html.find('<') != std::string::npos) {
    const std::size_t begin = html.find('<');
    html.erase(begin, html.find('>', begin) + 1 - begin);
  }
  return html;
}

TEST(Search, FindsAChapterThatIsNotLoadedByItsTitle) {
  Desk desk = shipped_desk();
  const auto hits = search(desk, "KV cache", 10);
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits.front().hash, "#/4");
  EXPECT_TRUE(hits.front().where.empty());
}

TEST(Search, FindsThePagesBehindTheChapters) {
  Desk desk = shipped_desk();
  const auto first = [&desk](const char* query) { return search(desk, query, 5).front().hash; };
  EXPECT_EQ(first("symbols"), "#/symbols");
  EXPECT_EQ(first("units"), "#/symbols");
  EXPECT_EQ(first("models"), "#/models");
  EXPECT_EQ(first("cards"), "#/models");
  EXPECT_EQ(first("practice"), "#/practice");
  EXPECT_EQ(first("placement"), "#/practice");
  EXPECT_EQ(first("record"), "#/record");
}

TEST(Search, FindsAModelInTheTableOfModelsOnceThatIsThere) {
  Desk desk = shipped_desk();
  const std::size_t before = search_stamp(desk.session);
  EXPECT_TRUE(search(desk, "qwen3-32b", 5).empty());
  desk.act(AppendixLoaded{"models", "| Model | Parameters |\n|---|---|\n| Qwen3-32B | 32.76B |\n"});
  EXPECT_NE(search_stamp(desk.session), before);
  const auto hits = search(desk, "qwen3-32b", 5);
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits.front().hash, "#/models");
  desk.open("#/models");
  const Page page = page_for(desk.session);
  const Node* row = find_node(page, hits.front().node);
  ASSERT_NE(row, nullptr);
  EXPECT_EQ(row->kind, NodeKind::kTableRow);
  EXPECT_NE(plain(hits.front().excerpt).find("Qwen3-32B"), std::string::npos);
}

TEST(Search, FindsProseOfALoadedChapterAndNamesANodeOfItsPage) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  const Page page = page_for(desk.session);
  const auto hits = search(desk, "vocabulary", 50);
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
  Desk desk = shipped_desk();
  desk.open("#/4");
  const auto hits = search(desk, "query heads do not appear", 10);
  ASSERT_EQ(hits.size(), 1u);
  EXPECT_EQ(hits.front().hash, "#/4/how-large-it-is");
  EXPECT_EQ(search(desk, "why it is kept", 10).front().hash, "#/4/why-it-is-kept");
}

TEST(Search, FindsAnExerciseByItsNumberAndLeadsToIt) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  const auto hits = search(desk, "0.3", 10);
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits.front().hash, "#/0/0.3");
}

TEST(Search, TakesWordsWhateverTheirCase) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  EXPECT_FALSE(search(desk, "PARAMETER counting", 10).empty());
  EXPECT_TRUE(search(desk, "zebra crossing", 10).empty());
  EXPECT_TRUE(search(desk, "   ", 10).empty());
  EXPECT_EQ(search(desk, "the", 2).size(), 2U);
}

TEST(Search, FindsAWordWithAnApostropheHoweverItIsTyped) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  EXPECT_FALSE(search(desk, "model's", 5).empty());
  EXPECT_FALSE(search(desk, "model’s", 5).empty());
}

TEST(Search, TellsNoAnswer) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  for (const SearchHit& hit : search(desk, "124,320,000", 50))
    EXPECT_EQ(hit.hash.find("#/0/0.1"), std::string::npos) << hit.excerpt;
}

TEST(Search, KnowsWhichChaptersWereNotReadYet) {
  Desk desk = shipped_desk();
  const std::size_t before = unread_chapters(desk.session).size();
  ASSERT_GT(before, 0U);
  desk.open("#/0");
  EXPECT_EQ(unread_chapters(desk.session).size(), before - 1);
}

TEST(Search, FindsTheSamePlacesForEveryFormOfAWord) {
  const SearchIndex& index = whole_index();
  const SearchNames known = names();
  const std::vector<std::vector<std::string>> forms = {{"flop", "FLOPs", "flops"},
                                                       {"cache", "caches", "cached", "caching"},
                                                       {"gpu", "GPUs"},
                                                       {"train", "trained", "training"},
                                                       {"normalise", "normalized"},
                                                       {"batch", "batches"},
                                                       {"layernorm", "Layer Norm"},
                                                       {"embedding", "embeddings", "embedded"}};
  for (const auto& words : forms) {
    const std::set<std::string> places = addresses(search(index, known, words.front(), 100));
    EXPECT_GE(places.size(), 3U) << words.front();
    for (const std::string& word : words) {
      const std::set<std::string> found = addresses(search(index, known, word, 100));
      for (const std::string& place : places) EXPECT_EQ(found.count(place), 1U) << word << place;
    }
  }
}

TEST(Search, ShowsWhatHoldsMostWordsAndSaysWhichIsMissing) {
  const auto hits = search_all("ridge zebra", 10);
  ASSERT_FALSE(hits.empty());
  EXPECT_EQ(hits.front().title, "The ridge point");
  for (const SearchHit& hit : hits) EXPECT_EQ(hit.missing, "Without: zebra");
}

// One place speaks of all three; those that lack one word stand behind it, and say which.
TEST(Search, FillsAFewHitsUpWithPlacesThatLackOneWord) {
  const auto hits = search_all("llama 70b memory", 10);
  ASSERT_GE(hits.size(), 4U);
  EXPECT_LE(hits.size(), 5U);
  EXPECT_EQ(hits.front().missing, "");
  EXPECT_NE((hits.front().title + plain(hits.front().excerpt)).find("70B"), std::string::npos);
  EXPECT_NE(hits.back().missing, "");
  bool behind = false;  // once a word is missing, no place with all comes after it
  for (const SearchHit& hit : hits) {
    behind = behind || !hit.missing.empty();
    EXPECT_EQ(behind, !hit.missing.empty()) << hit.title;
    EXPECT_EQ(hit.missing.find(","), std::string::npos) << hit.missing;
  }
}

TEST(Search, MissesNoWordWhereAPlaceHoldsAll) {
  for (const SearchHit& hit : search_all("ridge point", 20)) EXPECT_TRUE(hit.missing.empty());
}

TEST(Search, ShowsEachAddressOnceAndTellsHitsApartByTheirWords) {
  for (const std::string query : {"ridge", "memory", "softmax", "the", "kv cache", "token"}) {
    const auto hits = search_all(query, 40);
    std::set<std::string> rows;
    for (const SearchHit& hit : hits) {
      EXPECT_FALSE(hit.excerpt.empty()) << query << " at " << hit.hash;
      EXPECT_TRUE(rows.insert(hit.title + hit.where + hit.excerpt).second) << hit.title;
    }
    EXPECT_EQ(addresses(hits).size(), hits.size()) << query;
  }
}

TEST(Search, KnowsTheOtherNamesOfTheField) {
  const auto first = [](const char* query) { return search_all(query, 3).front(); };
  EXPECT_EQ(first("ridge").hash, "#/7/the-ridge-point");
  EXPECT_EQ(first("roofline").where, "7 Throughput & Latency");
  EXPECT_EQ(first("grouped-query attention").where, "2 Multi-Head Attention");
  EXPECT_EQ(first("chinchilla").where, "8 Architecture Design");
  EXPECT_NE(plain(first("mixture of experts").excerpt).find("xpert"), std::string::npos);
  EXPECT_TRUE(first("time to first token").missing.empty());
  EXPECT_TRUE(first("ttft").missing.empty());
}

// A group of which the workbook holds nothing would find nothing.
TEST(Search, HasNoNamesInVain) {
  const SearchIndex& index = whole_index();
  const SearchNames known = names();
  std::istringstream lines(test::asset("names.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream group(line);
    for (std::string name; std::getline(group, name, '=');) {
      const auto hits = search(index, known, name, 1);
      ASSERT_FALSE(hits.empty()) << name;
      EXPECT_TRUE(hits.front().missing.empty()) << name;
    }
  }
}

TEST(Search, MarksWhatWasFoundAndTypesetsFormulas) {
  EXPECT_NE(search_all("ridge", 1).front().excerpt.find("<mark>"), std::string::npos);
  bool math = false;
  for (const SearchHit& hit : search_all("scores", 40)) {
    EXPECT_EQ(plain(hit.excerpt).find('$'), std::string::npos);
    math = math || hit.excerpt.find("<math") != std::string::npos;
  }
  EXPECT_TRUE(math);
}

TEST(Search, TellsHowManyPlacesHoldAllThatIsAsked) {
  EXPECT_EQ(words::search_words("rope", 1, 0, false), "One place; Enter opens the first.");
  EXPECT_EQ(words::search_words("rope", 7, 0, true),
            "7 places; Enter opens the first. Reading the other chapters …");
  EXPECT_EQ(words::search_words("query heads appear", 5, 4, false),
            "One place; Enter opens the first. Below: 4 places with most of them.");
  EXPECT_EQ(words::search_words("query heads appear", 3, 3, false),
            "No place holds all these words; 3 places with most of them.");
}

TEST(Search, EscapesWhatStandsInCode) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  for (const SearchHit& hit : search(desk, "layer", 40))
    EXPECT_EQ(hit.excerpt.find("<script"), std::string::npos);
}

}  // namespace
}  // namespace tmw
