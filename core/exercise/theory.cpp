#include "core/exercise/theory.h"

#include "core/content/exercise.h"
#include "core/content/read_prose.h"
#include "core/content/workbook.h"
#include "core/exercise/chart.h"
#include "core/exercise/numbers.h"
#include "core/marking/numeric_question.h"

namespace tmw {

// Here, where all its parts are known, so that the header need not know them.
Theory::Theory() = default;
Theory::Theory(const Theory& other) = default;
Theory::Theory(Theory&& other) noexcept = default;
Theory& Theory::operator=(const Theory& other) = default;
Theory& Theory::operator=(Theory&& other) noexcept = default;
Theory::~Theory() = default;

Theory theory_of(const Chapter& chapter) {
  Theory theory;
  Writer writer("theory", plain_numbers(chapter.given, theory.errors));
  theory.blocks = writer.blocks(chapter.theory, 0);
  for (const Prose& rule : chapter.keep) theory.keep.push_back(writer.spans(rule, 0));
  for (const FigureSpec& figure : chapter.figures) {
    theory.charts.push_back(chart_of(figure, writer));
  }
  ContentErrors errors = writer.take_errors();
  theory.errors.insert(theory.errors.end(), errors.begin(), errors.end());
  return theory;
}

}  // namespace tmw
