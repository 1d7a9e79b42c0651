#include <nlohmann/json.hpp>
#include <ostream>

#include "core/cli/options.h"
#include "core/cli/run_node.h"
#include "core/cli/workbook_commands.h"
#include "core/cli/workbook_files.h"
#include "core/content/exercise.h"
#include "core/content/load.h"
#include "core/lint/lint.h"
#include "core/lint/lint_tex.h"

namespace tmw {
namespace {

// The chapters to prove: the files named, or all that the index names.
std::vector<Chapter> chapters_to_prove(const CommandLine& line, const Options& options,
                                       ContentErrors& errors) {
  std::vector<Chapter> chapters;
  for (const std::string& path : options.words) {
    const std::optional<std::string> text = read_file(path);
    if (!text) errors.push_back({path, 0, "this file cannot be read"});
    if (!text) continue;
    Loaded<Chapter> chapter = load_chapter(*text, path);
    append(errors, chapter.errors);
    if (chapter.value) chapters.push_back(std::move(*chapter.value));
  }
  if (!options.words.empty()) return chapters;
  LoadedWorkbook loaded = load_workbook(line.assets);
  append(errors, loaded.errors);
  append(errors, lint_workbook(loaded.workbook, loaded.index_file));
  return std::move(loaded.workbook.chapters);
}

nlohmann::ordered_json errors_json(const ContentErrors& errors) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const ContentError& error : errors) {
    list.push_back({{"file", error.file}, {"line", error.line}, {"message", error.message}});
  }
  return list;
}

}  // namespace

int run_lint_command(const CommandLine& line, std::ostream& out, std::ostream& err) {
  const Options options = read_options(line.arguments);
  if (!options.error.empty()) {
    err << "tmw lint: " << options.error << "\n";
    return 2;
  }
  ContentErrors errors;
  const std::vector<Chapter> chapters = chapters_to_prove(line, options, errors);
  LintOptions proofs;
  bool python_missing = false;
  if (node_is_there())
    proofs.run_script = [&](const std::string& source, const std::string& calls) {
      auto reply = run_with_node(source, calls, line.assets + "/..");
      python_missing = python_missing || !reply;
      return reply;
    };
  std::size_t exercises = 0;
  ContentErrors warnings;
  for (const Chapter& chapter : chapters) {
    append(errors, lint_chapter(chapter, proofs));
    append(warnings, lint_warnings(chapter));
    append(errors, lint_tex(chapter, proofs.seeds));
    exercises += chapter.exercises.size();
  }
  if (options.json) out << errors_json(errors).dump(2) << "\n";
  if (!options.json) {
    for (const ContentError& warning : warnings) out << error_text(warning) << "\n";
    for (const ContentError& error : errors) out << error_text(error) << "\n";
    if (!proofs.run_script) out << "node was not found: code of Build and Debug was not run\n";
    if (python_missing) out << "MicroPython was not found (npm ci): Python was not run\n";
    out << chapters.size() << " chapters, " << exercises << " exercises, " << errors.size()
        << " faults, " << warnings.size() << " warnings\n";
  }
  return errors.empty() ? 0 : 1;
}

}  // namespace tmw
