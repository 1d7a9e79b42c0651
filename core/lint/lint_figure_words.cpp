// A number that a figure shows is told by its words with the same digits: who sees the one and
// hears the other must not meet two.
#include <string>

#include "core/content/exercise.h"
#include "core/content/markers.h"
#include "core/content/workbook.h"
#include "core/formula/print_expression.h"
#include "core/lint/lint_parts.h"

namespace tmw {
namespace {

bool same_form(const NumberFormat& one, const NumberFormat& other) {
  const bool units = one.unit.has_value() == other.unit.has_value() &&
                     (!one.unit || one.unit->symbol == other.unit->symbol);
  return units && one.digits == other.digits;
}

// How a figure prints its values; programs have a form of their own
// (core/exercise/chart_parts.cpp).
NumberFormat form_of(const FigureSpec& figure) {
  NumberFormat form = figure.format;
  if (figure.kind == ChartKind::kPrograms) form.digits = 3;
  return form;
}

void lint_words(const Prose& words, const FigureSpec& figure, LintNotes& notes) {
  for (const Marker& marker : words.markers) {
    for (const FigureItem& item : figure.items) {
      if (to_text(marker.expression) != to_text(item.is)) continue;
      if (same_form(marker.format, form_of(figure))) continue;
      notes.error(figure.line, "figure " + figure.id + " shows " + marker.inside +
                                   " in another form than its words tell it");
    }
  }
}

}  // namespace

void lint_figure_words(const Chapter& chapter, LintNotes& notes) {
  for (const FigureSpec& figure : chapter.figures) {
    // The values of curves and cells are many, and a link of a chain has a form of its own.
    if (figure.kind == ChartKind::kCurves || figure.kind == ChartKind::kGrid ||
        figure.kind == ChartKind::kChain)
      continue;
    for (const Prose* words :
         {&figure.caption, &figure.alt, &figure.says, &figure.goal.ask, &figure.goal.reached})
      lint_words(*words, figure, notes);
  }
}

}  // namespace tmw
