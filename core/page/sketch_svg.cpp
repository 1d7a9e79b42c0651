#include "core/page/sketch_svg.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/exercise/chart.h"
#include "core/figure/scale.h"
#include "core/page/sketch.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

// The widths of the column on wide pages and on a phone.
constexpr float kWidePx = 600.0F;
constexpr float kNarrowPx = 346.0F;

// The ink's class of web/js/flow.css.
std::string class_of(SketchInk ink) {
  switch (ink) {
    case SketchInk::kText:
      return "t";
    case SketchInk::kQuiet:
      return "q";
    case SketchInk::kSunken:
      return "g";
    case SketchInk::kHairline:
      return "h";
    case SketchInk::kControlLine:
      return "a";
    case SketchInk::kGood:
      return "good";
    case SketchInk::kBad:
      return "bad";
    case SketchInk::kOnSeries:
      return "on";
    case SketchInk::kSeries:
      break;
  }
  return "s" + std::to_string(series_of(ink));
}

std::string place(const char* name, float value) {
  char text[48];
  std::snprintf(text, sizeof text, " %s=\"%.5g\"", name, static_cast<double>(value));
  return text;
}

std::string open_tag(const char* tag, const std::string& name) {
  return std::string("<") + tag + " class=\"" + name + "\"";
}

std::string box_svg(const SketchBox& box) {
  const std::string name = class_of(box.ink) + (box.framed ? " frame" : "");
  return open_tag("rect", name) + place("x", box.x) + place("y", box.y) +
         place("width", box.width) + place("height", box.height) + place("rx", box.radius) +
         "></rect>";
}

std::string line_svg(const SketchLine& line) {
  const std::string name = class_of(line.ink) + " w" + std::to_string(std::lround(line.thickness)) +
                           (line.dashed ? " dashed" : "");
  return open_tag("line", name) + place("x1", line.x0) + place("y1", line.y0) +
         place("x2", line.x1) + place("y2", line.y1) + "></line>";
}

std::string ring_svg(const SketchRing& ring) {
  return open_tag("circle", class_of(ring.ink) + " frame") + place("cx", ring.x) +
         place("cy", ring.y) + place("r", ring.radius) + "></circle>";
}

// Where the grip of a handle stands, on the rail of its row. What else stands there does not always
// say which value a figure has now.
std::string grip_svg(const ChartHandle& handle, const std::vector<SketchRail>& rails) {
  const auto row = static_cast<std::size_t>(std::max(handle.on, 1.0) - 1.0);
  if (row >= rails.size() || handle.now >= handle.at.size()) return {};
  const SketchRail& rail = rails[row];
  const FigureAxis axis{rail.low, rail.high, rail.logarithmic};
  const auto share = static_cast<float>(std::clamp(axis.share(handle.at[handle.now]), 0.0, 1.0));
  constexpr float kRadius = 6.0F;
  return open_tag("circle", "point") + place("cx", rail.x0 + share * (rail.x1 - rail.x0)) +
         place("cy", rail.y) + place("r", kRadius) + "></circle>";
}

std::string words_svg(const SketchWords& words) {
  std::string anchor;
  if (words.align == 0.5F) anchor = " text-anchor=\"middle\"";
  if (words.align == 1.0F) anchor = " text-anchor=\"end\"";
  return open_tag("text", class_of(words.ink)) + place("x", words.x) + place("y", words.baseline) +
         anchor + ">" + escape_html(words.text) + "</text>";
}

std::string drawing_of(const Chart& figure, float width, const char* name) {
  const Sketch sketch = sketch_of(figure, width);
  char head[160];
  std::snprintf(head, sizeof head,
                "<svg class=\"%s\" aria-hidden=\"true\" focusable=\"false\" width=\"%g\" "
                "viewBox=\"0 0 %g %g\">",
                name, static_cast<double>(width), static_cast<double>(width),
                std::ceil(static_cast<double>(sketch.height)));
  std::string svg = head;
  for (const SketchBox& box : sketch.boxes) svg += box_svg(box);
  for (const SketchRing& ring : sketch.rings) svg += ring_svg(ring);
  for (const SketchLine& line : sketch.lines) svg += line_svg(line);
  for (const SketchWords& words : sketch.words) svg += words_svg(words);
  for (const ChartHandle& handle : figure.handles) svg += grip_svg(handle, sketch.rails);
  return svg + "</svg>";
}

}  // namespace

std::string sketch_svg(const Chart& figure, float width) {
  if (width > 0.0F) return drawing_of(figure, std::max(width, 240.0F), "sketch");
  return drawing_of(figure, kWidePx, "sketch wide") +
         drawing_of(figure, kNarrowPx, "sketch narrow");
}

}  // namespace tmw
