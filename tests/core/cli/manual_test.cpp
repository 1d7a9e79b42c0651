// The table of commands: every command has a page, every example runs, every option of the
// calculator is on it, and shells complete by it.
#include "core/cli/manual.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/cli/completion.h"
#include "core/cli/tmw.h"
#include "core/plan/asking.h"
#include "core/plan/serving_plan.h"
#include "tests/paths.h"

namespace tmw::cli {
namespace {

using Words = std::vector<std::string>;

struct Outcome {
  int code = -1;
  std::string out;
  std::string err;
};

Outcome run(const Words& words) {
  std::ostringstream out, err;
  const int code = run_tmw(words, "", out, err);
  return {code, out.str(), err.str()};
}

TEST(Manual, HasAPageForEachCommandAndNoOther) {
  std::vector<std::string> pages;
  for (const Manual& manual : manuals()) pages.emplace_back(manual.name);
  std::vector<std::string> commands = command_names();
  std::sort(pages.begin(), pages.end());
  std::sort(commands.begin(), commands.end());
  EXPECT_EQ(pages, commands);
}

TEST(Manual, EveryExampleRuns) {
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(test::source_dir());
  for (const Manual& manual : manuals()) {
    EXPECT_FALSE(manual.examples.empty()) << manual.name;
    for (const ManualExample& example : manual.examples) {
      ASSERT_EQ(example.words.front(), manual.name);
      const Outcome outcome = run(example.words);
      EXPECT_EQ(outcome.code, 0) << manual_page(manual) << outcome.err;
      EXPECT_FALSE(outcome.out.empty()) << manual.name;
    }
  }
  std::filesystem::current_path(before);
}

TEST(Manual, EachPageSaysEveryOptionWithItsDefault) {
  for (const Manual& manual : manuals()) {
    const std::string page = run({std::string(manual.name), "--help"}).out;
    EXPECT_EQ(page, manual_page(manual));
    EXPECT_EQ(page, run({"help", std::string(manual.name)}).out);
    for (const char* heading : {"NAME", "SYNOPSIS", "DESCRIPTION", "EXAMPLES", "EXIT CODES"}) {
      EXPECT_NE(page.find(heading), std::string::npos) << manual.name;
    }
    for (const ManualOption& option : manual.options) {
      EXPECT_NE(page.find("--" + option.name), std::string::npos) << manual.name;
    }
    EXPECT_NE(run({"help"}).out.find("tmw " + std::string(manual.name)), std::string::npos);
  }
  const std::string serve = run({"help", "serve-plan"}).out;
  for (const plan::Field* field : plan::fields<plan::ServingSetup>()) {
    if (!field->option.empty()) {
      EXPECT_NE(serve.find(plan::usage_of(*field)), std::string::npos) << field->option;
    }
  }
  EXPECT_NE(serve.find("default BF16"), std::string::npos) << serve;
  EXPECT_EQ(run({"help", "weather"}).code, 2);
  EXPECT_EQ(run({}).code, 2);
  EXPECT_EQ(run({"completion", "cmd"}).code, 2);
}

// What a shell prints for a script; nothing where it is not there.
std::string printed_by(const std::string& shell, const std::string& script) {
  const auto file = std::filesystem::temp_directory_path() / ("tmw_completion_" + shell);
  std::ofstream(file) << script;
  std::string printed;
  FILE* pipe = popen((shell + " " + file.string() + " 2>&1").c_str(), "r");
  std::array<char, 4096> piece{};
  while (pipe != nullptr && std::fgets(piece.data(), piece.size(), pipe) != nullptr) {
    printed += piece.data();
  }
  if (pipe != nullptr) pclose(pipe);
  std::filesystem::remove(file);
  return printed;
}

// What bash offers behind these words, the last of which is being typed.
std::string offered(const std::string& words, int place) {
  return printed_by("bash", completion_script("bash") + "COMP_WORDS=(" + words +
                                ")\nCOMP_CWORD=" + std::to_string(place) +
                                "\n_tmw\nprintf '%s ' \"${COMPREPLY[@]}\"\n");
}

TEST(Completion, BashOffersCommandsOptionsValuesModelsAndCards) {
  EXPECT_EQ(offered("tmw ser", 1), "serve-plan ");
  EXPECT_EQ(offered("tmw memory llama-3-8b --ze", 3), "--zero ");
  EXPECT_EQ(offered("tmw memory llama-3-8b --zero ''", 4), "0 1 2 3 ");
  EXPECT_EQ(offered("tmw serve-plan llama-3-7", 2), "llama-3-70b ");
  EXPECT_EQ(offered("tmw serve-plan --users 8 llama-3-70b h20", 5), "h200 h20 ");
  EXPECT_EQ(offered("tmw why mem", 2), "memory ");
  EXPECT_EQ(offered("tmw completion fi", 2), "fish ");
  EXPECT_EQ(offered("tmw memory llama-3-8b --tokens ''", 4), " ");
}

TEST(Completion, EachShellsScriptHasEveryCommandAndOption) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const std::string script = completion_script(shell);
    for (const Manual& manual : manuals()) {
      EXPECT_NE(script.find(manual.name), std::string::npos) << shell;
      for (const ManualOption& option : manual.options) {
        EXPECT_NE(script.find(option.name), std::string::npos) << shell << " " << option.name;
      }
    }
  }
  EXPECT_EQ(completion_script("cmd"), "");
}

TEST(Manual, QuotesWhatAShellWouldChange) {
  EXPECT_EQ(shell_word("llama-3-8b"), "llama-3-8b");
  EXPECT_EQ(shell_word("8 GiB"), "'8 GiB'");
  EXPECT_EQ(shell_word("it's"), "'it'\\''s'");
  EXPECT_EQ(shell_word(""), "''");
}

}  // namespace
}  // namespace tmw::cli
