// Curves over any number of the setting: what a state comes to while one option runs and all others
// stay.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/figure/scale.h"
#include "core/lab/state.h"

namespace tmw::lab {

struct PlotKind {
  std::string_view id;     // "memory", "speed", "roof"; of training "zero", "again", "time"
  std::string_view title;  // "Memory of a card"
  std::string_view over;   // the option that runs when nobody chooses
};

// The plots of a question.
[[nodiscard]] const std::vector<PlotKind>& plots_of(Question question);
// The one of that id, or the first.
[[nodiscard]] const PlotKind& plot_of(Question question, std::string_view id);

// The options that can run: numbers that the page has a name for.
[[nodiscard]] std::vector<std::string_view> running_options(Question question);
[[nodiscard]] bool can_run(Question question, std::string_view option);

// A curve has a point for each value of the option that runs; not finite where there is no answer.
struct Curve {
  std::string name;
  std::vector<double> x;
  std::vector<double> y;
  bool fixed = false;  // it does not depend on the option: a roof, the room on a card
};

// A place of the present setting that is marked by itself.
struct PlotPoint {
  std::string name;
  double x = 0;
  double y = 0;
};

struct Plot {
  std::string problem;  // a sentence, where nothing can be drawn; then there is nothing else
  std::string id;
  std::string title;
  std::string over;     // the option that runs
  std::string caption;  // what is to be seen, in a sentence
  std::string x_title;
  std::string y_title;
  std::string x_unit;  // of a curve's numbers: "ms"; may be empty
  std::string y_unit;
  bool x_runs = false;  // x is the option that runs, not what follows from it
  bool x_log = false;
  bool y_log = false;
  std::vector<double> runs;  // the values of the option, rising
  std::size_t now = 0;       // the index that is nearest to the present setting
  std::vector<Curve> curves;
  std::vector<PlotPoint> points;
};

// What is drawn of a plot, on the canvas and in a file: its curves without the values that have no
// answer, one that stays in its place as a place; then places that are marked by themselves; and
// the present setting, where x runs.
struct DrawnPlot {
  std::vector<FigureSeries> series;
  std::vector<FigureMark> marks;
};
[[nodiscard]] DrawnPlot drawn_of(const Plot& plot);

// Requires a sound state. `over` that cannot run stands for the plot's own.
[[nodiscard]] Plot make_plot(const State& state, std::string_view id, std::string_view over);

// "Users at once", and a value of it with its unit: "32 users".
[[nodiscard]] std::string running_name(const State& state, std::string_view over);
[[nodiscard]] std::string running_value(const State& state, std::string_view over, double value);

// A curve's values at an index, with their units: "14.74 FLOP/B, 49.37 TFLOP/s".
[[nodiscard]] std::string words_at(const Plot& plot, const Curve& curve, std::size_t index);
// What the curves say at an index of `runs`, in a sentence: "At 32 users: ...".
[[nodiscard]] std::string reading_of(const State& state, const Plot& plot, std::size_t index);
// The index whose point lies nearest to a share of the plot's width, 0 to 1.
[[nodiscard]] std::size_t index_at(const Plot& plot, double share);

// The values of all curves as CSV, one line for each value of the option.
[[nodiscard]] std::string csv_of(const State& state, const Plot& plot);
// The plot as a drawing of its own, dark on white, with its caption.
[[nodiscard]] std::string svg_of(const Plot& plot);

}  // namespace tmw::lab
