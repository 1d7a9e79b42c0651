// The arrows of the design: which folder may include what. A breach is named by file and line.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "tests/paths.h"

namespace {

namespace fs = std::filesystem;

struct Folder {
  std::string path;
  std::vector<std::string> folders;  // of ours, beside itself
  std::vector<std::string>
      headers;  // of others, as prefixes; the standard library is always allowed
};

void PrintTo(const Folder& folder, std::ostream* out) { *out << folder.path; }

// Every folder of core but the command line, ground floor first.
const std::vector<std::string> kCore = {
    "core/figure",   "core/sheet",   "core/json",    "core/units",    "core/text",
    "core/formula",  "core/tex",     "core/prose",   "core/numerics", "core/transformer",
    "core/plan",     "core/lab",     "core/marking", "core/content",  "core/compiled",
    "core/exercise", "core/learner", "core/session", "core/page",     "core/lint"};

std::vector<std::string> core_and(std::vector<std::string> folders) {
  folders.insert(folders.end(), kCore.begin(), kCore.end());
  return folders;
}

const std::vector<Folder>& design_table() {
  static const std::vector<Folder> table = {
      {"core/text", {}, {}},
      {"core/figure", {"core/text"}, {}},
      {"core/sheet", {}, {}},
      {"core/json", {}, {"nlohmann/"}},
      {"core/units", {"core/text"}, {}},
      {"core/formula", {"core/units", "core/text"}, {}},
      {"core/tex", {"core/text"}, {}},
      {"core/prose", {"core/tex"}, {"md4c.h"}},
      {"core/numerics", {}, {}},
      {"core/transformer", {"core/json", "core/text"}, {}},
      {"core/plan", {"core/transformer", "core/json", "core/text"}, {}},
      {"core/lab",
       {"core/plan", "core/figure", "core/sheet", "core/formula", "core/transformer", "core/json",
        "core/units", "core/text"},
       {}},
      {"core/marking", {"core/formula", "core/units", "core/text"}, {}},
      {"core/content",
       {"core/prose", "core/tex", "core/formula", "core/units", "core/json", "core/text"},
       {"toml++/"}},
      {"core/compiled",
       {"core/content", "core/prose", "core/formula", "core/units", "core/json", "core/text"},
       {}},
      {"core/exercise",
       {"core/content", "core/marking", "core/figure", "core/prose", "core/formula",
        "core/numerics", "core/units", "core/json", "core/text"},
       {}},
      {"core/learner", {"core/json", "core/text"}, {}},
      {"core/session",
       {"core/learner", "core/exercise", "core/marking", "core/compiled", "core/content",
        "core/prose", "core/tex", "core/formula", "core/units", "core/text"},
       {}},
      {"core/page",
       {"core/session", "core/figure", "core/sheet", "core/learner", "core/exercise",
        "core/marking", "core/content", "core/prose", "core/tex", "core/text", "core/formula",
        "core/units"},
       {}},
      {"core/lint",
       {"core/session", "core/exercise", "core/marking", "core/content", "core/prose", "core/tex",
        "core/formula", "core/lab", "core/plan", "core/sheet", "core/transformer", "core/numerics",
        "core/units", "core/text"},
       {}},
      {"core/cli", kCore, {"nlohmann/", "unistd.h"}},
      {"web/faces", {}, {}},
      {"web/math", {"core/tex", "web/faces"}, {}},
      {"web/layout", core_and({"web/faces", "web/math"}), {}},
      {"web/paint", core_and({"web/faces", "web/math", "web/layout"}), {"imgui"}},
      {"web/calculator", {"core/plan"}, {"emscripten"}},
      {"web/lab", {"core/lab"}, {"emscripten"}},
      {"web/platform",
       core_and({"web/faces", "web/math", "web/layout", "web/paint"}),
       {"imgui", "emscripten", "GLES3/", "unistd.h"}},
  };
  return table;
}

// The C++ and C headers without a folder or an extension are the standard library's.
bool is_standard(const std::string& header) {
  static const std::vector<std::string> c_headers = {"math.h",  "stddef.h", "stdint.h",
                                                     "stdio.h", "stdlib.h", "string.h"};
  return header.find_first_of("/.") == std::string::npos ||
         std::find(c_headers.begin(), c_headers.end(), header) != c_headers.end();
}

bool starts_with_any(const std::string& text, const std::vector<std::string>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const std::string& prefix) { return text.rfind(prefix, 0) == 0; });
}

bool allowed(const Folder& folder, const std::string& header) {
  const bool ours = header.rfind("core/", 0) == 0 || header.rfind("web/", 0) == 0;
  const std::string home = header.substr(0, header.find('/', header.find('/') + 1));
  if (ours) {
    return home == folder.path ||
           std::find(folder.folders.begin(), folder.folders.end(), home) != folder.folders.end();
  }
  const bool made_by_build = header.size() > 4 && header.substr(header.size() - 4) == ".inc";
  return is_standard(header) || made_by_build || starts_with_any(header, folder.headers);
}

std::vector<std::string> breaches_in(const Folder& folder, std::istream& source,
                                     const std::string& name) {
  static const std::regex include(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
  std::vector<std::string> found;
  std::string line;
  for (int number = 1; std::getline(source, line); ++number) {
    std::smatch match;
    if (std::regex_search(line, match, include) && !allowed(folder, match[1])) {
      found.push_back(name + ":" + std::to_string(number) + " includes " + match[1].str());
    }
  }
  return found;
}

bool is_source(const fs::path& path) {
  return path.extension() == ".h" || path.extension() == ".cpp" || path.extension() == ".inc";
}

std::vector<std::string> breaches_of(const Folder& folder) {
  std::vector<std::string> found;
  const fs::path root = tmw::test::source_dir();
  if (!fs::exists(root / folder.path)) return found;
  for (const auto& entry : fs::recursive_directory_iterator(root / folder.path)) {
    if (!is_source(entry.path())) continue;
    std::ifstream source(entry.path());
    const auto more = breaches_in(folder, source, fs::relative(entry.path(), root).string());
    found.insert(found.end(), more.begin(), more.end());
  }
  return found;
}

class IncludeGraph : public testing::TestWithParam<Folder> {};

TEST_P(IncludeGraph, FolderIncludesOnlyWhatTheDesignAllows) {
  for (const std::string& breach : breaches_of(GetParam())) ADD_FAILURE() << breach;
}

INSTANTIATE_TEST_SUITE_P(Design, IncludeGraph, testing::ValuesIn(design_table()),
                         [](const auto& param_info) {
                           std::string name = param_info.param.path;
                           std::replace(name.begin(), name.end(), '/', '_');
                           return name;
                         });

// Each row breaks one arrow; the reader above must see it however it is spelt.
TEST(IncludeGraphReader, NamesABreachInEverySpelling) {
  const Folder text_room = design_table().front();
  for (const char* text : {"#include <imgui.h>", "#include \"core/page/page.h\"",
                           "  #  include <emscripten/html5.h>", "#include<emscripten.h>",
                           "#include <nlohmann/json.hpp>", "#include \"web/layout/layout.h\""}) {
    std::istringstream source(text);
    EXPECT_EQ(breaches_in(text_room, source, "a.cpp").size(), 1u) << text;
  }
}

// Scripts have no includes: web/js, web/editor, web/sandbox.
bool is_of_scripts_alone(const fs::path& folder) {
  const fs::directory_iterator entries(folder);
  return std::none_of(begin(entries), end(entries), [](const fs::directory_entry& entry) {
    return entry.path().extension() == ".cpp" || entry.path().extension() == ".h";
  });
}

TEST(IncludeGraphReader, EveryFolderOfTheCodeHasARow) {
  for (const char* layer : {"core", "web"}) {
    const fs::path folder = fs::path(tmw::test::source_dir()) / layer;
    for (const auto& entry : fs::directory_iterator(folder)) {
      const std::string path = std::string(layer) + "/" + entry.path().filename().string();
      if (!entry.is_directory() || is_of_scripts_alone(entry.path())) continue;
      EXPECT_TRUE(std::any_of(design_table().begin(), design_table().end(), [&](const Folder& row) {
        return row.path == path;
      })) << path;
    }
  }
}

// A stranger in a room of thirty headers asks which one to read first.
TEST(Doors, EveryRoomHasOneHeaderThatSaysSo) {
  for (const Folder& folder : design_table()) {
    const fs::path room = fs::path(tmw::test::source_dir()) / folder.path;
    int headers = 0;
    int doors = 0;
    for (const auto& entry : fs::directory_iterator(room)) {
      if (entry.path().extension() != ".h") continue;
      ++headers;
      std::ifstream source(entry.path());
      std::string first;
      std::getline(source, first);
      doors += first.rfind("// The door of " + folder.path, 0) == 0 ? 1 : 0;
    }
    EXPECT_EQ(doors, headers == 0 ? 0 : 1) << folder.path;
  }
}

}  // namespace
