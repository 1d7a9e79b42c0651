// The door of core/lint.
//
// Proves content: what `tmw lint` says about chapters that could be loaded.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "core/content/content_error.h"

namespace tmw {

struct Chapter;
struct Workbook;

// Runs JavaScript: the source and the calls (calls_json) in, the sandbox's reply (build.h)
// out. Empty if no engine is at hand; then code is not proved.
using RunJavaScript =
    std::function<std::optional<std::string>(const std::string& source, const std::string& calls)>;

struct LintOptions {
  // Each exercise is proved for seeds 0 to seeds, and the theory for every value that a reader may
  // set; with 0, both only for the numbers as they stand.
  int seeds = 200;
  RunJavaScript run_script;  // may be empty
};

// Everything wrong with one chapter, by line. Checks ids, prose, figures, every exercise for every
// seed.
[[nodiscard]] ContentErrors lint_chapter(const Chapter& chapter, const LintOptions& options);

// What does not make a chapter wrong: two slips of an exercise with one value.
[[nodiscard]] ContentErrors lint_warnings(const Chapter& chapter);

// What only shows across chapters: ids used twice, counts and files that differ from the index,
// letters that mean two things, links that lead nowhere, sources without an address. Requires
// chapters whose sources are linked (link_sources).
[[nodiscard]] ContentErrors lint_workbook(const Workbook& workbook, const std::string& index_file);

}  // namespace tmw
