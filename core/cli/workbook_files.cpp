#include "core/cli/workbook_files.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "core/content/load.h"

namespace tmw {
namespace {

namespace fs = std::filesystem;

bool holds_workbook(const fs::path& folder) {
  std::error_code error;
  return fs::exists(folder / "workbook" / "workbook.toml", error);
}

// `assets` beside `start` or one of the folders above it; empty if none.
fs::path assets_above(fs::path start) {
  while (true) {
    if (holds_workbook(start / "assets")) return start / "assets";
    if (!start.has_parent_path() || start.parent_path() == start) return {};
    start = start.parent_path();
  }
}

void load_into(LoadedWorkbook& loaded, const fs::path& path) {
  const std::optional<std::string> text = read_file(path.string());
  if (!text) {
    loaded.errors.push_back({path.string(), 0, "this file, named in the index, cannot be read"});
    return;
  }
  Loaded<Chapter> chapter = load_chapter(*text, path.string());
  append(loaded.errors, chapter.errors);
  if (!chapter.value) return;
  link_sources(*chapter.value, loaded.workbook.index.sources);
  link_terms(*chapter.value, loaded.workbook.index.terms);
  loaded.workbook.chapters.push_back(std::move(*chapter.value));
}

}  // namespace

std::string find_assets(const std::string& given, const std::string& program) {
  if (!given.empty()) return holds_workbook(given) ? given : std::string{};
  if (const char* variable = std::getenv("TMW_ASSETS"); variable != nullptr && *variable != '\0') {
    return holds_workbook(variable) ? variable : std::string{};
  }
  std::error_code error;
  fs::path found = assets_above(fs::current_path(error));
  if (found.empty()) found = assets_above(fs::absolute(program, error).parent_path());
  return found.string();
}

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

LoadedWorkbook load_workbook(const std::string& assets) {
  LoadedWorkbook loaded;
  const fs::path folder = fs::path(assets) / "workbook";
  loaded.index_file = (folder / "workbook.toml").string();
  const std::string text = read_file(loaded.index_file).value_or("");
  Loaded<WorkbookIndex> index = load_index(text, loaded.index_file);
  loaded.errors = std::move(index.errors);
  if (!index.value) return loaded;
  loaded.workbook.index = std::move(*index.value);
  for (const ChapterEntry& entry : loaded.workbook.index.chapters) {
    if (!entry.file.empty()) load_into(loaded, folder / entry.file);
  }
  return loaded;
}

}  // namespace tmw
