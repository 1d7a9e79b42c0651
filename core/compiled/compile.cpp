#include "core/compiled/compile.h"

#include "core/compiled/write.h"
#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/load.h"

namespace tmw {
namespace {

// The first fault in words, and how many more there are.
std::string words_of(const ContentErrors& errors) {
  if (errors.empty()) return {};
  std::string words = error_text(errors.front());
  if (errors.size() > 1) words += " (and " + std::to_string(errors.size() - 1) + " more)";
  return words;
}

}  // namespace

std::string compiled_name(std::string_view file_name) {
  return std::string(file_name.substr(0, file_name.rfind('.'))) + ".txt";
}

std::string compile_chapter(std::string_view toml_text, std::string_view file_name,
                            const WorkbookIndex& index) {
  Loaded<Chapter> loaded = load_chapter(toml_text, file_name);
  if (!loaded.value) return compiled_fault(words_of(loaded.errors));
  link_sources(*loaded.value, index.sources);
  link_terms(*loaded.value, index.terms);
  return compiled(*loaded.value);
}

std::string compile_index(std::string_view toml_text, std::string_view file_name) {
  Loaded<WorkbookIndex> loaded = load_index(toml_text, file_name);
  if (!loaded.value) return compiled_fault(words_of(loaded.errors));
  for (ChapterEntry& entry : loaded.value->chapters) {
    if (!entry.file.empty()) entry.file = compiled_name(entry.file);
  }
  return compiled(*loaded.value);
}

}  // namespace tmw
