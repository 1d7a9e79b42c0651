// Programs as learners write them, run in Node: each fails its exercise, and what is wrong with it
// is said by name where the workbook can know it.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/cli/run_node.h"
#include "core/content/exercise.h"
#include "core/content/load.h"
#include "core/content/workbook.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/marking/verdict.h"
#include "tests/core/content/content_text.h"
#include "tests/paths.h"

namespace tmw {
namespace {

struct Program {
  std::string exercise;
  CodeLanguage language = CodeLanguage::kJavaScript;
  std::string says;
  std::string source;
};

std::vector<Program> programs(const std::string& name) {
  std::vector<Program> found;
  std::ifstream file(test::source_dir() + "/tests/golden/" + name);
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("=== ", 0) != 0) {
      if (!found.empty()) found.back().source += line + "\n";
      continue;
    }
    const std::size_t space = line.find(' ', 4);
    const std::size_t colon = line.find(':', space);
    Program program;
    program.exercise = line.substr(4, space - 4);
    program.language = language_of_word(line.substr(space + 1, colon - space - 1));
    if (colon + 2 < line.size()) program.says = line.substr(colon + 2);
    found.push_back(program);
  }
  return found;
}

BuildProblem problem_of(const std::string& id) {
  for (const char* file : {"00-parameter-counting.toml", "01-attention-math.toml",
                           "04-kv-cache.toml", "05-softmax-layer-norm.toml"}) {
    const Loaded<Chapter> chapter = load_chapter(content_text(file), file);
    if (!chapter.value) continue;
    for (const Exercise& exercise : chapter.value->exercises) {
      if (exercise.id == id) return std::get<BuildProblem>(instantiate(exercise, 0).problem.task);
    }
  }
  ADD_FAILURE() << "there is no exercise " << id;
  return {};
}

// What comes of each program, all run in one Node; a verdict is empty if the language is not
// installed.
std::vector<std::optional<Verdict>> verdicts_on(const std::vector<Program>& programs) {
  std::map<std::string, BuildProblem> problems;
  std::vector<NodeRun> runs;
  for (const Program& program : programs) {
    if (problems.count(program.exercise) == 0)
      problems[program.exercise] = problem_of(program.exercise);
    BuildEntry entry{program.source, 0};
    entry.language = program.language;
    runs.push_back({program.source, calls_json(problems[program.exercise], entry)});
  }
  const auto replies = run_all_with_node(runs, test::source_dir());
  std::vector<std::optional<Verdict>> verdicts(programs.size());
  for (std::size_t i = 0; i < programs.size(); ++i) {
    const Program& program = programs[i];
    if (replies[i])
      verdicts[i] = mark_outputs(problems[program.exercise], *replies[i], program.language);
    else
      EXPECT_EQ(program.language, CodeLanguage::kPython) << "JavaScript runs where Node does";
  }
  return verdicts;
}

TEST(FaultyPrograms, EachFailsAndIsToldWhatIsWrongWithIt) {
  if (!node_is_there()) GTEST_SKIP() << "node is not installed";
  std::map<std::string, int> count;
  std::map<std::string, int> python;  // of these
  std::set<std::string> seen;
  const std::vector<Program> faulty = programs("faulty_programs.txt");
  const auto verdicts = verdicts_on(faulty);
  for (std::size_t i = 0; i < faulty.size(); ++i) {
    const Program& program = faulty[i];
    EXPECT_TRUE(seen.insert(program.exercise + program.source).second)
        << program.exercise << " holds this twice:\n"
        << program.source;
    if (!verdicts[i]) continue;
    ++count[program.exercise];
    python[program.exercise] += program.language == CodeLanguage::kPython ? 1 : 0;
    EXPECT_NE(verdicts[i]->kind, VerdictKind::kRight) << program.source;
    EXPECT_NE(verdicts[i]->message.find(program.says), std::string::npos)
        << program.exercise << "\n"
        << program.source << "should be told \"" << program.says << "\", but is told:\n"
        << verdicts[i]->message;
  }
  const bool python_runs = python["0.5"] > 0;
  for (const char* id : {"0.5", "1.6", "5.2", "5.4"}) {
    EXPECT_GE(count[id] - python[id], 25) << id;
    if (python_runs) EXPECT_GE(python[id], 15) << id;
  }
  for (const char* id : {"5.b1", "4.b1"}) EXPECT_GE(count[id], 15) << id;
}

TEST(RightPrograms, PassInAnyStyle) {
  if (!node_is_there()) GTEST_SKIP() << "node is not installed";
  const std::vector<Program> right = programs("right_programs.txt");
  const auto verdicts = verdicts_on(right);
  for (std::size_t i = 0; i < right.size(); ++i) {
    if (!verdicts[i]) continue;
    EXPECT_EQ(verdicts[i]->kind, VerdictKind::kRight) << right[i].exercise << "\n"
                                                      << right[i].source << verdicts[i]->message;
  }
}

TEST(FaultyPrograms, TheSolutionsPassInEitherLanguage) {
  if (!node_is_there()) GTEST_SKIP() << "node is not installed";
  std::vector<Program> solutions;
  for (const char* id : {"0.5", "1.6", "5.2", "5.4", "5.b1", "4.b1"}) {
    for (const CodeLanguage language : kCodeLanguages)
      solutions.push_back({id, language, "", solution_of(problem_of(id), language)});
  }
  const auto verdicts = verdicts_on(solutions);
  for (std::size_t i = 0; i < solutions.size(); ++i) {
    if (!verdicts[i]) continue;
    EXPECT_EQ(verdicts[i]->kind, VerdictKind::kRight)
        << solutions[i].exercise << ": " << verdicts[i]->message;
  }
}

// Whatever one program does, the others are answered.
TEST(RunNode, EndsWhatDoesNotEndAndGoesOn) {
  if (!node_is_there()) GTEST_SKIP() << "node is not installed";
  const auto job = [](const std::string& language) {
    return R"({"function":"f","calls":[{"args":[1],"room":99},{"args":[2],"room":99}],"language":")" +
           language + "\"}";
  };
  const std::string js = job("javascript");
  const std::string py = job("python");
  const auto replies = run_all_with_node({{"function f(x) { for (;;); }", js},
                                          {"for (;;);", js},
                                          {"function f(x) { if (x > 1) for (;;); return x; }", js},
                                          {"async function f(x) { throw new Error('late'); }", js},
                                          {"def f(x):\n  while True: pass", py},
                                          {"def f(x): return x", py},
                                          {"function f(x) { return 2 * x; }", js}},
                                         test::source_dir());
  ASSERT_EQ(replies.size(), 7u);
  EXPECT_EQ(replies[0], R"([{"timeout":true},{"timeout":true}])");
  EXPECT_EQ(replies[1], R"({"timeout":true})");
  EXPECT_EQ(replies[2], R"([{"value":1},{"timeout":true}])");
  EXPECT_EQ(replies[3], R"([{"value":{"other":"promise"}},{"value":{"other":"promise"}}])");
  EXPECT_EQ(replies[6], R"([{"value":2},{"value":4}])");
  if (!replies[5]) GTEST_SKIP() << "MicroPython is not installed";
  EXPECT_EQ(replies[4], R"([{"timeout":true},{"timeout":true}])");
  EXPECT_EQ(replies[5], R"([{"value":1},{"value":2}])");
}

}  // namespace
}  // namespace tmw
