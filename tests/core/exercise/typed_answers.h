// The table of typed answers, tests/golden/typed_answers.tsv, judged.
#pragma once

#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "core/content/load.h"
#include "core/content/workbook.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/mark_words.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/marking/marking.h"
#include "tests/core/compiled/compiled_file.h"
#include "tests/paths.h"

namespace tmw {

struct TypedRow {
  std::string exercise;
  std::uint64_t seed = 0;
  int part = 0;
  std::string kind;  // "formula gap", "warned of"
  std::string typed;
  std::string verdict;  // the names of those wanted, with | between
  std::string words;    // that the message must hold
  std::string how;      // how it was worked out
};

inline std::vector<TypedRow> typed_rows() {
  std::ifstream file(test::source_dir() + "/tests/golden/typed_answers.tsv");
  std::vector<TypedRow> rows;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t')
        cells.emplace_back();
      else
        cells.back() += c;
    }
    cells.resize(8);
    rows.push_back({cells[0], std::stoull(cells[1]), std::stoi(cells[2]), cells[3], cells[4],
                    cells[5], cells[6], cells[7]});
  }
  return rows;
}

// The problems of the shipped workbook, each made once.
class TypedDesk {
 public:
  TypedDesk() {
    const Loaded<WorkbookIndex> index = load_index(content_text("workbook.toml"), "workbook.toml");
    if (!index.value) return;
    for (const ChapterEntry& entry : index.value->chapters) {
      workbook_.chapters.push_back(compiled_chapter_from(entry.file, *index.value));
    }
  }

  // What is said of a row; unreadable for an exercise that is not there.
  Verdict mark(const TypedRow& row) {
    const std::string key = row.exercise + "/" + std::to_string(row.seed);
    auto& problem = problems_[key];
    if (!problem) {
      const Exercise* exercise = find_exercise(workbook_, row.exercise);
      if (exercise == nullptr) return unreadable("There is no such exercise.");
      problem = std::make_unique<Problem>(instantiate(*exercise, row.seed).problem);
    }
    return mark_part(std::get<DeriveProblem>(problem->task), row.part - 1, row.typed);
  }

 private:
  Workbook workbook_;
  std::map<std::string, std::unique_ptr<Problem>> problems_;
};

inline bool is_as_wanted(const TypedRow& row, const Verdict& verdict) {
  const std::string wanted = "|" + row.verdict + "|";
  const std::string given = std::string("|") + verdict_name(verdict.kind) + "|";
  return wanted.find(given) != std::string::npos &&
         whole_message(verdict).find(row.words) != std::string::npos;
}

}  // namespace tmw
