// Programs as learners write them, run in Node: each fails its exercise, and what is wrong with it
// is said by name where the workbook can know it.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
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

// The verdict; empty if the language is not installed.
std::optional<Verdict> verdict_on(const BuildProblem& problem, const std::string& source,
                                  CodeLanguage language) {
  BuildEntry entry{source, 0};
  entry.language = language;
  const auto reply = run_with_node(source, calls_json(problem, entry), test::source_dir());
  if (!reply) return std::nullopt;
  return mark_outputs(problem, *reply, language);
}

TEST(FaultyPrograms, EachFailsAndIsToldWhatIsWrongWithIt) {
  if (!node_is_there()) GTEST_SKIP() << "node is not installed";
  std::map<std::string, BuildProblem> problems;
  std::map<std::string, int> count;
  for (const Program& program : programs("faulty_programs.txt")) {
    if (problems.count(program.exercise) == 0)
      problems[program.exercise] = problem_of(program.exercise);
    const auto verdict = verdict_on(problems[program.exercise], program.source, program.language);
    if (!verdict) {
      EXPECT_EQ(program.language, CodeLanguage::kPython) << "JavaScript runs where Node does";
      continue;
    }
    ++count[program.exercise];
    EXPECT_NE(verdict->kind, VerdictKind::kRight) << program.source;
    EXPECT_NE(verdict->message.find(program.says), std::string::npos)
        << program.exercise << "\n"
        << program.source << "should be told \"" << program.says << "\", but is told:\n"
        << verdict->message;
  }
  for (const char* id : {"0.5", "1.6", "5.2", "5.4"}) EXPECT_GE(count[id], 25) << id;
  for (const char* id : {"5.b1", "4.b1"}) EXPECT_GE(count[id], 15) << id;
}

TEST(RightPrograms, PassInAnyStyle) {
  if (!node_is_there()) GTEST_SKIP() << "node is not installed";
  std::map<std::string, BuildProblem> problems;
  for (const Program& program : programs("right_programs.txt")) {
    if (problems.count(program.exercise) == 0)
      problems[program.exercise] = problem_of(program.exercise);
    const auto verdict = verdict_on(problems[program.exercise], program.source, program.language);
    if (!verdict) continue;  // the language is not installed
    EXPECT_EQ(verdict->kind, VerdictKind::kRight) << program.exercise << "\n"
                                                  << program.source << verdict->message;
  }
}

TEST(FaultyPrograms, TheSolutionsPassInEitherLanguage) {
  if (!node_is_there()) GTEST_SKIP() << "node is not installed";
  for (const char* id : {"0.5", "1.6", "5.2", "5.4", "5.b1", "4.b1"}) {
    const BuildProblem problem = problem_of(id);
    for (const CodeLanguage language : kCodeLanguages) {
      const auto verdict = verdict_on(problem, solution_of(problem, language), language);
      if (!verdict) continue;
      EXPECT_EQ(verdict->kind, VerdictKind::kRight) << id << ": " << verdict->message;
    }
  }
}

}  // namespace
}  // namespace tmw
