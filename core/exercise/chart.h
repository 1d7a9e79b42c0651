// A figure with its values computed: what a figure node of a page holds and what is drawn.
#pragma once

#include <string>
#include <vector>

#include "core/content/chart_kind.h"
#include "core/prose/blocks.h"

namespace tmw {

struct ChartSeries {
  std::string name;
  std::vector<double> x;
  std::vector<double> y;
};

struct ChartMark {
  std::string name;
  double x = 0.0;
};

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
};

}  // namespace tmw
