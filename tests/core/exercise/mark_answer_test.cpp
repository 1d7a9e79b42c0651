#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/content/exercise.h"
#include "core/content/load.h"
#include "core/content/workbook.h"
#include "core/exercise/code_tests.h"
#include "core/exercise/code_words.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/js_value.h"
#include "core/exercise/problem.h"
#include "core/marking/verdict.h"
#include "core/numerics/normalization.h"
#include "core/numerics/softmax.h"
#include "core/prose/rich_text.h"

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
python_starter = "s"
python_solution = "t"
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

TEST(CodeWords, KnowCodeOfTheOtherLanguage) {
  const auto said = [](const char* source, CodeLanguage language) {
    return other_language_words(source, language);
  };
  const CodeLanguage js = CodeLanguage::kJavaScript;
  const CodeLanguage py = CodeLanguage::kPython;
  EXPECT_NE(said("def f(d):\n    return d", js).find("“Write in Python”"), std::string::npos);
  EXPECT_NE(said("  import math\r\ndef f(d): \n  return d", js).find("Python"), std::string::npos);
  EXPECT_NE(said("function f(d) {\n  return d;\n}", py).find("“Write in JavaScript”"),
            std::string::npos);
  EXPECT_NE(said("// a\nconst f = (d) => d;", py).find("JavaScript"), std::string::npos);
  for (const char* own : {"function f(d) {\n  return d +;\n}", "", "\n\n", "return 1", "let",
                          "// def f(d):\nfunction f() {", "define(1):"})
    EXPECT_EQ(said(own, js), "") << own;
  for (const char* own : {"def f(d):\n  return d +", "", "function = 3 +", "constant = 3 +"})
    EXPECT_EQ(said(own, py), "") << own;
}

TEST(CodeWords, OfAPromiseSayWhatToLeaveOut) {
  const JsValue number = js_number(3);
  const JsValue promise = *parse_js_value(R"({"other":"promise"})");
  EXPECT_EQ(js_text(promise), "a Promise");
  EXPECT_EQ(why_differs(number, promise, CodeLanguage::kJavaScript),
            "Leave “async” out: the function must return the value itself, not a Promise of it.");
}

TEST(MarkOrder, AcceptsExactlyTheOrdersInWhichEveryStepFindsWhatItNeeds) {
  const OrderProblem problem = order_problem_of_seed(3);
  std::vector<int> order = {0, 1, 2, 3};
  int accepted = 0;
  do {
    accepted += mark_entry(problem, {order}).kind == VerdictKind::kRight ? 1 : 0;
  } while (std::next_permutation(order.begin(), order.end()));
  EXPECT_EQ(accepted, 3);  // the queries may come first, second or third
}

TEST(MarkOrder, NamesTheFirstStepThatComesTooEarly) {
  const OrderProblem problem = order_problem_of_seed(0);
  const Verdict verdict = mark_entry(problem, {order_of(problem, {"q", "repeat", "k", "score"})});
  EXPECT_EQ(verdict.kind, VerdictKind::kWrong);
  EXPECT_EQ(verdict.message,
            "Step 2, “repeat”, comes too early: “keys” has to come before it. There is nothing to "
            "repeat yet.");
}

// What a page shows keeps the formulas of the steps.
TEST(MarkOrder, SaysTheStepsAsTheyAreWritten) {
  OrderProblem problem = order_problem_of_seed(0);
  for (ProblemStep& step : problem.steps) {
    for (Span& span : step.text) span.kind = SpanKind::kMath;
  }
  const OrderEntry early = {order_of(problem, {"q", "repeat", "k", "score"})};
  const Spans words = words_of_early_step(problem, early);
  EXPECT_EQ(std::count_if(words.begin(), words.end(),
                          [](const Span& span) { return span.kind == SpanKind::kMath; }),
            2);
  EXPECT_TRUE(
      words_of_early_step(problem, {order_of(problem, {"q", "k", "repeat", "score"})}).empty());
  EXPECT_TRUE(words_of_early_step(problem, {}).empty());
}

TEST(MarkOrder, AnythingButAPermutationIsUnreadable) {
  const OrderProblem problem = order_problem_of_seed(0);
  for (const std::vector<int>& order :
       {std::vector<int>{}, {0, 1, 2}, {0, 1, 2, 2}, {1, 2, 3, 4}, {-1, 0, 1, 2}}) {
    EXPECT_EQ(mark_entry(problem, {order}).kind, VerdictKind::kUnreadable);
  }
}

TEST(MarkOrder, TheStepsAreNeverShownSolved) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    const OrderProblem problem = order_problem_of_seed(seed);
    EXPECT_EQ(mark_entry(problem, {{0, 1, 2, 3}}).kind, VerdictKind::kWrong) << seed;
    EXPECT_EQ(mark_entry(problem, {problem.solution}).kind, VerdictKind::kRight) << seed;
  }
}

TEST(MarkCarrying, TheLearnersOwnNumberIsAcceptedAndSaidSo) {
  const Exercise& exercise = chapter().exercises[1];
  EXPECT_EQ(mark_part_carrying(exercise, 0, {}, 0, "26 GB").kind, VerdictKind::kRight);
  EXPECT_NE(mark_part_carrying(exercise, 0, {}, 0, "22.4 GB").kind, VerdictKind::kRight);
  const Verdict own = mark_part_carrying(exercise, 0, {{"9.1.total", 11.2e9}}, 0, "22.4 GB");
  EXPECT_EQ(own.kind, VerdictKind::kRight);
  EXPECT_NE(own.message.find("your own answer in 9.1"), std::string::npos) << own.message;
  EXPECT_EQ(mark_part_carrying(exercise, 0, {{"9.1.total", 11.2e9}}, 0, "26 GB").kind,
            VerdictKind::kRight);
  // A variant is about another model, so nothing is carried into it.
  EXPECT_NE(mark_part_carrying(exercise, 7, {{"9.1.total", 11.2e9}}, 0, "22.4 GB").kind,
            VerdictKind::kRight);
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
  EXPECT_EQ(mark_outputs(problem, reply_with(problem, 99, "")).kind, VerdictKind::kRight);
}

TEST(MarkOutputs, FaultsAreSaidWithTheCallTheyBelongTo) {
  const BuildProblem problem = build_problem_of_chapter();
  const auto message = [&](const std::string& entry) {
    const Verdict verdict = mark_outputs(problem, reply_with(problem, 1, entry));
    EXPECT_EQ(verdict.kind, VerdictKind::kWrong) << entry;
    return verdict.message;
  };
  EXPECT_NE(message(R"({"value":[{"number":"NaN"},{"number":"NaN"},{"number":"NaN"}]})")
                .find("yours returned [NaN, NaN, NaN] (large logits)"),
            std::string::npos);
  EXPECT_NE(message(R"({"value":{"missing":true}})").find("“return”"), std::string::npos);
  EXPECT_NE(message(R"({"error":"x is not defined","line":4})").find("in line 4: x is not defined"),
            std::string::npos);
  EXPECT_NE(
      message(R"({"error":"x is not defined","line":4,"column":9})").find("in line 4, column 9: x"),
      std::string::npos);
  EXPECT_NE(message(R"({"timeout":true})").find("still running after two seconds"),
            std::string::npos);
  EXPECT_NE(message(R"({"value":[{"number":"NaN"},0,0]})").find("NaN comes of"), std::string::npos);
  EXPECT_NE(message(R"({"value":[{"number":"Infinity"},0,0]})").find("Infinity comes of"),
            std::string::npos);
  EXPECT_NE(message(R"({"value":[0.5,0.5]})")
                .find("Too short: there should be 3 numbers, but there are 2."),
            std::string::npos);
  EXPECT_NE(message(R"({"value":[]})").find("but there are none."), std::string::npos);
  EXPECT_NE(message(R"({"value":1})").find("It should return an array of 3 numbers, not a number."),
            std::string::npos);
  EXPECT_NE(message(R"({"value":[0.5,"0.5",{"missing":true}]})")
                .find("Element 1, counted from 0, is a text, not a number."),
            std::string::npos);
  EXPECT_NE(message("{\"modified\":true,\"value\":" + problem.tests[1].expected + "}")
                .find("changed the arrays"),
            std::string::npos);
}

TEST(MarkOutputs, CodeThatCannotRunAndForeignRepliesCostNothing) {
  const BuildProblem problem = build_problem_of_chapter();
  for (const char* reply : {"", "{", "[]", "null", "[1,2,3,4]", "{\"value\":1}", "[[[[[[",
                            "{\"error\":\"Unexpected token\",\"line\":2}"}) {
    EXPECT_EQ(mark_outputs(problem, reply).kind, VerdictKind::kUnreadable) << reply;
  }
}

// A few hundred characters: a verdict names the call, what is due and what came out.
constexpr std::size_t kFewHundred = 1000;

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

std::string ones(std::size_t count) {
  std::string items = "1";
  for (std::size_t i = 1; i < count; ++i) items += ",1";
  return items;
}

TEST(JsText, APrintedValueHasAFewHundredCharactersWhateverTheValueIs) {
  const std::string x(1000000, 'x');
  std::string deep = "7";
  for (int i = 0; i < 40; ++i) deep = "[" + deep + "]";
  std::string wide = "[" + ones(300) + "]";
  for (int i = 0; i < 3; ++i) wide = "[" + wide + "," + wide + "," + wide + "]";
  const std::vector<std::string> values = {"\"" + x + "\"",
                                           "[\"" + x + "\",\"" + x + "\"]",
                                           "[" + ones(100000) + "]",
                                           deep,
                                           wide,
                                           R"({"cut":4e9,"of":[1]})",
                                           R"({"cut":1e300,"of":"x"})",
                                           R"({"cut":-5,"of":{"cut":{}}})"};
  for (const std::string& json : values) {
    const std::optional<JsValue> value = parse_js_value(json);
    ASSERT_TRUE(value.has_value()) << json.substr(0, 80);
    EXPECT_LT(js_text(*value, 17).size(), kFewHundred) << json.substr(0, 80);
  }
}

TEST(JsText, WhatIsLeftOffIsCounted) {
  const auto text = [](const std::string& json) { return js_text(*parse_js_value(json)); };
  EXPECT_EQ(text(R"({"cut":99997,"of":[1,2,3]})"), "[1, 2, 3, ... 99,997 more]");
  EXPECT_EQ(text(R"({"cut":4000000000,"of":[]})"), "[... 4,000,000,000 more]");
  EXPECT_EQ(text(R"([[1,2],{"cut":5,"of":[3]}])"), "[[1, 2], [3, ... 5 more]]");
  EXPECT_EQ(text(R"({"cut":999999,"of":"x"})"), "\"x...\" (999,999 more characters)");
  // 240 bytes are shown: 120 of the two bytes that "ü" has, so 880 of 1,000 are left off.
  std::string umlauts;
  for (int i = 0; i < 1000; ++i) umlauts += "ü";
  EXPECT_EQ(text("\"" + umlauts + "\""),
            "\"" + umlauts.substr(0, 240) + "...\" (880 more characters)");
  // Twenty of a list, or fewer where they are long.
  const std::string shown = text("[" + ones(100) + "]");
  EXPECT_EQ(shown, "[" + repeated("1, ", 20) + "... 80 more]");
  EXPECT_EQ(text("[" + ones(20) + "]"), "[" + repeated("1, ", 19) + "1]");
  const std::string pairs = text("[" + repeated("[12345678,12345678],", 99) + "[1,1]]");
  EXPECT_LT(pairs.size(), 280U) << pairs;  // 240 and one pair more, and how many are left
}

TEST(JsText, WhatIsNoValueOfAnExerciseIsNamed) {
  EXPECT_EQ(
      js_text(*parse_js_value(R"([{"other":"bigint"},{"other":"function"},{"other":"object"}])")),
      "[a BigInt, a function, an object]");
}

TEST(MarkOutputs, WhatWasCutIsTooLongAndNeverRight) {
  const BuildProblem problem = build_problem_of_chapter();
  // The three right numbers stand at the beginning; more was returned, and cut off.
  const std::string cut = "{\"value\":{\"cut\":99997,\"of\":" + problem.tests[1].expected + "}}";
  const Verdict verdict = mark_outputs(problem, reply_with(problem, 1, cut));
  EXPECT_EQ(verdict.kind, VerdictKind::kWrong);
  EXPECT_NE(verdict.message.find("Too long: there should be 3 numbers, but there are 100,000."),
            std::string::npos)
      << verdict.message;
  const Verdict one = mark_outputs(problem, reply_with(problem, 2, R"({"value":[1,1]})"));
  EXPECT_NE(one.message.find("there should be 1 number, but there are 2."), std::string::npos)
      << one.message;
  // Not even where the sandbox says that nothing was cut off.
  const std::string none = "{\"value\":{\"cut\":0,\"of\":" + problem.tests[1].expected + "}}";
  EXPECT_EQ(mark_outputs(problem, reply_with(problem, 1, none)).kind, VerdictKind::kWrong);
}

TEST(MarkOutputs, NoOutputMakesTheVerdictLong) {
  const BuildProblem problem = build_problem_of_chapter();
  const std::string x(1000000, 'x');
  for (const std::string& entry :
       {"{\"value\":\"" + x + "\"}", "{\"value\":[" + ones(100000) + "]}",
        "{\"error\":\"" + x + "\",\"line\":3}",
        "{\"error\":{\"cut\":999000,\"of\":\"" + x.substr(0, 1000) + "\"},\"line\":3}",
        "{\"modified\":true,\"value\":[" + ones(100000) + "]}"}) {
    const Verdict verdict = mark_outputs(problem, reply_with(problem, 1, entry));
    EXPECT_EQ(verdict.kind, VerdictKind::kWrong) << entry.substr(0, 80);
    EXPECT_LT(verdict.message.size(), kFewHundred) << entry.substr(0, 80);
  }
  EXPECT_LT(mark_outputs(problem, "{\"error\":\"" + x + "\"}").message.size(), kFewHundred);
}

TEST(MarkOutputs, TheSandboxHasRoomForEveryRightResult) {
  // The longest number of JavaScript has 24 characters, as -1.2345678901234567e-100.
  for (const std::size_t count : {1u, 100u, 10000u}) {
    std::string longest = "-1.2345678901234567e-100";
    for (std::size_t i = 1; i < count; ++i) longest += ",-1.2345678901234567e-100";
    longest = "[" + longest + "]";
    EXPECT_GE(json_room(*parse_js_value("[" + ones(count) + "]")),
              static_cast<std::int64_t>(longest.size()));
  }
  // 10,000 characters that are escaped in JSON, as \u0001.
  const JsValue text = {JsKind::kText, false, 0.0, std::string(10000, '\1'), {}};
  EXPECT_GE(json_room(text), static_cast<std::int64_t>(to_json(text).size()));
  EXPECT_LT(json_room(js_number(1.0)), 10000);
}

TEST(MarkOutputs, TheCallsAreJson) {
  const BuildProblem problem = build_problem_of_chapter();
  const std::string calls = calls_json(problem, empty_entry(problem));
  EXPECT_EQ(calls.rfind("{\"function\":\"softmax\",\"calls\":[{\"args\":[[0,0]],\"room\":", 0), 0u)
      << calls;
  EXPECT_NE(calls.find("},{\"args\":[[1000,1001,999]],\"room\":"), std::string::npos) << calls;
  EXPECT_NE(calls.find("],\"language\":\"javascript\"}"), std::string::npos) << calls;
}

TEST(MarkOutputs, AMinusZeroIsAZero) {
  EXPECT_TRUE(js_equal(*parse_js_value("[-0.0]"), *parse_js_value("[0]"), 0.0));
}

// e^0 / (2 e^0 + 2 e^-1) and e^-1 / (...), each twice, and 99,996 more pairs of them.
TEST(MarkOutputs, OfALongResultTheLengthTheBeginningAndTheBoundsOfTheRestAreCompared) {
  const JsValue due = *call_reference_repeated("softmax", {js_array({1.0, 0.0})}, 50'000);
  EXPECT_EQ(length_of(due), 100'000);
  const double total = 50'000 * (1 + std::exp(-1.0));
  EXPECT_NEAR(due.items[0].number, 1 / total, 1e-18);
  EXPECT_NEAR(due.items[1].number, std::exp(-1.0) / total, 1e-18);
  JsValue returned = due;
  EXPECT_TRUE(js_equal(returned, due, 1e-12));
  returned.left_off -= 1;
  EXPECT_FALSE(js_equal(returned, due, 1e-12)) << "one number is missing at the end";
  returned = due;
  returned.items[1].number = 0.5;
  EXPECT_FALSE(js_equal(returned, due, 1e-12));
  returned = due;
  returned.high[1] = 0.5;
  EXPECT_FALSE(js_equal(returned, due, 1e-12)) << "one of those that were cut is too large";
  EXPECT_EQ(place_of_difference(returned, due, 1e-12), 1u);
  returned = due;
  returned.low[0] = 0;
  EXPECT_FALSE(js_equal(returned, due, 1e-12)) << "one of those that were cut is too small";
  returned.low.clear();
  EXPECT_FALSE(js_equal(returned, due, 1e-12)) << "something that was cut is no number";
  EXPECT_EQ(parse_js_value(to_json(due))->high, due.high);
}

// The same sum over all of them, as core/numerics computes it.
TEST(MarkOutputs, ARepeatedReferenceIsThatOfTheWholeArray) {
  std::vector<double> all;
  for (int i = 0; i < 3000; ++i) all.insert(all.end(), {10.0, 12.5, 11.0});
  const std::vector<double> softmax = numerics::softmax(all);
  const JsValue once = *call_reference_repeated("softmax", {js_array({10.0, 12.5, 11.0})}, 3000);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(once.items[i].number, softmax[i], 1e-15);
  const std::vector<double> gains(all.size(), 2.0);
  const std::vector<double> norm = numerics::rms_norm(all, gains, 1e-6);
  const JsValue normed = *call_reference_repeated(
      "rms_norm", {js_array({10.0, 12.5, 11.0}), js_array({2.0, 2.0, 2.0}), js_number(1e-6)}, 3000);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(normed.items[i].number, norm[i], 1e-12);
}

TEST(WithPowers, ReadsEachHatAsAPowerOutsideOfCommentsAndTexts) {
  const auto javascript = [](const char* source) {
    return with_powers(source, CodeLanguage::kJavaScript);
  };
  EXPECT_EQ(javascript("d^2 // d^2\n + '^' + `^` /* ^ */ + x ^ 3"),
            "d**2 // d^2\n + '^' + `^` /* ^ */ + x ** 3");
  EXPECT_EQ(javascript("a // ^\n"), "") << "nothing to read otherwise";
  EXPECT_EQ(javascript("'it\\'s ^' + a^b"), "'it\\'s ^' + a**b");
  EXPECT_EQ(with_powers("a // b ^ 2 # ^", CodeLanguage::kPython), "a // b ** 2 # ^");
}

TEST(JsText, IsThatOfTheLanguage) {
  const JsValue value = *parse_js_value(R"([true,{"missing":true},{"other":"dict"},1.5])");
  EXPECT_EQ(js_text(value, 6, CodeLanguage::kPython), "[True, None, a dict, 1.5]");
  EXPECT_EQ(js_text(value), "[true, undefined, a dict, 1.5]");
}

}  // namespace
}  // namespace tmw
