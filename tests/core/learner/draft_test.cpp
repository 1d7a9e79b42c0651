#include "core/learner/draft.h"

#include <gtest/gtest.h>

#include <string>

namespace tmw {
namespace {

TEST(Draft, ReadsBackAsItWasTyped) {
  const Draft draft{"0.5", 18446744073709551615U, 1767225600000, "const f = \"\\\n\t\xCF\x80\";"};
  EXPECT_EQ(read_draft(draft_json(draft)), draft);
  EXPECT_EQ(draft_json(draft).find('\n'), std::string::npos);
}

TEST(Draft, IsKeptByItsExerciseAndNumbers) {
  EXPECT_EQ(draft_key("0.1", 0), "0.1");
  EXPECT_EQ(draft_key("0.1", 7), "0.1?seed=7");
}

TEST(Draft, OfAnotherVersionOrDamagedIsNone) {
  for (const char* line :
       {"", "garbage", "[]", R"({"v":2,"exercise":"0.1","seed":0,"order":1,"text":""})",
        R"({"v":1,"exercise":"0.1","seed":-1,"order":1,"text":""})",
        R"({"v":1,"exercise":"0.1","seed":0,"order":1})",
        R"({"v":1,"exercise":1,"seed":0,"order":1,"text":""})"}) {
    EXPECT_FALSE(read_draft(line).has_value()) << line;
  }
}

}  // namespace
}  // namespace tmw
