#include "core/lint/lint_tex.h"

#include <set>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/exercise/chart.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/exercise/theory.h"
#include "core/tex/tex_reader.h"

namespace tmw {
namespace {

// Reads formulas wherever they stand and keeps the faults.
class TexNotes {
 public:
  TexNotes(std::string file, std::string place, int line)
      : file_(std::move(file)), place_(std::move(place)), line_(line) {}

  void read(const std::string& source) {
    if (!seen_.insert(source).second) return;
    const tex::ReadResult result = tex::read(source);
    if (result.ok()) return;
    errors_.push_back(
        {file_, line_,
         place_ + ": the formula $" + source + "$ cannot be read: " + result.error.message});
  }

  void read(const Spans& spans) {
    for (const Span& span : spans) {
      if (span.kind == SpanKind::kMath) read(span.text);
    }
  }

  void read(const Blocks& blocks) {
    for (const Block& block : blocks) {
      read(block.spans);
      if (block.kind == BlockKind::kFormula) read(block.text);
      read(block.children);
    }
  }

  void read(const std::vector<Chart>& charts) {
    for (const Chart& chart : charts) read(chart.caption);
  }

  [[nodiscard]] const ContentErrors& errors() const { return errors_; }

 private:
  std::string file_;
  std::string place_;
  int line_;
  std::set<std::string> seen_;
  ContentErrors errors_;
};

void read_task(const DeriveProblem& derive, TexNotes& notes) {
  for (const ProblemPart& part : derive.parts) notes.read(part.ask);
  if (!derive.table) return;
  for (const auto& row : derive.table->rows) {
    for (const ProblemTable::Cell& cell : row) notes.read(cell.spans);
  }
}

void read_task(const ChoiceProblem& choice, TexNotes& notes) {
  for (const ProblemOption& option : choice.options) {
    notes.read(option.text);
    notes.read(option.because);
  }
}

void read_task(const OrderProblem& order, TexNotes& notes) {
  for (const ProblemStep& step : order.steps) {
    notes.read(step.text);
    notes.read(step.because);
  }
}

void read_task(const BuildProblem&, TexNotes&) {}

void read_task(const DebugProblem& debug, TexNotes& notes) {
  for (const DebugProblem::Line& line : debug.lines) notes.read(line.reply);
}

void read_problem(const Problem& problem, TexNotes& notes) {
  notes.read(problem.prompt);
  notes.read(problem.solution_note);
  notes.read(problem.remark);
  notes.read(problem.charts);
  for (const Blocks& hint : problem.hints) notes.read(hint);
  for (const Spans& source : problem.sources) notes.read(source);
  for (const GivenLine& given : problem.derivation_given) notes.read(given.name);
  for (const DerivationLine& line : problem.derivation) {
    notes.read(line.say);
    notes.read(line.also);
    notes.read(line.symbols);
    notes.read(line.numbers);
  }
  std::visit([&](const auto& task) { read_task(task, notes); }, problem.task);
}

}  // namespace

ContentErrors tex_faults(const Theory& theory, const std::string& file) {
  TexNotes notes(file, "theory", 0);
  notes.read(theory.blocks);
  for (const Spans& rule : theory.keep) notes.read(rule);
  notes.read(theory.charts);
  return notes.errors();
}

ContentErrors lint_tex(const Chapter& chapter, int seeds) {
  ContentErrors errors = tex_faults(theory_of(chapter), chapter.file);
  for (const Exercise& exercise : chapter.exercises) {
    TexNotes notes(chapter.file, exercise.id, exercise.line);
    const int last = exercise.draws.empty() ? 0 : seeds;
    for (int seed = 0; seed <= last; ++seed) {
      read_problem(instantiate(exercise, static_cast<std::uint64_t>(seed)).problem, notes);
    }
    append(errors, notes.errors());
  }
  return errors;
}

}  // namespace tmw
