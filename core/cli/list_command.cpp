#include <nlohmann/json.hpp>
#include <ostream>

#include "core/cli/options.h"
#include "core/cli/workbook_commands.h"
#include "core/cli/workbook_files.h"
#include "core/content/exercise.h"

namespace tmw {

int run_list_command(const CommandLine& line, std::ostream& out, std::ostream& err) {
  const Options options = read_options(line.arguments);
  if (!options.error.empty() || !options.words.empty()) {
    err << "tmw list: " << (options.error.empty() ? "takes only --json" : options.error) << "\n";
    return 2;
  }
  const LoadedWorkbook loaded = load_workbook(line.assets);
  for (const ContentError& error : loaded.errors) err << error_text(error) << "\n";
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const Chapter& chapter : loaded.workbook.chapters) {
    for (const Exercise& exercise : chapter.exercises) {
      list.push_back({{"id", exercise.id},
                      {"chapter", chapter.number},
                      {"title", exercise.title},
                      {"kind", kind_name(exercise.kind)}});
      if (options.json) continue;
      out << exercise.id << "\t" << chapter.title << "\t" << exercise.title << "\t"
          << kind_name(exercise.kind) << "\n";
    }
  }
  if (options.json) out << list.dump(2) << "\n";
  return loaded.errors.empty() ? 0 : 2;
}

}  // namespace tmw
