// Figures that are drawn of boxes, lines and words: where each of them stands, for one width. The
// canvas and the page's own drawing both draw what stands here, so they cannot differ.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tmw {

struct Chart;

enum class SketchInk : std::uint8_t {
  kText,
  kQuiet,
  kSunken,
  kHairline,
  kControlLine,
  kGood,
  kBad,
  kOnSeries,  // words on a series
  kSeries,    // and those behind it: the series' colours in turn
};

// The ink of a series.
[[nodiscard]] SketchInk series_ink(std::size_t index);
[[nodiscard]] std::size_t series_of(SketchInk ink);  // requires that it is one

// Lengths are CSS px from the drawing's upper left corner.
struct SketchBox {
  float x = 0.0F;
  float y = 0.0F;
  float width = 0.0F;
  float height = 0.0F;
  SketchInk ink = SketchInk::kSunken;
  float radius = 0.0F;
  bool framed = false;  // an outline alone
};

struct SketchLine {
  float x0 = 0.0F;
  float y0 = 0.0F;
  float x1 = 0.0F;
  float y1 = 0.0F;
  SketchInk ink = SketchInk::kQuiet;
  float thickness = 1.0F;
  bool dashed = false;
};

struct SketchRing {
  float x = 0.0F;
  float y = 0.0F;
  float radius = 0.0F;
  SketchInk ink = SketchInk::kControlLine;
};

struct SketchWords {
  std::string text;
  float x = 0.0F;
  float baseline = 0.0F;
  float align = 0.0F;  // 0 begins at x, 0.5 stands around it, 1 ends there
  SketchInk ink = SketchInk::kText;
};

// The line on which a grip moves.
struct SketchRail {
  float x0 = 0.0F;  // of `low`
  float x1 = 0.0F;  // of `high`
  float y = 0.0F;
  double low = 0.0;
  double high = 1.0;
  bool logarithmic = false;
};

// Drawn in this order.
struct Sketch {
  std::vector<SketchBox> boxes;
  std::vector<SketchRing> rings;
  std::vector<SketchLine> lines;
  std::vector<SketchWords> words;
  std::vector<SketchRail> rails;  // by row
  float height = 0.0F;
};

// Nothing for bars, curves and grids, which have their own drawing. Requires width >= 240.
[[nodiscard]] Sketch sketch_of(const Chart& figure, float width);

// Words take about so much room in the type of notes, px.
[[nodiscard]] float rough_width(const std::string& words);

}  // namespace tmw
