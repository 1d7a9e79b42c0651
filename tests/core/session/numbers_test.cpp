// Numbers of the text that a reader changes: in the theory, in the address, and nowhere else.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/exercise/chart.h"
#include "core/prose/rich_text.h"
#include "core/session/playing.h"
#include "core/session/words.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::all_of;
using test::Desk;

std::string theory_words(const Desk& desk, int chapter) {
  return plain_text(desk.session.theories.at(chapter).blocks);
}

bool says(const Desk& desk, int chapter, const std::string& words) {
  return theory_words(desk, chapter).find(words) != std::string::npos;
}

// 4,096 is the value at place 4 of 256, 512, 1024, 2048, 4096.
constexpr int kFourThousand = 4;

TEST(Numbers, OfTheTextAreChangedAtOnceAndNothingIsLogged) {
  Desk desk;
  desk.open("#/1");
  const std::size_t stored = desk.stored.size();
  desk.act(OpenNumber{"s"});
  const Effects effects = desk.act(SetNumber{"s", kFourThousand});
  EXPECT_TRUE(says(desk, 1, "A reader of 4,096 words has 16,777,216 pairs"));
  ASSERT_EQ(all_of<NameNumbers>(effects).size(), 1u);
  EXPECT_EQ(all_of<NameNumbers>(effects)[0].with, "s:4096");
  EXPECT_EQ(hash_of(desk.session.place), "#/1?with=s:4096");
  EXPECT_EQ(effects.size(), 1u) << "it is not announced, saved or drafted";
  EXPECT_EQ(desk.stored.size(), stored);
  EXPECT_TRUE(desk.session.log.events().empty());
}

TEST(Numbers, AreThoseOfAnAddress) {
  Desk desk;
  desk.open("#/1?with=s:4096,n:2");
  EXPECT_TRUE(says(desk, 1, "A reader of 4,096 words has 16,777,216 pairs"));
  EXPECT_TRUE(says(desk, 1, "With 8,192 words, 2 times"));
  EXPECT_TRUE(desk.session.notice.empty());
}

TEST(Numbers, ThatAChapterDoesNotKnowAreLeftOutAndThatIsSaid) {
  Desk desk;
  const Effects effects = desk.act(Navigate{"#/1?with=s:4097,n:2"});
  EXPECT_TRUE(says(desk, 1, "A reader of 2,048 words"));
  EXPECT_TRUE(says(desk, 1, "2 times as many"));
  EXPECT_EQ(desk.session.notice, words::kUnknownNumbers);
  EXPECT_EQ(hash_of(desk.session.place), "#/1?with=n:2");
  EXPECT_EQ(all_of<NameNumbers>(effects).size(), 1u);
}

TEST(Numbers, StayWhereverOneGoesInTheChapterAndNoFurther) {
  Desk desk;
  desk.open("#/1?with=s:4096");
  desk.open("#/1/1.2");
  EXPECT_TRUE(says(desk, 1, "A reader of 4,096 words has 16,777,216 pairs"));
  EXPECT_EQ(hash_of(desk.session.place), "#/1/1.2?with=s:4096");
  desk.act(NewNumbers{"1.2"});
  EXPECT_NE(hash_of(desk.session.place).find("&with=s:4096"), std::string::npos);
  desk.open("#/0");
  EXPECT_TRUE(says(desk, 1, "A reader of 2,048 words"));
  desk.open("#/1");
  EXPECT_TRUE(says(desk, 1, "A reader of 2,048 words"));
}

TEST(Numbers, AreTheTextsOwnAgainByOnePress) {
  Desk desk;
  desk.open("#/1?with=s:4096,n:2");
  const Effects effects = desk.act(TextNumbers{});
  EXPECT_TRUE(says(desk, 1, "A reader of 2,048 words"));
  ASSERT_EQ(all_of<Announce>(effects).size(), 1u);
  EXPECT_EQ(hash_of(desk.session.place), "#/1");
  EXPECT_TRUE(desk.act(TextNumbers{}).empty());
}

TEST(Numbers, HaveAControlWhileItIsOpen) {
  Desk desk;
  desk.open("#/1");
  EXPECT_EQ(open_knob(desk.session), nullptr);
  desk.act(OpenNumber{"s"});
  const Knob* knob = open_knob(desk.session);
  ASSERT_NE(knob, nullptr);
  EXPECT_EQ(knob->words[knob->now], "2,048");
  desk.act(SetNumber{"s", kFourThousand});
  EXPECT_EQ(open_knob(desk.session)->words[open_knob(desk.session)->now], "4,096");
  desk.act(OpenNumber{});
  EXPECT_EQ(open_knob(desk.session), nullptr);
  EXPECT_TRUE(says(desk, 1, "A reader of 4,096 words has 16,777,216 pairs"))
      << "closing changes nothing";
}

// 12 layers of 1000^2 each 12 times, and 50,000 times 1000: 194 million.
TEST(Numbers, OfASolvedExerciseArePlayedWithAndNothingIsLogged) {
  Desk desk;
  desk.open("#/0");
  desk.act(OpenNumber{"0.1/0"});
  EXPECT_FALSE(desk.at("0.1").played) << "it is not solved yet";
  desk.act(EditAnswer{"0.1", 0, "12*12*1000^2 + 50000*1000"});
  desk.act(Check{"0.1"});
  ASSERT_EQ(desk.verdict("0.1"), VerdictKind::kRight);
  const std::size_t stored = desk.stored.size();
  const double answer = desk.at("0.1").problem.derivation.back().value;

  desk.act(OpenNumber{"0.1/0"});
  ASSERT_TRUE(desk.at("0.1").played);
  const Knob* knob = open_knob(desk.session);
  ASSERT_NE(knob, nullptr);
  EXPECT_GT(knob->words.size(), 1u);
  EXPECT_EQ(desk.at("0.1").played->problem.derivation.back().value, answer);
  EXPECT_FALSE(is_changed(desk.session));

  const int other = knob->now == 0 ? 1 : 0;
  desk.act(SetNumber{"0.1/0", other});
  EXPECT_NE(desk.at("0.1").played->problem.derivation.back().value, answer);
  EXPECT_EQ(desk.at("0.1").problem.derivation.back().value, answer) << "what is asked stays";
  EXPECT_TRUE(is_changed(desk.session));
  EXPECT_EQ(desk.verdict("0.1"), VerdictKind::kRight);
  EXPECT_EQ(desk.stored.size(), stored);

  desk.act(TextNumbers{});
  EXPECT_EQ(desk.at("0.1").played->problem.derivation.back().value, answer);
  desk.act(OpenNumber{});
  EXPECT_FALSE(desk.at("0.1").played);
  EXPECT_EQ(open_knob(desk.session), nullptr);
}

TEST(Numbers, ThatDoNotExistChangeNothing) {
  Desk desk;
  EXPECT_TRUE(desk.act(OpenNumber{"s"}).empty());
  desk.open("#/1");
  desk.act(OpenNumber{"x"});
  EXPECT_EQ(open_knob(desk.session), nullptr);
  EXPECT_TRUE(desk.act(SetNumber{"x", 0}).empty());
  EXPECT_TRUE(desk.act(SetNumber{"s", 99}).empty());
  EXPECT_TRUE(desk.act(SetNumber{"s", -1}).empty());
  for (const char* name : {"1.1/9", "1.99/0", "x/y", "1.1/"}) {
    EXPECT_TRUE(desk.act(OpenNumber{name}).empty()) << name;
    EXPECT_TRUE(desk.act(SetNumber{name, 0}).empty()) << name;
  }
}

bool has_room(const Spans& spans) {
  return std::any_of(spans.begin(), spans.end(),
                     [](const Span& span) { return !span.room.empty(); });
}

bool has_room(const Blocks& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) {
    return has_room(block.spans) || has_room(block.children);
  });
}

// Whether some words of the chapter are kept wider than they are.
bool keeps_room(const Desk& desk, int chapter) {
  const Theory& theory = desk.session.theories.at(chapter);
  return has_room(theory.blocks) ||
         std::any_of(theory.charts.begin(), theory.charts.end(), [](const Chart& chart) {
           return has_room(chart.caption) || has_room(chart.says);
         });
}

// Room is kept for what may come while a number is on its way, and no longer: sentences have no
// holes before and after.
TEST(Numbers, KeepRoomForWiderOnesOnlyWhileTheyAreOnTheirWay) {
  Desk desk;
  desk.open("#/1");
  desk.act(OpenNumber{"s"});
  EXPECT_FALSE(keeps_room(desk, 1)) << "opened, and not moved yet";
  for (const bool open : {true, false}) {
    if (!open) desk.act(OpenNumber{});
    desk.act(SetNumber{"s", open ? kFourThousand : 0});
    EXPECT_TRUE(keeps_room(desk, 1));
    EXPECT_TRUE(desk.act(RestNumber{}).empty());
    EXPECT_FALSE(keeps_room(desk, 1));
    EXPECT_TRUE(says(desk, 1, open ? "A reader of 4,096 words" : "A reader of 256 words"));
  }
  desk.act(SetNumber{"s", 1});
  desk.act(TextNumbers{});
  EXPECT_FALSE(keeps_room(desk, 1)) << "all numbers are the text's own again";
  desk.act(SetNumber{"s", 1});
  desk.open("#/1?with=n:2");
  EXPECT_FALSE(keeps_room(desk, 1)) << "an address brought other numbers";
}

// What a handle of a figure changes keeps its room though no control is open, and is told once.
TEST(Numbers, OfAFiguresHandleAreSetWithoutTheirControl) {
  Desk desk;
  desk.open("#/1");
  desk.act(SetNumber{"size", 4});
  EXPECT_TRUE(desk.session.open_number.empty());
  EXPECT_TRUE(keeps_room(desk, 1));
  EXPECT_EQ(hash_of(desk.session.place), "#/1?with=size:64");
  const std::string says = handle_says(desk.session, "size");
  EXPECT_NE(says.find(words::kGoalReached), std::string::npos) << says;
  EXPECT_TRUE(handle_says(desk.session, "no such given").empty());
  desk.act(ToggleValues{"pairs"});
  EXPECT_EQ(desk.session.open_values.count("pairs"), 1u);
  desk.act(ToggleValues{"pairs"});
  EXPECT_TRUE(desk.session.open_values.empty());
}

}  // namespace
}  // namespace tmw
