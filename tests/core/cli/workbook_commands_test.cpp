// The command line as a script uses it: exit codes and the shape of the JSON.
#include "core/cli/workbook_commands.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/cli/render_command.h"
#include "core/cli/run_node.h"
#include "core/cli/workbook_files.h"
#include "core/marking/verdict.h"
#include "tests/paths.h"
#include "tests/sweep.h"

namespace tmw {
namespace {

using Json = nlohmann::json;
using Words = std::vector<std::string>;
using Command = int (*)(const CommandLine&, std::ostream&, std::ostream&);

struct Outcome {
  int code = -1;
  std::string out;
  std::string err;

  [[nodiscard]] Json json() const { return Json::parse(out, nullptr, false); }
};

Outcome run(Command command, const Words& words) {
  std::ostringstream out, err;
  const CommandLine line{words, find_assets(test::source_dir() + "/assets", "")};
  const int code = command(line, out, err);
  return {code, out.str(), err.str()};
}

TEST(ListCommand, NamesEveryExerciseWithChapterTitleAndKind) {
  const Outcome outcome = run(run_list_command, {"--json"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const Json list = outcome.json();
  ASSERT_TRUE(list.is_array());
  ASSERT_GE(list.size(), 7u);
  for (const Json& entry : list) {
    EXPECT_TRUE(entry["id"].is_string() && entry["chapter"].is_number_integer() &&
                entry["title"].is_string() && entry["kind"].is_string())
        << entry.dump();
  }
  EXPECT_EQ(list[0]["id"], "0.1");
  EXPECT_EQ(list[0]["kind"], "Derive");
}

int count_in(const std::string& text, const std::string& part) {
  int count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST(SheetCommand, PrintsASheetForEachSeedAndAKeyApart) {
  const Outcome outcome =
      run(run_sheet_command, {"4.1", "0.3", "8.4", "0.6", "--seeds", "1-3", "--title", "A & B"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const std::string& html = outcome.out;
  EXPECT_EQ(count_in(html, "<section class=\"sheet\">"), 4) << "three sheets and the key";
  EXPECT_EQ(count_in(html, "Name: ___"), 3);
  EXPECT_EQ(count_in(html, "A &amp; B, sheet 2"), 1);
  const std::string key = html.substr(html.find("A &amp; B, key"));
  const Outcome shown = run(run_show_command, {"4.1", "--seed", "2", "--solution", "--json"});
  const std::string answer = shown.json()["solution"]["answers"][0]["answer"].get<std::string>();
  EXPECT_GE(count_in(key, answer), 1) << answer;
  EXPECT_EQ(count_in(html.substr(0, html.find("A &amp; B, key")), answer), 0)
      << "no sheet shows the answer";
  const Json listing = run(run_show_command, {"0.6", "--solution", "--json"}).json()["solution"];
  EXPECT_EQ(count_in(key, "line " + std::to_string(listing["faulty_line"].get<int>()) + ": "), 3);
}

TEST(SheetCommand, SaysWhatIsWrong) {
  EXPECT_EQ(run(run_sheet_command, {}).code, 2);
  EXPECT_NE(run(run_sheet_command, {"0.1", "--seeds", "3-1"}).err.find("such as 1-30"),
            std::string::npos);
  EXPECT_NE(run(run_sheet_command, {"0.1", "--seeds"}).err.find("such as 1-30"), std::string::npos);
  EXPECT_NE(run(run_sheet_command, {"77.1"}).err.find("there is no exercise 77.1"),
            std::string::npos);
  EXPECT_NE(run(run_sheet_command, {"0.1", "--pdf"}).err.find("no option --pdf"),
            std::string::npos);
}

TEST(ShowCommand, SaysHowToAnswerAndHidesTheSolution) {
  const Outcome outcome = run(run_show_command, {"0.3", "--seed", "5", "--json"});
  EXPECT_EQ(outcome.code, 0);
  EXPECT_EQ(outcome.json()["seed"], 5);
  EXPECT_EQ(outcome.json()["options"].size(), 4u);
  EXPECT_FALSE(outcome.json().contains("solution"));
  EXPECT_TRUE(run(run_show_command, {"0.3", "--solution", "--json"}).json().contains("solution"));
}

TEST(ShowCommand, ItsSolutionSaysWhatIsRightAndWhyTheRestIsNot) {
  const auto solution = [](const char* id) -> Json {
    return run(run_show_command, {id, "--seed", "4", "--solution", "--json"}).json()["solution"];
  };
  int tried = 0;
  for (const char* id : {"0.3", "8.3", "1.5", "2.3", "3.4", "5.1", "5.3", "6.3", "8.1", "0.4"}) {
    if (++tried > 2 && test::kSanitized) break;  // each command reads the whole workbook
    int right = 0;
    const Json options = solution(id)["options"];
    for (const Json& option : options) {
      EXPECT_GT(option["because"].get<std::string>().size(), 30u) << id;
      const std::string number = std::to_string(option["number"].get<int>());
      const bool marked = run(run_check_command, {id, number, "--seed", "4"}).code == 0;
      EXPECT_EQ(option["verdict"] == "right", marked) << id << " option " << number;
      right += marked ? 1 : 0;
    }
    EXPECT_EQ(right, 1) << id;
  }
  const Json order = solution("2.5")["order"];
  EXPECT_EQ(run(run_check_command, {"2.5", order.get<std::string>(), "--seed", "4"}).code, 0);
  EXPECT_EQ(solution("0.6")["faulty_line"], 7);
  EXPECT_EQ(solution("0.6")["lines"].size(), 9u);
  EXPECT_EQ(solution("3.2")["answers"].size(), 2u);
}

TEST(CheckCommand, ExitCodeIsZeroOnlyForRight) {
  EXPECT_EQ(run(run_check_command, {"0.1", "124.3M"}).code, 0);
  EXPECT_EQ(run(run_check_command, {"0.1", "123.53"}).code, 1);
  EXPECT_EQ(run(run_check_command, {"0.1", "-5"}).code, 1);
  EXPECT_EQ(run(run_check_command, {"0.6", "7"}).code, 0);
  EXPECT_EQ(run(run_check_command, {"0.6", "seven"}).code, 1);
}

TEST(CheckCommand, MisuseIsTwo) {
  EXPECT_EQ(run(run_check_command, {"0.99", "1"}).code, 2);
  EXPECT_EQ(run(run_check_command, {"0.1"}).code, 2);
  EXPECT_EQ(run(run_check_command, {"0.1", "1", "--seed", "x"}).code, 2);
  EXPECT_EQ(run(run_check_command, {"0.1", "1", "--sed", "1"}).code, 2);
  EXPECT_EQ(run(run_show_command, {}).code, 2);
  EXPECT_EQ(run(run_list_command, {"0.1"}).code, 2);
}

TEST(CheckCommand, JsonHasTheFiveFields) {
  const Json right = run(run_check_command, {"0.1", "124.3M", "--json"}).json();
  EXPECT_EQ(right["verdict"], "right");
  EXPECT_DOUBLE_EQ(right["value"].get<double>(), 124.3e6);
  EXPECT_EQ(right["unit"], "1");
  EXPECT_TRUE(right["message"].is_string());
  EXPECT_TRUE(right["slip"].is_null());
  const Json slip = run(run_check_command, {"0.1", "123.53", "--json"}).json();
  EXPECT_EQ(slip["verdict"], "slip");
  EXPECT_TRUE(slip["slip"].is_string());
  EXPECT_EQ(right["attempt"], true);
  EXPECT_EQ(slip["attempt"], true);
  const Json coarse = run(run_check_command, {"0.1", "124", "--json"}).json();
  EXPECT_EQ(coarse["attempt"], false) << "too few digits are not counted";
  const Json unreadable = run(run_check_command, {"0.1", "many", "--json"}).json();
  EXPECT_EQ(unreadable["attempt"], false);
  EXPECT_EQ(unreadable["verdict"], "unreadable");
  EXPECT_TRUE(unreadable["value"].is_null());
}

TEST(CheckCommand, OptionNumbersAreThoseOfShow) {
  for (const char* seed : {"0", "1", "2", "3"}) {
    const Json shown = run(run_show_command, {"0.4", "--seed", seed, "--json"}).json();
    int right = 0;
    for (const Json& option : shown["options"]) {
      const std::string number = std::to_string(option["number"].get<int>());
      right += run(run_check_command, {"0.4", number, "--seed", seed}).code == 0 ? 1 : 0;
    }
    EXPECT_EQ(right, 1) << seed;
  }
}

TEST(CheckCommand, AnOptionMayBeNamedByTheFigureThatItStates) {
  const auto check = [](const char* id, const char* word) {
    return run(run_check_command, {id, word, "--json"}).json()["verdict"];
  };
  for (const char* word : {"99.2", "99.2%", " 99.2 "}) EXPECT_EQ(check("0.3", word), "right");
  EXPECT_EQ(check("0.3", "99.6%"), "wrong");
  EXPECT_EQ(check("1.5", "49.95%"), "right");
  EXPECT_EQ(check("1.5", "50.05"), "wrong");
  // Parts of figures, and figures that are no option's.
  for (const char* word : {"9.2", "99", "99.", "%", "50", "0"})
    EXPECT_EQ(check("0.3", word), "unreadable") << word;
}

TEST(CheckCommand, BuildRunsTheCodeWithNode) {
  if (!node_is_there()) GTEST_SKIP() << "node is not installed";
  const auto check = [](const char* body) {
    const std::string source = std::string("function paramCount(d, L, V) {") + body + "}";
    return run(run_check_command, {"0.5", source, "--json"}).json()["verdict"];
  };
  EXPECT_EQ(check("return L * 12 * d ** 2 + V * d;"), "right");
  EXPECT_EQ(check("return L * 12 * d ** 2 + 2 * V * d;"), "slip");
  EXPECT_EQ(check("return (L * 12 * d ** 2 + V * d) | 0;"), "wrong");
  EXPECT_EQ(check("while (true) {}"), "wrong");
  EXPECT_EQ(check("return ("), "unreadable");
}

TEST(LintCommand, AMissingFileIsAFault) {
  EXPECT_EQ(run(run_lint_command, {"no-such-file.toml"}).code, 1);
}

TEST(RenderCommand, WritesTheFilesOfEachPageAndTellsTheSameAsJson) {
  const std::string folder = testing::TempDir() + "tmw-rendered";
  ASSERT_EQ(run(run_render_command, {"--out", folder}).code, 0);
  const Outcome outcome = run(run_render_command, {"--json"});
  EXPECT_EQ(outcome.code, 0);
  const Json pages = outcome.json();
  ASSERT_EQ(pages.size(), 13u);
  EXPECT_EQ(pages[0]["name"], "home");
  EXPECT_EQ(pages[0]["hash"], "#/");
  EXPECT_EQ(pages[5]["name"], "4");
  EXPECT_EQ(pages[5]["hash"], "#/4");
  EXPECT_EQ(pages[5]["file"], "04-kv-cache.txt");
  EXPECT_EQ(pages[5]["about"], "The memory that grows with every token of every user.");
  EXPECT_EQ(pages[5]["title"], "4 KV Cache - Transformer Math Workbook");
  int files = 0;
  for (const Json& page : pages) {
    for (const auto& [name, text] : page["files"].items()) {
      EXPECT_EQ(read_file(folder + "/" + name), text.get<std::string>()) << name;
      ++files;
    }
  }
  EXPECT_EQ(files, 28)
      << "two for each of ten chapters and for index.html, three for two appendices";
  EXPECT_TRUE(pages[0]["files"].contains("home.part.html"));
  EXPECT_TRUE(pages[5]["files"].contains("4.part.html"));
  EXPECT_EQ(pages[5]["files"]["4.html"].get<std::string>().rfind("<!doctype html>\n", 0), 0u);
  std::filesystem::remove_all(folder);
}

TEST(RenderCommand, MisuseIsTwo) {
  EXPECT_EQ(run(run_render_command, {"4"}).code, 2);
  EXPECT_EQ(run(run_render_command, {"--out", "/dev/null/pages"}).code, 2);
}

TEST(RenderCommand, ABrokenChapterIsNamedAndTheOthersAreWritten) {
  namespace fs = std::filesystem;
  const fs::path assets = testing::TempDir() + "tmw-broken";
  fs::remove_all(assets);
  fs::create_directories(assets);
  fs::copy(test::source_dir() + "/assets/workbook", assets / "workbook");
  std::ofstream(assets / "workbook" / "04-kv-cache.toml") << "number = 4\ntitle = \"open\n";
  std::ostringstream out, err;
  EXPECT_EQ(run_render_command({{"--json"}, assets.string()}, out, err), 1);
  EXPECT_NE(err.str().find("04-kv-cache.toml:2"), std::string::npos) << err.str();
  EXPECT_EQ(Json::parse(out.str(), nullptr, false).size(), 12u);
  fs::remove_all(assets);
}

TEST(Assets, AFolderWithoutContentIsRefused) { EXPECT_EQ(find_assets("/no/such/folder", ""), ""); }

}  // namespace
}  // namespace tmw
