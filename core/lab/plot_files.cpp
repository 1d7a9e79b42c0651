// A plot to take along: its values as CSV, and itself as SVG.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/lab/plots.h"
#include "core/plan/words.h"
#include "core/text/escape.h"

namespace tmw::lab {
namespace {

// Of the drawing, px.
constexpr double kWidth = 720;
constexpr double kHeight = 460;
constexpr double kLeft = 64;
constexpr double kRight = 16;
constexpr double kAbove = 56;
constexpr double kBelow = 110;

struct Axis {
  double low = 1;
  double high = 10;
  bool logarithmic = false;

  [[nodiscard]] double share(double value) const {
    return logarithmic ? std::log(value / low) / std::log(high / low)
                       : (value - low) / (high - low);
  }
};

Axis axis_of(const Plot& plot, bool across) {
  Axis axis{HUGE_VAL, -HUGE_VAL, across ? plot.x_log : plot.y_log};
  for (const Curve& curve : plot.curves) {
    for (const double value : across ? curve.x : curve.y) {
      if (!std::isfinite(value) || (axis.logarithmic && value <= 0)) continue;
      axis.low = std::min(axis.low, value);
      axis.high = std::max(axis.high, value);
    }
  }
  if (axis.low > axis.high) axis.low = 1, axis.high = 10;
  if (!across && !axis.logarithmic) axis.low = std::min(axis.low, 0.0);
  if (axis.low == axis.high) axis.high = axis.logarithmic ? 10 * axis.low : axis.low + 1;
  return axis;
}

// Powers of ten, or 1, 2 and 5 times one, at most eight.
std::vector<double> ticks_of(const Axis& axis) {
  std::vector<double> ticks;
  if (axis.logarithmic) {
    const int first = static_cast<int>(std::ceil(std::log10(axis.low) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log10(axis.high) + 1e-9));
    const int step = std::max(1, (last - first) / 7);
    for (int power = first; power <= last; power += step) ticks.push_back(std::pow(10.0, power));
    return ticks;
  }
  double step = std::pow(10.0, std::floor(std::log10(axis.high - axis.low)) - 1);
  for (const double factor : {2.0, 2.5, 2.0, 2.0, 2.5}) {
    if ((axis.high - axis.low) / step > 8) step *= factor;
  }
  for (double tick = std::ceil(axis.low / step) * step; tick <= axis.high * (1 + 1e-9);
       tick += step)
    ticks.push_back(tick);
  return ticks;
}

std::string px(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

// Dark on white; dashes tell the curves apart without colour.
constexpr const char* kInks[] = {"#3b4cca", "#b3541e", "#1c7c54", "#8a2b84", "#555555"};
constexpr const char* kDashes[] = {"none", "8 4", "2 4", "10 4 2 4", "14 5"};
constexpr std::size_t kLooks = std::size(kInks);

std::string words_at(double x, double y, const char* anchor, const std::string& words) {
  return "<text x=\"" + px(x) + "\" y=\"" + px(y) + "\" text-anchor=\"" + anchor + "\">" +
         escape_html(words) + "</text>";
}

std::string stroke(double x1, double y1, double x2, double y2, const std::string& look) {
  return "<line x1=\"" + px(x1) + "\" y1=\"" + px(y1) + "\" x2=\"" + px(x2) + "\" y2=\"" + px(y2) +
         "\" " + look + "/>";
}

std::string look_of(std::size_t curve) {
  return std::string("fill=\"none\" stroke-width=\"2\" stroke=\"") + kInks[curve % kLooks] +
         "\" stroke-dasharray=\"" + kDashes[curve % kLooks] + "\"";
}

class Drawing {
 public:
  explicit Drawing(const Plot& plot)
      : plot_(plot), across_(axis_of(plot, true)), upward_(axis_of(plot, false)) {}

  [[nodiscard]] std::string text() const {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + px(kWidth) + " " +
           px(kHeight) +
           "\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"" +
           escape_html(plot_.caption) + "\"><title>" + escape_html(plot_.title) +
           "</title><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>" + axes() + curves() +
           points() + legend() + "</svg>\n";
  }

 private:
  [[nodiscard]] double x(double value) const {
    return kLeft + (kWidth - kLeft - kRight) * across_.share(value);
  }
  [[nodiscard]] double y(double value) const {
    return kHeight - kBelow - (kHeight - kAbove - kBelow) * upward_.share(value);
  }

  [[nodiscard]] std::string axes() const {
    const double foot = kHeight - kBelow;
    std::string svg = "<text x=\"8\" y=\"20\" font-weight=\"bold\">" + escape_html(plot_.title) +
                      "</text>" + words_at(8, 42, "start", plot_.y_title);
    for (const double tick : ticks_of(upward_)) {
      svg += stroke(kLeft, y(tick), kWidth - kRight, y(tick), "stroke=\"#ddd\"");
      svg += words_at(kLeft - 6, y(tick) + 4, "end", plan::number_text(tick, 4));
    }
    for (const double tick : ticks_of(across_)) {
      svg += stroke(x(tick), foot, x(tick), foot + 5, "stroke=\"#444\"");
      svg += words_at(x(tick), foot + 20, "middle", plan::number_text(tick, 4));
    }
    svg += stroke(kLeft, foot, kWidth - kRight, foot, "stroke=\"#444\"");
    return svg + words_at(kWidth - kRight, foot + 40, "end", plot_.x_title);
  }

  [[nodiscard]] std::string curves() const {
    std::string svg;
    for (std::size_t c = 0; c < plot_.curves.size(); ++c) {
      const Curve& curve = plot_.curves[c];
      std::string line;
      for (std::size_t i = 0; i < curve.x.size(); ++i) {
        if (!std::isfinite(curve.x[i]) || !std::isfinite(curve.y[i])) continue;
        line += (line.empty() ? "" : " ") + px(x(curve.x[i])) + "," + px(y(curve.y[i]));
      }
      svg += "<polyline points=\"" + line + "\" " + look_of(c) + "/>";
    }
    return svg;
  }

  [[nodiscard]] std::string points() const {
    std::string svg;
    for (const PlotPoint& point : plot_.points) {
      if (!std::isfinite(point.x) || !std::isfinite(point.y)) continue;
      svg += "<circle cx=\"" + px(x(point.x)) + "\" cy=\"" + px(y(point.y)) + "\" r=\"5\"/>";
      svg += words_at(x(point.x) + 8, y(point.y) - 8, "start", point.name);
    }
    return svg;
  }

  // Two names in a row.
  [[nodiscard]] std::string legend() const {
    std::string svg;
    for (std::size_t c = 0; c < plot_.curves.size(); ++c) {
      const double left = kLeft + (c % 2 == 0 ? 0 : 320);
      const double line = kHeight - 44 + 18 * std::floor(static_cast<double>(c) / 2);
      svg += stroke(left, line - 4, left + 30, line - 4, look_of(c));
      svg += words_at(left + 38, line, "start", plot_.curves[c].name);
    }
    return svg;
  }

  const Plot& plot_;
  Axis across_;
  Axis upward_;
};

std::string cell(const std::string& words) {
  return words.find_first_of(",\"") == std::string::npos ? words : "\"" + words + "\"";
}

std::string number_cell(double value) {
  return std::isfinite(value) ? plan::number_text(value) : std::string();
}

}  // namespace

std::string csv_of(const State& state, const Plot& plot) {
  std::string csv = cell(running_name(state, plot.over));
  for (const Curve& curve : plot.curves) {
    if (curve.fixed) continue;
    if (!plot.x_runs) csv += "," + cell(curve.name + ": " + plot.x_title);
    csv += "," + cell(curve.name + ": " + plot.y_title);
  }
  csv += "\r\n";
  for (std::size_t i = 0; i < plot.runs.size(); ++i) {
    csv += number_cell(plot.runs[i]);
    for (const Curve& curve : plot.curves) {
      if (curve.fixed) continue;
      if (!plot.x_runs) csv += "," + number_cell(curve.x[i]);
      csv += "," + number_cell(curve.y[i]);
    }
    csv += "\r\n";
  }
  return csv;
}

std::string svg_of(const Plot& plot) { return Drawing(plot).text(); }

}  // namespace tmw::lab
