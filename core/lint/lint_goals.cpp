// Figures: what they show has a place, what can be taken hold of leads somewhere, and what they ask
// for can be done.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/workbook.h"
#include "core/exercise/chart.h"
#include "core/exercise/theory.h"
#include "core/lint/lint_parts.h"

namespace tmw {
namespace {

struct Ends {
  double low = 0.0;
  double high = 0.0;
};

// Where the axis begins and ends on which grips stand.
Ends ends_of(const Chart& chart) {
  constexpr double kChainEnd = 1.25;  // of a limit (core/page/sketch_chain.cpp)
  switch (chart.kind) {
    case ChartKind::kCurves:
      if (chart.series.empty() || chart.series.front().x.empty()) return {};
      return {chart.series.front().x.front(), chart.series.front().x.back()};
    case ChartKind::kGrid:
      return {0.0, static_cast<double>(chart.most_columns)};
    case ChartKind::kAreas:
      return {0.0, chart.limit};
    case ChartKind::kStack:
      return {0.0, chart.to};
    case ChartKind::kHeads:
      return {0.0, chart.size("heads")};
    case ChartKind::kClocks:
      return {chart.size("from"), chart.size("to")};
    case ChartKind::kChain:
      return {0.0, kChainEnd};
    case ChartKind::kPrograms:
      return {chart.size("from"), chart.size("to")};
    case ChartKind::kBars:
    case ChartKind::kBlock:
      break;
  }
  return {0.0, 1.0};
}

std::string fault_of_curves(const Chart& chart) {
  if (chart.series.empty() || chart.series.front().x.empty()) return "has nothing to show";
  const Ends ends = ends_of(chart);
  for (const ChartSeries& series : chart.series) {
    const auto fits = [&](double y) {
      return std::isfinite(y) && (!chart.y_logarithmic || y > 0.0);
    };
    if (!std::all_of(series.y.begin(), series.y.end(), fits))
      return "has no place for a value of " + series.name;
  }
  for (const ChartMark& mark : chart.marks) {
    if (!(mark.x >= ends.low && mark.x <= ends.high))
      return "has no place for the mark " + mark.name;
  }
  return {};
}

std::string fault_of_items(const Chart& chart) {
  for (const ChartItem& item : chart.items) {
    if (chart.kind == ChartKind::kPrograms) continue;  // to leave the format is what it shows
    if (!std::isfinite(item.value) || !std::isfinite(item.other) || item.value < 0.0)
      return "has no place for " + item.name;
  }
  const bool ruled = chart.kind == ChartKind::kPrograms;  // its sizes are the ends of an axis
  if (ruled && !(chart.size("from") < chart.size("to"))) return "needs `from` below `to`";
  for (const auto& [key, value] : chart.sizes) {
    if (!std::isfinite(value) || (value <= 0.0 && !ruled)) return "needs a `" + key + "` above 0";
  }
  if (chart.kind == ChartKind::kStack && !(chart.limit > 0.0 && chart.limit <= chart.to))
    return "has no place for its limit";
  return {};
}

std::string fault_of_handle(const Chart& chart, const ChartHandle& handle) {
  if (handle.at.empty()) return {};
  const Ends ends = ends_of(chart);
  const double room = 1e-9 * std::abs(ends.high);
  const bool rises = handle.at.back() > handle.at.front();
  for (std::size_t i = 0; i < handle.at.size(); ++i) {
    if (!(handle.at[i] >= ends.low - room && handle.at[i] <= ends.high + room))
      return "has no place for the handle " + handle.given + " at " + handle.words[i];
    if (i > 0 && !(rises ? handle.at[i] > handle.at[i - 1] : handle.at[i] < handle.at[i - 1]))
      return "has the handle " + handle.given + " at " + handle.words[i] + " out of order";
  }
  return {};
}

std::string fault_of_bars(const Chart& chart) {
  for (const ChartSeries& series : chart.series) {
    for (const double value : series.y) {
      if (!std::isfinite(value) || value < 0.0)
        return "has no place for " + (series.name.empty() ? "a cell" : series.name);
    }
  }
  return {};
}

// Every way to set these handles, one after the other; `visit` says whether to go on.
template <typename Visit>
bool each_setting(const Chapter& chapter, const std::vector<HandleSpec>& handles, std::size_t next,
                  const Explored& explored, const Visit& visit) {
  if (next == handles.size()) return visit(explored);
  const ExploreSpec* spec = find_explore(chapter.explores, handles[next].of);
  if (spec == nullptr) return true;
  for (std::size_t value = 0; value < spec->values.size(); ++value) {
    Explored tried = explored;
    explore(chapter, tried, spec->name, value);
    if (!each_setting(chapter, handles, next + 1, tried, visit)) return false;
  }
  return true;
}

bool reaches(const Chapter& chapter, const Explored& explored, const std::string& id) {
  const Theory theory = theory_of(chapter, explored);
  return std::any_of(theory.charts.begin(), theory.charts.end(),
                     [&](const Chart& chart) { return chart.id == id && chart.goal.is_reached; });
}

}  // namespace

std::string figure_fault(const Chart& chart) {
  if (chart.alt.empty()) return "has no words for who cannot see it";
  std::string fault = chart.kind == ChartKind::kCurves ? fault_of_curves(chart)
                      : chart.kind > ChartKind::kGrid  ? fault_of_items(chart)
                                                       : fault_of_bars(chart);
  for (const ChartHandle& handle : chart.handles) {
    if (fault.empty()) fault = fault_of_handle(chart, handle);
  }
  if (fault.empty() && !chart.handles.empty() && chart.says.empty())
    fault = "says nothing of what its handles change";
  return fault;
}

void lint_goals(const Chapter& chapter, LintNotes& notes) {
  for (const FigureSpec& figure : chapter.figures) {
    if (figure.goal.ask.empty()) continue;
    const auto fail = [&](const char* what) {
      notes.error(figure.goal.line, "figure " + figure.id + ": its goal " + what);
    };
    if (figure.handles.empty()) {
      fail("needs a handle");
      continue;
    }
    if (reaches(chapter, {}, figure.id)) fail("is reached before anything is done");
    // One handle at a time first; all of them together only where that does not do.
    bool found = false;
    const auto visit = [&](const Explored& explored) {
      found = reaches(chapter, explored, figure.id);
      return !found;
    };
    for (const HandleSpec& handle : figure.handles) {
      if (!found) (void)each_setting(chapter, {handle}, 0, {}, visit);
    }
    if (!found) (void)each_setting(chapter, figure.handles, 0, {}, visit);
    if (!found) fail("is out of reach");
  }
}

}  // namespace tmw
