// What a reader may take hold of in a figure, and what is asked of him there.
#include <algorithm>

#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/workbook.h"
#include "core/exercise/chart.h"
#include "core/exercise/chart_parts.h"
#include "core/exercise/numbers.h"
#include "core/marking/numeric_question.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

// Where the grip stands for each of the values, everything else as it is now.
std::vector<double> places_of(const HandleSpec& handle, const ExploreSpec& spec,
                              const Chapter& chapter, const Explored& explored, Writer& writer) {
  std::vector<double> places;
  for (std::size_t value = 0; value < spec.values.size(); ++value) {
    Explored tried = explored;
    explore(chapter, tried, spec.name, value);
    ContentErrors errors;
    const Numbers numbers = plain_numbers(chapter.given, changes_of(chapter, tried), errors);
    Writer there = writer.with(numbers.bindings);
    places.push_back(there.value(handle.at, handle.line));
    writer.take_errors_of(there);
  }
  return places;
}

void add_handle(const HandleSpec& handle, const Chapter& chapter, const Explored& explored,
                const std::vector<Knob>& knobs, Writer& writer, Chart& chart) {
  const ExploreSpec* spec = find_explore(chapter.explores, handle.of);
  const auto knob = std::find_if(knobs.begin(), knobs.end(),
                                 [&](const Knob& one) { return one.name == handle.of; });
  if (spec == nullptr || knob == knobs.end())
    return writer.fail(handle.line,
                       "figure " + chart.id + ": no given " + handle.of + " can be explored");
  ChartHandle made{handle.of, knob->label, knob->words, knob->now, {}, 0.0};
  if (!handle.at.empty()) made.at = places_of(handle, *spec, chapter, explored, writer);
  if (!handle.on.empty()) made.on = writer.value(handle.on, handle.line);
  chart.handles.push_back(std::move(made));
}

}  // namespace

void add_handles(const FigureSpec& figure, const Chapter& chapter, const Explored& explored,
                 const std::vector<Knob>& knobs, Writer& writer, Chart& chart) {
  for (const HandleSpec& handle : figure.handles)
    add_handle(handle, chapter, explored, knobs, writer, chart);
  const ExploreSpec* first =
      figure.handles.empty() ? nullptr : find_explore(chapter.explores, figure.handles.front().of);
  if (!figure.says.empty()) {
    chart.says = writer.spans(figure.says, figure.line);
  } else if (first != nullptr) {
    chart.says = writer.spans(first->says, first->line);
  }
  if (figure.goal.ask.empty()) return;
  chart.goal.ask = writer.plain(figure.goal.ask, figure.goal.line);
  chart.goal.reached = writer.plain(figure.goal.reached, figure.goal.line);
  chart.goal.is_reached = writer.value(figure.goal.is, figure.goal.line) > 0.0;
}

}  // namespace tmw
