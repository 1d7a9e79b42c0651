// A learner's way through an exercise whose answer is code: run, judged, shown, run again.
#include <gtest/gtest.h>

#include <string>

#include "tests/core/session/check.h"

namespace tmw {
namespace {

using test::all_of;
using test::check;
using test::Desk;

// The sandbox's reply if the learner's function returned these values.
std::string reply(const BuildProblem& problem, const std::string& wrong_value) {
  std::string outputs;
  for (const CodeTest& test : problem.tests)
    outputs += (outputs.empty() ? "" : ",") +
               ("{\"value\":" + (wrong_value.empty() ? test.expected : wrong_value)) + "}";
  return "[" + outputs + "]";
}

TEST(BuildJourney, BuildRunsTheCodeShowsEveryTestAndCountsTheRightOne) {
  Desk desk;
  desk.open("#/0/0.5");
  const auto problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  desk.act(EditCode{"0.5", "function area() { return 7; }"});
  const Effects first = desk.act(Check{"0.5"});
  ASSERT_EQ(all_of<RunCode>(first).size(), 1u);
  const RunCode run = all_of<RunCode>(first)[0];
  EXPECT_EQ(run.source, "function area() { return 7; }");
  EXPECT_EQ(run.calls.rfind("{\"function\":\"area\",\"calls\":[{\"args\":[3,4]", 0), 0u)
      << run.calls;
  EXPECT_FALSE(desk.at("0.5").verdict.has_value()) << "nothing is marked before the code ran";

  desk.act(CodeFinished{run.run, reply(problem, "7")});
  EXPECT_EQ(desk.verdict("0.5"), VerdictKind::kWrong);
  ASSERT_EQ(desk.entry<BuildEntry>("0.5").outcomes.size(), problem.tests.size());
  EXPECT_FALSE(desk.entry<BuildEntry>("0.5").outcomes[0].passed);
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").outcomes[0].got, "7");

  const Effects second = desk.act(Check{"0.5"});
  desk.act(CodeFinished{all_of<RunCode>(second)[0].run, reply(problem, "")});
  EXPECT_EQ(desk.verdict("0.5"), VerdictKind::kRight);
  for (const TestOutcome& outcome : desk.entry<BuildEntry>("0.5").outcomes)
    EXPECT_TRUE(outcome.passed);
  EXPECT_EQ(desk.record("0.5").attempts, 2);
  EXPECT_TRUE(desk.record("0.5").solved);
}

TEST(BuildJourney, BuildSaysTheSameErrorOnceInItsTableOfTests) {
  Desk desk;
  desk.open("#/0/0.5");
  const auto problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  std::string outputs;
  for (std::size_t i = 0; i < problem.tests.size(); ++i) {
    const std::string error = i == 2 ? "width is not defined" : "depth is not defined";
    outputs += std::string(i == 0 ? "" : ",") + "{\"error\":\"" + error + "\",\"line\":2}";
  }
  const Effects effects = desk.act(Check{"0.5"});
  desk.act(CodeFinished{all_of<RunCode>(effects)[0].run, "[" + outputs + "]"});
  const std::vector<TestOutcome>& outcomes = desk.entry<BuildEntry>("0.5").outcomes;
  ASSERT_EQ(outcomes.size(), problem.tests.size());
  EXPECT_EQ(outcomes[0].got, "Error on line 2: depth is not defined");
  EXPECT_EQ(outcomes[1].got, "the same error again");
  EXPECT_EQ(outcomes[2].got, "Error on line 2: width is not defined");
  EXPECT_EQ(outcomes[3].got, outcomes[0].got) << "said in full after another error";
  EXPECT_EQ(outcomes[4].got, "the same error again");
}

TEST(BuildJourney, BuildShowsStoresAndReadsAloudAFewHundredCharactersOfAnyOutput) {
  Desk desk;
  desk.open("#/0/0.5");
  const auto problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  const std::string x(100000, 'x');
  std::string array = "[1";
  for (int i = 1; i < 10000; ++i) array += ",1";
  for (const std::string& entry :
       {"{\"value\":\"" + x + "\"}", "{\"value\":" + array + "]}", "{\"error\":\"" + x + "\"}"}) {
    std::string outputs;
    for (std::size_t i = 0; i < problem.tests.size(); ++i) outputs += (i == 0 ? "[" : ",") + entry;
    const std::int64_t run = all_of<RunCode>(desk.act(Check{"0.5"}))[0].run;
    const Effects effects = desk.act(CodeFinished{run, outputs + "]"});
    EXPECT_EQ(desk.verdict("0.5"), VerdictKind::kWrong);
    EXPECT_LT(desk.at("0.5").verdict->message.size(), 1000u);
    for (const TestOutcome& outcome : desk.entry<BuildEntry>("0.5").outcomes)
      EXPECT_LT(outcome.got.size(), 500u);
    ASSERT_FALSE(all_of<Announce>(effects).empty());
    EXPECT_LT(all_of<Announce>(effects)[0].text.size(), 1000u);
    EXPECT_LT(desk.stored.back().size(), 1000u);
  }
}

TEST(BuildJourney, EveryTestTellsTheSandboxHowMuchOfItsResultIsKept) {
  Desk desk;
  desk.open("#/0/0.5");
  const RunCode run = all_of<RunCode>(desk.act(Check{"0.5"}))[0];
  const auto problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  std::size_t rooms = 0;
  for (std::size_t at = run.calls.find("\"room\":"); at != std::string::npos;
       at = run.calls.find("\"room\":", at + 1)) {
    ++rooms;
    EXPECT_GT(std::stoi(run.calls.substr(at + 7)), 1000);
  }
  EXPECT_EQ(rooms, problem.tests.size());
}

TEST(BuildJourney, BuildIgnoresTheReplyToARunThatWasSuperseded) {
  Desk desk;
  desk.open("#/0/0.5");
  const auto problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  const std::int64_t old_run = all_of<RunCode>(desk.act(Check{"0.5"}))[0].run;
  desk.act(Check{"0.5"});
  desk.act(CodeFinished{old_run, reply(problem, "")});
  EXPECT_FALSE(desk.at("0.5").verdict.has_value());
  EXPECT_EQ(desk.record("0.5").attempts, 0);
}

TEST(BuildJourney, TheLanguageOfCodeIsRememberedAndWhatWasWrittenInEitherIsKept) {
  Desk desk;
  desk.open("#/0/0.5");
  desk.act(EditCode{"0.5", "function area() { return 7; }"});
  desk.act(SetLanguage{CodeLanguage::kPython});
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, "def area(w, h):\n    return 0\n");
  desk.act(EditCode{"0.5", "def area(w, h): return 8", CodeLanguage::kPython});
  const RunCode run = all_of<RunCode>(desk.act(Check{"0.5"}))[0];
  EXPECT_EQ(run.source, "def area(w, h): return 8");
  EXPECT_NE(run.calls.find("\"language\":\"python\""), std::string::npos);
  desk.act(CodeFinished{run.run, reply(std::get<BuildProblem>(desk.at("0.5").problem.task), "8")});
  desk.act(SetLanguage{CodeLanguage::kJavaScript});
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, "function area() { return 7; }");
  desk.act(SetLanguage{CodeLanguage::kPython});
  EXPECT_EQ(desk.entry<BuildEntry>("0.5").source, "def area(w, h): return 8");

  Desk later("b");
  later.open("#/0/0.5");
  later.act(LogLoaded{desk.stored});
  EXPECT_EQ(later.entry<BuildEntry>("0.5").language, CodeLanguage::kPython);
  EXPECT_EQ(later.entry<BuildEntry>("0.5").source, "def area(w, h): return 8");
}

TEST(BuildJourney, CodeWithAHatIsRunOnceMoreWithAPowerInItsPlace) {
  Desk desk;
  desk.open("#/0/0.5");
  const auto problem = std::get<BuildProblem>(desk.at("0.5").problem.task);
  desk.act(EditCode{"0.5", "const area = (w, h) => w^1 * h^1;"});
  const RunCode run = all_of<RunCode>(desk.act(Check{"0.5"}))[0];
  EXPECT_NE(run.calls.find("\"repaired\":\"const area = (w, h) => w**1 * h**1;\""),
            std::string::npos);
  desk.act(CodeFinished{
      run.run, "{\"run\":" + reply(problem, "3") + ",\"repaired\":" + reply(problem, "") + "}"});
  EXPECT_EQ(desk.verdict("0.5"), VerdictKind::kSlip);
  EXPECT_EQ(desk.at("0.5").verdict->slip, "xor");
  EXPECT_NE(desk.at("0.5").verdict->message.find("In JavaScript, ^ is XOR"), std::string::npos);
  desk.act(Check{"0.5"});
  desk.act(CodeFinished{desk.session.last_run, "{\"run\":" + reply(problem, "3") +
                                                   ",\"repaired\":" + reply(problem, "4") + "}"});
  EXPECT_EQ(desk.verdict("0.5"), VerdictKind::kWrong) << "a power there would be wrong as well";
}

TEST(BuildJourney, BuildSaysWhereCodeFailsToRunWithoutCostingAnAttempt) {
  Desk desk;
  desk.open("#/0/0.5");
  const std::int64_t run = all_of<RunCode>(desk.act(Check{"0.5"}))[0].run;
  desk.act(CodeFinished{run, R"({"error":"Unexpected token","line":3})"});
  EXPECT_EQ(desk.verdict("0.5"), VerdictKind::kUnreadable);
  EXPECT_NE(desk.at("0.5").verdict->message.find("3"), std::string::npos);
  EXPECT_EQ(desk.record("0.5").attempts, 0);
}
}  // namespace
}  // namespace tmw
