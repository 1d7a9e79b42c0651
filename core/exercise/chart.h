// A figure with its values computed: what a figure node of a page holds and what is drawn.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/content/chart_kind.h"
#include "core/figure/scale.h"
#include "core/prose/blocks.h"

namespace tmw {

using ChartSeries = FigureSeries;
using ChartMark = FigureMark;

// One of the things that kAreas and kStack to kPrograms are made of.
struct ChartItem {
  std::string name;
  std::string words;        // the value, printed
  double value = 0.0;       // kAreas: the width; kStack: what it adds; kClocks: the angle, radians
  double other = 0.0;       // kAreas: the height; kChain: the limit
  std::string other_words;  // kChain: the limit, printed
  std::string row;          // kStack: the bar's name; kPrograms: the program's
  bool good = true;         // kChain: the limit is kept; kPrograms: the number is finite
};

// Something to take hold of: a row of values, and where each has its grip. What a pointer means is
// the value whose grip stands nearest, so that place and value are each other's inverse.
struct ChartHandle {
  std::string given;
  std::string label;               // what it counts
  std::vector<std::string> words;  // the values as they are told
  std::size_t now = 0;
  std::vector<double> at;  // of each value on the axis across; empty: no grip
  double on = 0.0;         // kCurves: on the axis upward; kStack, kChain: the row, from 1
};

// What a reader is asked to bring about; no words: nothing.
struct ChartGoal {
  std::string ask;
  std::string reached;
  bool is_reached = false;
};

// Values as words: a row of heads, then one for each thing.
using ChartTable = std::vector<std::vector<std::string>>;

// The first series is the main one; a series of one point is a place marked by itself, the last.
struct Chart {
  Chart();
  Chart(const Chart& other);
  Chart(Chart&& other) noexcept;
  Chart& operator=(const Chart& other);
  Chart& operator=(Chart&& other) noexcept;
  ~Chart();

  std::string id;
  ChartKind kind = ChartKind::kBars;
  Blocks caption;
  std::string alt;  // what a reader who cannot see it needs to know
  std::string x_title;
  std::string y_title;
  bool x_logarithmic = false;
  bool y_logarithmic = false;
  std::vector<ChartSeries>
      series;  // kBars: one value each, shares of a whole; kGrid: row-wise y, 0 to 1
  std::vector<std::string> labels;  // kBars: words beside each bar, the value printed
  bool parts =
      false;  // kBars: parts of one whole, their sum; else each is compared with the longest
  std::vector<ChartMark> marks;  // kCurves: vertical lines, such as a ridge point
  int columns = 0;               // kGrid
  int cell_px = 28;              // kGrid: a cell at its largest, with the gap to the next
  int most_columns = 0;          // kGrid: as many as there may be; 0: `columns`
  std::vector<ChartItem> items;  // kAreas, kStack to kPrograms
  std::vector<std::pair<std::string, double>> sizes;  // FigureSpec::sizes
  std::vector<ChartItem> rows;  // kStack: each bar's sum, and what it leaves of the limit
  double to = 0.0;              // kAreas, kStack: where the axis ends
  double limit = 0.0;      // kStack; kAreas: the greatest height; kPrograms: the largest number
  std::string limit_name;  // kStack: with its value
  std::vector<ChartHandle> handles;
  Spans says;  // one sentence that follows what is changed; may be empty
  ChartGoal goal;
  ChartTable values;

  // The size under this key, 0 for none.
  [[nodiscard]] double size(std::string_view key) const;
};

}  // namespace tmw
