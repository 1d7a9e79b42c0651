#include "core/cli/render_command.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "core/cli/options.h"
#include "core/cli/workbook_files.h"
#include "core/content/load.h"
#include "core/page/static_page.h"
#include "core/session/route.h"

namespace tmw {
namespace {

using Json = nlohmann::ordered_json;

struct NamedPage {
  std::string name;  // of its file, without ending
  Place place;
  std::string file;  // of its content
  std::string about;
  StaticPage page;
};

struct Rendered {
  std::vector<NamedPage> pages;
  ContentErrors errors;  // of chapters that were left out
};

// Takes `--out DIR` out of the words.
std::string take_folder(std::vector<std::string>& words) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (words[i] != "--out") continue;
    const auto at = words.begin() + static_cast<std::ptrdiff_t>(i);
    std::string folder = words[i + 1];
    words.erase(at, at + 2);
    return folder;
  }
  return {};
}

void add_chapter(Rendered& rendered, const WorkbookIndex& index, const ChapterEntry& entry,
                 const std::string& folder) {
  const std::string path = folder + "/" + entry.file;
  const std::string toml = read_file(path).value_or("");
  const Loaded<Chapter> chapter = load_chapter(toml, path);
  if (!chapter.value) {
    rendered.errors.insert(rendered.errors.end(), chapter.errors.begin(), chapter.errors.end());
    return;
  }
  const Place place = ChapterPlace{.chapter = entry.number};
  rendered.pages.push_back({std::to_string(entry.number), place, entry.file, entry.about,
                            static_page(first_visit(index, place, toml), LinkStyle::kHash)});
}

Rendered render_all(const std::string& assets) {
  Rendered rendered;
  const std::string folder = assets + "/workbook";
  Loaded<WorkbookIndex> index =
      load_index(read_file(folder + "/workbook.toml").value_or(""), folder + "/workbook.toml");
  rendered.errors = std::move(index.errors);
  if (!index.value) return rendered;
  rendered.pages.push_back({"home", Home{}, "workbook.toml", "",
                            static_page(first_visit(*index.value, Home{}, {}), LinkStyle::kHash)});
  for (const ChapterEntry& entry : index.value->chapters) {
    if (!entry.file.empty()) add_chapter(rendered, *index.value, entry, folder);
  }
  return rendered;
}

Json json_of(const Rendered& rendered) {
  Json list = Json::array();
  for (const auto& [name, place, file, about, page] : rendered.pages) {
    list.push_back({{"name", name},
                    {"hash", hash_of(place)},
                    {"file", file},
                    {"about", about},
                    {"title", page.title},
                    {"html", page.html},
                    {"contents", page.contents}});
  }
  return list;
}

// False, with the file named, if one cannot be written.
bool write_pages(const Rendered& rendered, const std::filesystem::path& folder, std::ostream& err) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  for (const NamedPage& page : rendered.pages) {
    const std::filesystem::path path = folder / (page.name + ".html");
    std::ofstream file(path, std::ios::binary);
    file << page.page.html << "\n";
    if (file.flush()) continue;
    err << "tmw render: " << path.string()
        << " cannot be written; name another folder with --out\n";
    return false;
  }
  return true;
}

}  // namespace

int run_render_command(const CommandLine& line, std::ostream& out, std::ostream& err) {
  std::vector<std::string> words = line.arguments;
  const std::string folder = take_folder(words);
  const Options options = read_options(words);
  if (!options.error.empty() || !options.words.empty()) {
    err << "tmw render: "
        << (options.error.empty() ? "write: tmw render [--out DIR] [--json]" : options.error)
        << "\n";
    return 2;
  }
  const Rendered rendered = render_all(line.assets);
  for (const ContentError& error : rendered.errors) err << error_text(error) << "\n";
  if (!folder.empty() && !write_pages(rendered, folder, err)) return 2;
  if (options.json) {
    out << json_of(rendered).dump() << "\n";
  } else if (folder.empty()) {
    for (const NamedPage& page : rendered.pages) out << page.page.html << "\n";
  }
  return rendered.errors.empty() ? 0 : 1;
}

}  // namespace tmw
