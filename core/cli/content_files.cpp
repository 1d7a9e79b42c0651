#include "core/cli/content_files.h"

#include "core/cli/workbook_files.h"
#include "core/compiled/compile.h"
#include "core/compiled/write.h"
#include "core/content/load.h"

namespace tmw {

std::vector<ContentFile> content_files(const std::string& assets) {
  const std::string folder = assets + "/workbook/";
  const std::string name = "workbook.toml";
  const std::string toml = read_file(folder + name).value_or("");
  std::vector<ContentFile> files = {{compiled_name(name), compile_index(toml, name)}};
  const Loaded<WorkbookIndex> index = load_index(toml, name);
  if (!index.value) return files;
  for (const ChapterEntry& entry : index.value->chapters) {
    if (entry.file.empty()) continue;
    const std::optional<std::string> text = read_file(folder + entry.file);
    files.push_back(
        {compiled_name(entry.file),
         text ? compile_chapter(*text, entry.file, *index.value)
              : compiled_fault(entry.file + ": this file, named in the index, cannot be read")});
  }
  return files;
}

}  // namespace tmw
