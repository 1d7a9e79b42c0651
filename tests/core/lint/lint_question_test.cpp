#include "core/lint/lint_question.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/core/marking/sample_questions.h"

namespace tmw {
namespace {

TEST(CheckQuestion, FindsSlipsInsideTheTolerance) {
  NumericQuestion question = sample::gpt2_parameters();
  const auto count = [&](bool errors) {
    const std::vector<QuestionProblem> found = check_question(question);
    return std::count_if(found.begin(), found.end(), [&](const QuestionProblem& problem) {
      return problem.is_error == errors;
    });
  };
  EXPECT_EQ(count(true), 0);
  const auto warnings = count(false);
  question.slips = {{sample::parsed("layers + tokens + places"), "Without the last norm."}};
  EXPECT_EQ(count(true), 1);
  question.slips = {{sample::parsed("layers"), "A."}, {sample::parsed("12*L*d*d"), "B."}};
  EXPECT_EQ(count(true), 0);
  EXPECT_EQ(count(false), warnings + 1);
  question.slips.clear();
  question.relative_tolerance = 0.01;  // 0.6 % of it is the position table
  EXPECT_GT(count(true), 0);
  question.answer = sample::parsed("nonsense");
  EXPECT_TRUE(check_question(question)[0].is_error);
}

// 1.25 GiB are 1.342 GB, which one digit cannot tell apart and three can.
TEST(CheckQuestion, AnEnginesSlipInsideTheToleranceIsAnError) {
  NumericQuestion question = sample::kv_cache();
  const auto errors = [&] {
    std::string words;
    for (const QuestionProblem& problem : check_question(question))
      if (problem.is_error) words += problem.words + "\n";
    return words;
  };
  EXPECT_EQ(errors(), "");
  question.digits = 1;
  EXPECT_NE(errors().find("in GB, but GiB is asked"), std::string::npos) << errors();
  EXPECT_NE(errors().find("1.34218 GiB, is accepted"), std::string::npos) << errors();
}

TEST(CheckQuestion, ACountIsOfSomethingThatIsNotNothing) {
  NumericQuestion question = sample::kv_cache();
  question.counted_in = sample::parsed("L - L");
  EXPECT_TRUE(check_question(question)[0].is_error);
}

}  // namespace
}  // namespace tmw
