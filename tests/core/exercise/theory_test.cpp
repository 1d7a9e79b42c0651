// A theory whose numbers a reader changes: everything that follows from them follows at once.
#include "core/exercise/theory.h"

#include <gtest/gtest.h>

#include <map>

#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/load.h"
#include "core/exercise/chart.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

// The cache of a token is 2*L*g*d_k*2 bytes; numbers worked out by hand.
constexpr const char* kChapter = R"(
number = 4
id = "caches"
title = "Caches"
minutes = 1
theory = '''
{{ name }} has {{ g }} KV heads, and $L = {{ L }}$. A text of {{ s }} tokens takes {{ 2*L*s*g*2 | MiB }}.

$$2\,L\,s\,g\,w = {{ 2*L*s*g*2 | MiB }}$$
'''
keep = ['It takes {{ 2*L*s*g*2 | MiB }}.', 'Twice the text, twice the cache.']
exercise = []
models = [
  { name = "Small 1", L = 16, g = 8 },
  { name = "Large 2", L = 32, g = 4 },
]

[given]
name = { value = "Large 2", what = "model", explore = "models", says = "It has {{ L }} layers." }
L = 32
g = { value = 4, what = "KV heads", explore = [1, 2, 4, 8], says = "It has {{ g }}." }
s = { value = 1024, what = "tokens", explore = { from = 512, to = 131072, times = 2 }, says = "{{ s }} tokens." }

[[figure]]
id = "cache"
kind = "bars"
caption = "The cache of {{ s }} tokens."
alt = "It takes {{ 2*L*s*g*2 | MiB }}."
as = "MiB"
bar = [ { label = "Cache", is = "2*L*s*g*2" } ]
)";

Chapter chapter() {
  Loaded<Chapter> loaded = load_chapter(kChapter, "caches.toml");
  for (const ContentError& error : loaded.errors) ADD_FAILURE() << error_text(error);
  return loaded.value.value_or(Chapter{});
}

Explored explored_in(const Chapter& chapter, const std::string& text) {
  const ExploredRead read = read_explored(chapter, text);
  EXPECT_TRUE(read.complete) << text;
  return read.explored;
}

std::string words_of(const Theory& theory) { return plain_text(theory.blocks); }

TEST(ExploredTheory, HasTheTextsOwnNumbersAtFirst) {
  const Theory theory = theory_of(chapter());
  EXPECT_TRUE(theory.errors.empty());
  EXPECT_NE(words_of(theory).find("Large\u00a02 has 4 KV heads, and L = 32. A text of 1,024 tokens "
                                  "takes 0.5 MiB."),
            std::string::npos)
      << words_of(theory);
  ASSERT_EQ(theory.knobs.size(), 3u);
  EXPECT_EQ(theory.knobs[2].words[theory.knobs[2].now], "1,024");
  EXPECT_EQ(theory.knobs[2].words.back(), "131,072");
}

TEST(ExploredTheory, FollowsANumberInProseFormulasRulesFiguresAndTheirWords) {
  const Chapter caches = chapter();
  const Theory theory = theory_of(caches, explored_in(caches, "s:131072"));
  EXPECT_NE(words_of(theory).find("131,072 tokens takes 64 MiB"), std::string::npos);
  EXPECT_NE(words_of(theory).find("w = 64 MiB"), std::string::npos) << words_of(theory);
  EXPECT_EQ(plain_text(theory.keep[0]), "It takes 64 MiB.");
  EXPECT_EQ(theory.charts[0].alt, "It takes 64 MiB.");
  EXPECT_EQ(theory.charts[0].labels[0], "Cache: 64 MiB");
  EXPECT_EQ(plain_text(theory.charts[0].caption), "The cache of 131,072 tokens.");
  EXPECT_EQ(theory.knobs[2].says, "131,072 tokens.");
}

TEST(ExploredTheory, TakesAllNumbersOfAModel) {
  const Chapter caches = chapter();
  const Theory theory = theory_of(caches, explored_in(caches, "name:small-1"));
  EXPECT_NE(words_of(theory).find("has 8 KV heads, and L = 16."), std::string::npos);
  EXPECT_EQ(theory.knobs[1].words[theory.knobs[1].now], "8") << "the control follows";
}

TEST(ExploredTheory, DoesNotCallByAModelsNameWhatWasChangedInIt) {
  const Chapter caches = chapter();
  const Theory theory = theory_of(caches, explored_in(caches, "g:1"));
  EXPECT_EQ(words_of(theory).find("Large\u00a02\u00a0(changed) has 1 KV"), 0u) << words_of(theory);
}

TEST(ExploredTheory, LeavesToAnotherModelItsOwnNumbers) {
  const Chapter caches = chapter();
  Explored explored = explored_in(caches, "g:1,s:512");
  explore(caches, explored, "name", 0);
  EXPECT_EQ(text_of(caches, explored), "name:small-1,s:512");
  explore(caches, explored, "g", 3);
  EXPECT_EQ(text_of(caches, explored), "name:small-1,s:512") << "8 is that model's own";
  explore(caches, explored, "name", 1);
  EXPECT_EQ(text_of(caches, explored), "s:512") << "and this is the text's";
}

TEST(ExploredTheory, IsReadFromAnAddressAsFarAsTheChapterKnowsIt) {
  const Chapter caches = chapter();
  EXPECT_EQ(text_of(caches, explored_in(caches, "s:512,g:1,name:small-1")),
            "name:small-1,g:1,s:512");
  for (const char* unknown : {"s:513", "x:1", "name:tiny", "L:16"}) {
    const ExploredRead read = read_explored(caches, std::string(unknown) + ",g:2");
    EXPECT_FALSE(read.complete) << unknown;
    EXPECT_EQ(text_of(caches, read.explored), "g:2") << unknown;
  }
}

TEST(ExploredTheory, TellsItsNumbersApartFromWhatTheyStandIn) {
  const Theory theory = theory_of(chapter());
  const Spans& spans = theory.blocks[0].spans;
  std::vector<std::string> given;
  for (const Span& span : spans) {
    if (!span.given.empty()) given.push_back(span.given + "=" + span.text);
    if (span.kind == SpanKind::kMath) {
      EXPECT_EQ(span.text, "L = 32");
    }
  }
  EXPECT_EQ(given, (std::vector<std::string>{"name=Large\u00a02", "g=4", "s=1,024"}));
  EXPECT_EQ(theory.charts[0].caption[0].spans[1].given, "s");
}

TEST(ExploredTheory, KeepsRoomForTheWidestOfWhatChangesWithANumber) {
  const Chapter caches = chapter();
  const Theory theory = theory_of(caches, {}, rooms_of(caches, {}, "s"));
  std::vector<std::string> rooms;
  for (const Span& span : theory.blocks[0].spans) {
    if (!span.room.empty()) rooms.push_back(span.text + "<" + span.room);
  }
  EXPECT_EQ(rooms, (std::vector<std::string>{"1,024<131,072", "0.5<0.25"}));
  EXPECT_EQ(theory.blocks[1].text, "2\\,L\\,s\\,g\\,w = \\live{}{0.5}{0.25}\\,\\text{MiB}");
}

// What a fault in a file is told as.
std::string fault_of(const std::string& from, const std::string& to) {
  std::string text = kChapter;
  text.replace(text.find(from), from.size(), to);
  const Loaded<Chapter> loaded = load_chapter(text, "caches.toml");
  std::string told;
  for (const ContentError& error : loaded.errors) told += error.message + "\n";
  return told;
}

TEST(ExploredTheory, SaysWhatIsWrongWithItsValues) {
  const auto has = [](const std::string& told, const char* words) {
    EXPECT_NE(told.find(words), std::string::npos) << told;
  };
  has(fault_of("explore = [1, 2, 4, 8]", "explore = [1, 2, 8]"), "must be among");
  has(fault_of("explore = [1, 2, 4, 8]", "explore = [1, 4, 4]"), "4 twice");
  has(fault_of("explore = [1, 2, 4, 8]", "explore = [4]"), "2 to 64 values");
  has(fault_of("explore = [1, 2, 4, 8]", "explore = [1, \"4\"]"), "must list numbers");
  has(fault_of("explore = [1, 2, 4, 8]", "explore = \"all\""), "no list `all`");
  has(fault_of("times = 2", "times = 1"), "a range has");
  has(fault_of("times = 2", "step = 1"), "2 to 64 values");
  has(fault_of(", says = \"It has {{ g }}.\"", ""), "says");
  has(fault_of("what = \"KV heads\", ", ""), "needs a `what`");
  has(fault_of("models = [", "others = ["), "no list `models`");
  has(fault_of("name = \"Large 2\",", "name = \"Large 3\","), "must be among");
}

// The chapter with two more rows of choices.
std::string with_choices() {
  std::string text = kChapter;
  const auto put = [&text](const std::string& before, const std::string& words) {
    text.insert(text.find(before), words);
  };
  put("[given]",
      "ways = [ { name = \"Adam\", each = 16, more = 8 }, { name = \"SGD\", each = 8, more = 0 } "
      "]\n"
      "masks = [ { name = \"none\", share = 1 }, { name = \"causal\", share = 0.5 } ]\n");
  put("L = 32\ng",
      "way = { value = \"Adam\", what = \"way\", explore = \"ways\", says = \"{{ each }} bytes.\" "
      "}\n"
      "mask = { value = \"none\", what = \"mask\", explore = \"masks\", says = \"{{ share }}.\" }\n"
      "each = 16\nmore = 8\nshare = 1\n");
  return text;
}

TEST(ExploredTheory, GoesThroughSeveralRowsOfChoicesEachByItself) {
  const Loaded<Chapter> loaded = load_chapter(with_choices(), "caches.toml");
  for (const ContentError& error : loaded.errors) ADD_FAILURE() << error_text(error);
  ASSERT_TRUE(loaded.value);
  const Chapter& chapter = *loaded.value;
  const Explored explored = explored_in(chapter, "way:sgd,mask:causal,name:small-1");
  EXPECT_EQ(text_of(chapter, explored), "name:small-1,way:sgd,mask:causal");
  const Theory theory = theory_of(chapter, explored);
  std::map<std::string, std::string> says;
  for (const Knob& knob : theory.knobs) says[knob.name] = knob.says;
  EXPECT_EQ(says["way"], "8 bytes.");
  EXPECT_EQ(says["mask"], "0.5.");
  EXPECT_EQ(says["name"], "It has 16 layers.");
  EXPECT_EQ(text_of(chapter, explored_in(chapter, "way:sgd,mask:none")), "way:sgd")
      << "the text's own choice is no change";
}

TEST(ExploredTheory, AsksEveryChoiceOfARowToSetTheSame) {
  std::string text = with_choices();
  const std::string whole = "each = 8, more = 0";
  text.replace(text.find(whole), whole.size(), "each = 8");
  const Loaded<Chapter> loaded = load_chapter(text, "caches.toml");
  ASSERT_FALSE(loaded.errors.empty());
  EXPECT_NE(loaded.errors[0].message.find("`ways`: SGD must set the same givens"),
            std::string::npos)
      << loaded.errors[0].message;
}

constexpr const char* kPrograms = R"toml(
[[figure]]
id = "pair"
kind = "programs"
caption = "Two programs."
alt = "Both give weights."
largest = 65504
from = 0
to = 100
line = [
  { of = "naive", label = "powers", is = ["exp(L)", "exp(0)"] },
  { of = "naive", label = "weights", is = ["exp(L)/(exp(L) + 1)"] },
  { of = "stable", label = "powers", is = ["exp(L - L)"] },
]
)toml";

TEST(Programs, WhatLeavesTheFormatIsInfiniteInEveryStepAfterIt) {
  const Loaded<Chapter> loaded = load_chapter(kChapter + std::string(kPrograms), "caches.toml");
  for (const ContentError& error : loaded.errors) ADD_FAILURE() << error_text(error);
  ASSERT_TRUE(loaded.value);
  const Theory theory = theory_of(*loaded.value);
  ASSERT_EQ(theory.charts.size(), 2u);
  // e^32 is 7.9e13, beyond FP16's 65,504; infinity over infinity is no number.
  const std::vector<ChartItem>& cells = theory.charts[1].items;
  ASSERT_EQ(cells.size(), 4u);
  EXPECT_EQ(cells[0].words, "∞");
  EXPECT_EQ(cells[1].words, "1");
  EXPECT_EQ(cells[2].words, "NaN");
  EXPECT_FALSE(cells[2].good);
  EXPECT_EQ(cells[3].words, "1");
  EXPECT_TRUE(cells[3].good);
  const ChartTable wanted = {{"Line", "Numbers"},
                             {"naive: powers", "∞, 1"},
                             {"naive: weights", "NaN"},
                             {"stable: powers", "1"}};
  EXPECT_EQ(theory.charts[1].values, wanted);
}

}  // namespace
}  // namespace tmw
