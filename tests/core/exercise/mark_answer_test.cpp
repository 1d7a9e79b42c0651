#include "core/exercise/mark_answer.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/content/load.h"
#include "core/exercise/js_value.h"

namespace tmw {
namespace {

const char* const kChapter = R"(
number = 9
id = "x"
title = "X"
minutes = 4
theory = "t"

[[exercise]]
id = "9.1"
kind = "design"
title = "Order"
prompt = "p"
hints = ["a", "b"]
remark = "r"
working = "w"
[[exercise.item]]
id = "q"
text = "queries"
[[exercise.item]]
id = "k"
text = "keys"
[[exercise.item]]
id = "repeat"
text = "repeat"
after = ["k"]
because = "There is nothing to repeat yet."
[[exercise.item]]
id = "score"
text = "scores"
after = ["q", "repeat"]
because = "Shapes would not fit."

[[exercise]]
id = "9.3"
kind = "derive"
title = "Carried"
prompt = "p"
hints = ["a", "b"]
remark = "r"
steps = [ { name = "bytes", say = "s", is = "2*N" } ]
[exercise.given]
N = { value = 13, unit = "billion parameters", what = "parameters", from = "9.1.total" }
[exercise.answer]
ask = "Bytes"
of = "bytes"
unit = "GB"
accept = "3 digits"

[[exercise]]
id = "9.4"
kind = "build"
title = "Softmax"
prompt = "p"
hints = ["a", "b"]
remark = "r"
working = "w"
[exercise.build]
function = "softmax"
parameters = ["x"]
starter = "s"
solution = "s"
compare = "within 1e-9"
reference = "softmax"
random = { count = 1, args = ["vector 3 of -2 to 2"] }
[[exercise.build.test]]
args = [[0, 0]]
why = "a tie"
[[exercise.build.test]]
args = [[1000, 1001, 999]]
why = "large logits"
[[exercise.build.test]]
args = [[5]]
why = "one logit"
)";

const Chapter& chapter() {
  static const Chapter loaded = [] {
    Loaded<Chapter> result = load_chapter(kChapter, "x.toml");
    for (const ContentError& error : result.errors) ADD_FAILURE() << error_text(error);
    return result.value.value_or(Chapter{});
  }();
  return loaded;
}

OrderProblem order_problem_of_seed(std::uint64_t seed) {
  return std::get<OrderProblem>(instantiate(chapter().exercises[0], seed).problem.task);
}

// Indices of the steps with these ids.
std::vector<int> order_of(const OrderProblem& problem, const std::vector<std::string>& ids) {
  std::vector<int> order;
  for (const std::string& id : ids) {
    for (std::size_t i = 0; i < problem.steps.size(); ++i) {
      if (problem.steps[i].id == id) order.push_back(static_cast<int>(i));
    }
  }
  return order;
}

TEST(MarkOrder, AcceptsExactlyTheOrdersInWhichEveryStepFindsWhatItNeeds) {
  const OrderProblem problem = order_problem_of_seed(3);
  std::vector<int> order = {0, 1, 2, 3};
  int accepted = 0;
  do {
    accepted += mark_order(problem, order).kind == VerdictKind::Right ? 1 : 0;
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_EQ(accepted, 3);  // the queries may come first, second or third
}

TEST(MarkOrder, NamesTheFirstStepThatComesTooEarly) {
  const OrderProblem problem = order_problem_of_seed(0);
  const Verdict verdict = mark_order(problem, order_of(problem, {"q", "repeat", "k", "score"}));
  EXPECT_EQ(verdict.kind, VerdictKind::Wrong);
  EXPECT_EQ(verdict.message,
            "Step 2, “repeat”, comes too early: “keys” has to come before it. There is nothing to "
            "repeat yet.");
}

TEST(MarkOrder, AnythingButAPermutationIsUnreadable) {
  const OrderProblem problem = order_problem_of_seed(0);
  for (const std::vector<int>& order :
       {std::vector<int>{}, {0, 1, 2}, {0, 1, 2, 2}, {1, 2, 3, 4}, {-1, 0, 1, 2}}) {
    EXPECT_EQ(mark_order(problem, order).kind, VerdictKind::Unreadable);
  }
}

TEST(MarkOrder, TheStepsAreNeverShownSolved) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const OrderProblem problem = order_problem_of_seed(seed);
    EXPECT_EQ(mark_order(problem, {0, 1, 2, 3}).kind, VerdictKind::Wrong) << seed;
    EXPECT_EQ(mark_order(problem, problem.solution).kind, VerdictKind::Right) << seed;
  }
}

TEST(MarkCarrying, TheLearnersOwnNumberIsAcceptedAndSaidSo) {
  const Exercise& exercise = chapter().exercises[1];
  EXPECT_EQ(mark_part_carrying(exercise, 0, {}, 0, "26 GB").kind, VerdictKind::Right);
  EXPECT_NE(mark_part_carrying(exercise, 0, {}, 0, "22.4 GB").kind, VerdictKind::Right);
  const Verdict own = mark_part_carrying(exercise, 0, {{"9.1.total", 11.2e9}}, 0, "22.4 GB");
  EXPECT_EQ(own.kind, VerdictKind::Right);
  EXPECT_NE(own.message.find("your own answer in 9.1"), std::string::npos) << own.message;
  EXPECT_EQ(mark_part_carrying(exercise, 0, {{"9.1.total", 11.2e9}}, 0, "26 GB").kind,
            VerdictKind::Right);
  // A variant is about another model, so nothing is carried into it.
  EXPECT_NE(mark_part_carrying(exercise, 7, {{"9.1.total", 11.2e9}}, 0, "22.4 GB").kind,
            VerdictKind::Right);
}

BuildProblem build_problem_of_chapter() {
  return std::get<BuildProblem>(instantiate(chapter().exercises[2], 0).problem.task);
}

std::string reply_with(const BuildProblem& problem, std::size_t index, const std::string& entry) {
  std::string reply = "[";
  for (std::size_t i = 0; i < problem.tests.size(); ++i) {
    reply += i > 0 ? "," : "";
    reply += i == index ? entry : "{\"value\":" + problem.tests[i].expected + "}";
  }
  return reply + "]";
}

TEST(MarkOutputs, RightOutputsPassAndTheReferenceIsStable) {
  const BuildProblem problem = build_problem_of_chapter();
  ASSERT_EQ(problem.tests.size(), 4u);
  const std::optional<JsValue> large = parse_js_value(problem.tests[1].expected);
  ASSERT_TRUE(large.has_value());
  EXPECT_NEAR(large->items.at(1).number, 0.6652409557748219, 1e-12);
  EXPECT_EQ(mark_outputs(problem, reply_with(problem, 99, "")).kind, VerdictKind::Right);
}

TEST(MarkOutputs, FaultsAreSaidWithTheCallTheyBelongTo) {
  const BuildProblem problem = build_problem_of_chapter();
  const auto message = [&](const std::string& entry) {
    const Verdict verdict = mark_outputs(problem, reply_with(problem, 1, entry));
    EXPECT_EQ(verdict.kind, VerdictKind::Wrong) << entry;
    return verdict.message;
  };
  EXPECT_NE(message(R"({"value":[{"number":"NaN"},{"number":"NaN"},{"number":"NaN"}]})")
                .find("yours returned [NaN, NaN, NaN] (large logits)"),
            std::string::npos);
  EXPECT_NE(message(R"({"value":{"missing":true}})").find("`return`"), std::string::npos);
  EXPECT_NE(message(R"({"error":"x is not defined","line":4})").find("in line 4: x is not defined"),
            std::string::npos);
  EXPECT_NE(message(R"({"timeout":true})").find("did not finish"), std::string::npos);
  EXPECT_NE(message("{\"modified\":true,\"value\":" + problem.tests[1].expected + "}")
                .find("changed the arrays"),
            std::string::npos);
}

TEST(MarkOutputs, CodeThatCannotRunAndForeignRepliesCostNothing) {
  const BuildProblem problem = build_problem_of_chapter();
  for (const char* reply : {"", "{", "[]", "null", "[1,2,3,4]", "{\"value\":1}", "[[[[[[",
                            "{\"error\":\"Unexpected token\",\"line\":2}"}) {
    EXPECT_EQ(mark_outputs(problem, reply).kind, VerdictKind::Unreadable) << reply;
  }
}

TEST(MarkOutputs, TheCallsAreJson) {
  const std::string calls = calls_json(build_problem_of_chapter());
  EXPECT_EQ(calls.rfind("{\"function\":\"softmax\",\"calls\":[[[0,0]],[[1000,1001,999]],[[5]],", 0),
            0u)
      << calls;
}

}  // namespace
}  // namespace tmw
