#include "core/cli/render_command.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "core/cli/appendices.h"
#include "core/cli/options.h"
#include "core/cli/workbook_files.h"
#include "core/compiled/compile.h"
#include "core/content/load.h"
#include "core/page/document.h"
#include "core/page/static_page.h"
#include "core/session/route.h"
#include "core/session/session.h"

namespace tmw {
namespace {

using Json = nlohmann::ordered_json;

struct File {
  std::string name;
  std::string text;
};

struct NamedPage {
  std::string name;
  Place place;
  std::string source;  // the file of its content
  std::string about;
  StaticPage page;  // as in the running workbook
  std::vector<File> files;
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

// The home page stands in index.html, so it comes in the parts that are put there.
const ChapterEntry* first_chapter(const WorkbookIndex& index) {
  return find_entry(index, chapter_of(index.first.exercise));
}

Session home_visit(const WorkbookIndex& index, const std::string& folder) {
  const ChapterEntry* first = first_chapter(index);
  const std::string content =
      first == nullptr
          ? ""
          : compile_chapter(read_file(folder + "/" + first->file).value_or(""), first->file, index);
  return first_visit(index, Home{}, content);
}

NamedPage home_page(const WorkbookIndex& index, const std::string& folder) {
  const ChapterEntry* first = first_chapter(index);
  const Session visit = home_visit(index, folder);
  StaticPage written = static_page(visit, {.links = LinkStyle::kFromHome, .styles_as_data = true});
  return {"home",
          Home{},
          first == nullptr ? "" : compiled_name(first->file),
          "",
          static_page(visit, {}),
          {{"home.part.html", std::move(written.html)},
           {"contents.part.html", std::move(written.contents)}}};
}

// What stands in the running workbook's <main>.
std::string part_of(const Session& visit) {
  return static_page(visit, {.styles_as_data = true, .numbers_once = true}).html;
}

NamedPage chapter_page(const WorkbookIndex& index, const ChapterEntry& entry,
                       std::string_view content, const DocumentParts& parts) {
  const std::string name = std::to_string(entry.number);
  const Place place = ChapterPlace{.chapter = entry.number};
  const Session visit = first_visit(index, place, content);
  NamedPage page{name, place, compiled_name(entry.file), entry.about, static_page(visit, {}), {}};
  page.files = {{name + ".part.html", part_of(visit)},
                {name + ".html", chapter_document(visit, entry.about, parts)}};
  return page;
}

void add_chapter(Rendered& rendered, const WorkbookIndex& index, const ChapterEntry& entry,
                 const std::string& folder, const DocumentParts& parts) {
  const std::string path = folder + "/" + entry.file;
  const std::string toml = read_file(path).value_or("");
  const Loaded<Chapter> chapter = load_chapter(toml, path);
  if (chapter.value) {
    rendered.pages.push_back(
        chapter_page(index, entry, compile_chapter(toml, entry.file, index), parts));
  } else {
    append(rendered.errors, chapter.errors);
  }
}

// Its Markdown is what the running workbook asks for.
NamedPage appendix_page(const WorkbookIndex& index, AppendixKind kind, std::string markdown,
                        const DocumentParts& parts) {
  const std::string name(appendix_name(kind));
  const Place place = AppendixPlace{kind};
  const Session visit = first_visit(index, place, markdown);
  NamedPage page{name, place, name + ".md", "", static_page(visit, {}), {}};
  page.files = {{name + ".part.html", part_of(visit)},
                {name + ".html", chapter_document(visit, page.page.title, parts)},
                {name + ".md", std::move(markdown)}};
  return page;
}

void add_appendices(Rendered& rendered, const std::string& assets, const DocumentParts& parts) {
  const LoadedWorkbook loaded = load_workbook(assets);
  const WorkbookIndex& index = loaded.workbook.index;
  const auto words = [&assets](AppendixKind kind) {
    const std::string path = assets + "/appendices/" + std::string(appendix_name(kind)) + ".md";
    return read_file(path).value_or("");
  };
  rendered.pages.push_back(
      appendix_page(index, AppendixKind::kSymbols,
                    symbols_markdown(loaded.workbook, words(AppendixKind::kSymbols)), parts));
  rendered.pages.push_back(appendix_page(index, AppendixKind::kModels,
                                         models_markdown(words(AppendixKind::kModels)), parts));
}

Rendered render_all(const std::string& assets, const DocumentParts& parts) {
  Rendered rendered;
  const std::string folder = assets + "/workbook";
  Loaded<WorkbookIndex> index =
      load_index(read_file(folder + "/workbook.toml").value_or(""), folder + "/workbook.toml");
  rendered.errors = std::move(index.errors);
  if (!index.value) return rendered;
  rendered.pages.push_back(home_page(*index.value, folder));
  for (const ChapterEntry& entry : index.value->chapters) {
    if (!entry.file.empty()) add_chapter(rendered, *index.value, entry, folder, parts);
  }
  add_appendices(rendered, assets, parts);
  return rendered;
}

Json json_of(const Rendered& rendered) {
  Json list = Json::array();
  for (const NamedPage& page : rendered.pages) {
    Json files = Json::object();
    for (const File& file : page.files) files[file.name] = file.text;
    list.push_back({{"name", page.name},
                    {"hash", hash_of(page.place)},
                    {"file", page.source},
                    {"about", page.about},
                    {"title", page.page.title},
                    {"coded", page.page.coded},
                    {"files", std::move(files)}});
  }
  return list;
}

// False, with the file named, if one cannot be written.
bool write_file(const File& file, const std::filesystem::path& folder, std::ostream& err) {
  const std::filesystem::path path = folder / file.name;
  std::ofstream stream(path, std::ios::binary);
  stream << file.text;
  if (stream.flush()) return true;
  err << "tmw render: " << path.string() << " cannot be written; name another folder with --out\n";
  return false;
}

bool write_pages(const Rendered& rendered, const std::filesystem::path& folder, std::ostream& err) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  for (const NamedPage& page : rendered.pages) {
    for (const File& file : page.files) {
      if (!write_file(file, folder, err)) return false;
    }
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
  const Rendered rendered = render_all(line.assets, {});
  for (const ContentError& error : rendered.errors) err << error_text(error) << "\n";
  if (!folder.empty() && !write_pages(rendered, folder, err)) return 2;
  if (options.json) {
    out << json_of(rendered).dump() << "\n";
  } else if (folder.empty()) {
    for (const NamedPage& page : rendered.pages) out << page.page.html << "\n";
  }
  return rendered.errors.empty() ? 0 : 1;
}

int print_pages(const std::string& assets, const DocumentParts& parts, std::ostream& out,
                std::ostream& err) {
  const Rendered rendered = render_all(assets, parts);
  for (const ContentError& error : rendered.errors) err << error_text(error) << "\n";
  out << json_of(rendered).dump() << "\n";
  return rendered.errors.empty() ? 0 : 1;
}

int print_home(const std::string& assets, std::ostream& out, std::ostream& err) {
  const std::string folder = assets + "/workbook";
  const Loaded<WorkbookIndex> index =
      load_index(read_file(folder + "/workbook.toml").value_or(""), folder + "/workbook.toml");
  for (const ContentError& error : index.errors) err << error_text(error) << "\n";
  if (!index.value) return 1;
  StaticPage home = static_page(home_visit(*index.value, folder), {.styles_as_data = true});
  out << Json{{"home", std::move(home.html)}, {"contents", std::move(home.contents)}}.dump()
      << "\n";
  return 0;
}

}  // namespace tmw
