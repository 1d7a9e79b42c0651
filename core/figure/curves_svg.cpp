#include "core/figure/curves_svg.h"

#include <algorithm>
#include <cmath>

#include "core/figure/names.h"
#include "core/figure/svg.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

using svg::attribute;
using svg::element;
using svg::number;
using svg::percent;
using svg::text;

// In the page a plot is at least so high (flow.css, on narrow pages): where names do not meet
// there, they do not on wide ones either.
constexpr float kPagePlotPx = 180.0F;

// A file, px: its plot, and the title above that.
constexpr float kFileWidthPx = 720.0F;
constexpr float kFilePlotPx = 320.0F;
constexpr float kFileTitlePx = 24.0F;
constexpr float kFileLeftPx = kPlotLeftPx + 12.0F;
constexpr float kFileTopPx = kFileTitlePx + kPlotAbovePx + 12.0F;
constexpr float kFileRightPx = 24.0F;
constexpr float kFilePlotWidthPx = kFileWidthPx - kFileLeftPx - kFileRightPx;
constexpr float kFileHeightPx = kFileTopPx + kFilePlotPx + kPlotBelowPx;

// Told apart on white; their dashes tell them apart without colour.
constexpr const char* kFileInks[kCurveLooks] = {"#3b4cca", "#b3541e", "#1c7c54", "#8a2b84",
                                                "#555555"};

// A curve's look in a file: class "s1" of the page, in attributes.
std::string file_curve(std::size_t curve, float pen_px) {
  std::string dashes;
  for (const float length : dashes_of(curve))
    dashes += (dashes.empty() ? "" : " ") + number(static_cast<double>(length));
  return attribute("fill", "none") + attribute("stroke", kFileInks[curve % kCurveLooks]) +
         attribute("stroke-width", static_cast<double>(pen_px)) +
         (dashes.empty() ? "" : attribute("stroke-dasharray", dashes));
}

// How places and looks are written. A place is a share of the plot's width, and of its height from
// above.
struct Paper {
  bool file = false;

  [[nodiscard]] PlotSize plot_size() const {
    return file ? PlotSize{kFilePlotWidthPx, kFilePlotPx} : PlotSize{kNarrowPlotPx, kPagePlotPx};
  }

  [[nodiscard]] std::string across(double share) const {
    return file ? number(kFileLeftPx + share * kFilePlotWidthPx) : percent(share);
  }
  [[nodiscard]] std::string down(double share) const {
    return file ? number(kFileTopPx + share * kFilePlotPx) : percent(share);
  }
  // What is written in px down from the plot's lower edge; then in px from a place.
  [[nodiscard]] std::string below(const std::string& content) const {
    if (file)
      return element("g", attribute("transform", "translate(0 " + down(1.0) + ")"), content);
    return element("svg", attribute("y", "100%") + attribute("overflow", "visible"), content);
  }
  [[nodiscard]] std::string at(double x, double y, const std::string& content) const {
    if (file) {
      const std::string place = "translate(" + across(x) + " " + down(y) + ")";
      return element("g", attribute("transform", place), content);
    }
    return element(
        "svg",
        attribute("x", across(x)) + attribute("y", down(y)) + attribute("overflow", "visible"),
        content);
  }
  // In the page curves are in thousandths of the plot, which is stretched to its size; the pen is
  // not.
  [[nodiscard]] std::string point(double x, double y) const {
    return file ? across(x) + "," + down(y) : number(1000.0 * x) + "," + number(1000.0 * y);
  }
  [[nodiscard]] std::string curve(std::size_t index, const std::string& points) const {
    const float pen_px = index == 0 ? kMainCurvePx : kCurvePx;
    return element("polyline",
                   (file ? file_curve(index, pen_px) : curve_class(index)) +
                       attribute("points", points) +
                       (file ? "" : " vector-effect=\"non-scaling-stroke\""),
                   "");
  }
  [[nodiscard]] std::string all_curves(const std::string& content) const {
    if (file) return content;
    return element("svg",
                   " viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" width=\"100%\" "
                   "height=\"100%\" overflow=\"visible\"",
                   content);
  }
  [[nodiscard]] static std::string curve_class(std::size_t index) {
    return attribute("class", "s" + std::to_string(index % kCurveLooks));
  }
  [[nodiscard]] std::string key_look(std::size_t index) const {
    return file ? file_curve(index, kLegendCurvePx)
                : attribute("class", "s" + std::to_string(index % kCurveLooks) + " key");
  }
  // The looks of the classes that curves_svg.h lists.
  [[nodiscard]] std::string look(const std::string& name) const {
    if (!file) return attribute("class", name);
    if (name == "h") return attribute("stroke", "#dddddd");
    if (name == "a") return attribute("stroke", "#666666");
    if (name == "k")
      return attribute("stroke", "#666666") +
             attribute("stroke-dasharray", static_cast<double>(kMarkDashPx));
    if (name == "q") return attribute("fill", "#555555");
    if (name == "name")  // no line crosses it
      return std::string(" paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"4\"") +
             attribute("fill", "#111111");
    return attribute("fill", "#111111");
  }
};

class Drawing {
 public:
  Drawing(const FigureCurves& figure, Paper paper)
      : figure_(figure),
        paper_(paper),
        across_(axis_across(figure.series, figure.x_logarithmic)),
        upward_(axis_upward(figure.series, figure.y_logarithmic)),
        names_(curve_names(figure.series, figure.marks, across_, upward_, paper.plot_size())) {}

  [[nodiscard]] std::string plot() const {
    return upward_ticks() + paper_.below(across_ticks()) + marks() + curves() + places() + names() +
           grips() +
           note(paper_.across(0.0), paper_.down(0.0), -kUpwardNamePx, "",
                axis_name(figure_.y_title, figure_.y_logarithmic)) +
           note(paper_.across(1.0), paper_.down(1.0), kAcrossNamePx, "end",
                axis_name(figure_.x_title, figure_.x_logarithmic));
  }

 private:
  [[nodiscard]] double down(double value) const { return 1.0 - upward_.share(value); }

  [[nodiscard]] std::string line(const std::string& look, const std::string& x1,
                                 const std::string& y1, const std::string& x2,
                                 const std::string& y2) const {
    return element("line",
                   look + attribute("x1", x1) + attribute("y1", y1) + attribute("x2", x2) +
                       attribute("y2", y2),
                   "");
  }

  // Quiet words of an axis; `dy` moves them down from y.
  [[nodiscard]] std::string note(const std::string& x, const std::string& y, float dy,
                                 const char* anchor, const std::string& words,
                                 float dx = 0.0F) const {
    std::string place = paper_.look("q") + attribute("x", x) + attribute("y", y);
    if (dx != 0.0F) place += attribute("dx", static_cast<double>(dx));
    if (dy != 0.0F) place += attribute("dy", static_cast<double>(dy));
    if (*anchor != '\0') place += attribute("text-anchor", anchor);
    return text(place, words);
  }

  [[nodiscard]] std::string upward_ticks() const {
    std::string all;
    for (const double tick : axis_ticks(upward_.low, upward_.high, upward_.logarithmic)) {
      const std::string y = paper_.down(down(tick));
      all += line(paper_.look("h"), paper_.across(0.0), y, paper_.across(1.0), y);
      all += note(paper_.across(0.0), y, kTickDropPx, "end", tick_text(tick, upward_.high),
                  -kTickLeftPx);
    }
    return all;
  }

  // Stands in a drawing whose upper edge is the plot's lower one.
  [[nodiscard]] std::string across_ticks() const {
    std::string all = line(paper_.look("a"), paper_.across(0.0), "0", paper_.across(1.0), "0");
    for (const double tick : axis_ticks(across_.low, across_.high, across_.logarithmic)) {
      const std::string x = paper_.across(across_.share(tick));
      all += line(paper_.look("a"), x, "0", x, number(kTickPx));
      all += note(x, number(kTickBelowPx), 0.0F, "middle", tick_text(tick, across_.high));
    }
    return all;
  }

  [[nodiscard]] std::string curves() const {
    std::string all;
    for (std::size_t s = figure_.series.size(); s-- > 0;) {
      const FigureSeries& one = figure_.series[s];
      if (is_place(one)) continue;
      std::string points;
      for (std::size_t i = 0; i < std::min(one.x.size(), one.y.size()); ++i) {
        if (!std::isfinite(one.x[i]) || !std::isfinite(one.y[i])) continue;
        if (!points.empty()) points += ' ';
        points += paper_.point(across_.share(one.x[i]), down(one.y[i]));
      }
      all += paper_.curve(s, points);
    }
    return paper_.all_curves(all);
  }

  // Vertical lines, each with its name beside it.
  [[nodiscard]] std::string marks() const {
    std::string all;
    const std::vector<MarkName> names =
        mark_names(figure_.series, figure_.marks, across_, upward_, paper_.plot_size());
    for (std::size_t i = 0; i < figure_.marks.size(); ++i) {
      const FigureMark& mark = figure_.marks[i];
      const bool left = names[i].left;
      const std::string x = paper_.across(across_.share(mark.x));
      all += line(paper_.look("k"), x, paper_.down(0.0), x, paper_.down(1.0));
      all += note(x, paper_.down(1.0), -names[i].above_foot, left ? "end" : "start", mark.name,
                  left ? -kMarkNameGapPx : kMarkNameGapPx);
    }
    return all;
  }

  // Places that are marked by themselves: series of one point.
  [[nodiscard]] std::string places() const {
    std::string all;
    const std::vector<PlaceName> names =
        place_names(figure_.series, across_, upward_, paper_.plot_size(), names_);
    auto stand = names.begin();
    for (const FigureSeries& one : figure_.series) {
      if (!is_place(one) || one.y.empty()) continue;
      const PlaceName name = stand != names.end() ? *stand++ : PlaceName{};
      const double along = across_.share(one.x.front());
      const std::string x = paper_.across(along);
      const std::string y = paper_.down(down(one.y.front()));
      all += element(
          "circle",
          paper_.look("p") + attribute("cx", x) + attribute("cy", y) + attribute("r", kPlacePx),
          "");
      if (one.name.empty()) continue;
      const double side = name.left ? -1.0 : 1.0;
      all += text((paper_.file ? paper_.look("name") : "") + attribute("x", x) + attribute("y", y) +
                      attribute("dx", side * kPlaceNamePx) +
                      attribute("dy", name.below ? kPlaceNameBelowPx : -kPlaceNamePx) +
                      attribute("text-anchor", side < 0.0 ? "end" : "start"),
                  one.name);
    }
    return all;
  }

  [[nodiscard]] std::string names() const {
    std::string all;
    const float height = paper_.plot_size().height;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const double x = names_[i].left ? 0.0 : 1.0;
      const double side = names_[i].left ? 1.0 : -1.0;
      const double y = static_cast<double>(names_[i].baseline / height);
      const double in = kMarkNameGapPx;
      all += paper_.at(x, y,
                       line(paper_.key_look(i), number(side * in), "-5",
                            number(side * (in + kNameStrokePx)), "-5"));
      all += text(paper_.look("name") + attribute("x", paper_.across(x)) +
                      attribute("y", paper_.down(y)) +
                      attribute("dx", side * (in + kNameStrokePx + kNameGapPx)) +
                      attribute("text-anchor", names_[i].left ? "start" : "end"),
                  figure_.series[i].name);
    }
    return all;
  }

  [[nodiscard]] std::string grips() const {
    std::string all;
    for (const FigurePoint& grip : figure_.grips) {
      all += element("circle",
                     paper_.look("point") + attribute("cx", paper_.across(across_.share(grip.x))) +
                         attribute("cy", paper_.down(down(grip.y))) + " r=\"6\"",
                     "");
    }
    return all;
  }

  const FigureCurves& figure_;
  Paper paper_;
  FigureAxis across_;
  FigureAxis upward_;
  std::vector<CurveName> names_;
};

}  // namespace

std::string curves_svg(const FigureCurves& figure) {
  return element(
      "svg",
      attribute("class", "plot") + " aria-hidden=\"true\" focusable=\"false\" width=\"100%\"",
      Drawing(figure, Paper{false}).plot());
}

std::string curves_svg_file(const FigureCurves& figure, const std::string& title,
                            const std::string& about) {
  const std::string head =
      " xmlns=\"http://www.w3.org/2000/svg\"" + attribute("width", kFileWidthPx) +
      attribute("height", kFileHeightPx) +
      attribute("viewBox", "0 0 " + number(kFileWidthPx) + " " + number(kFileHeightPx)) +
      " font-family=\"sans-serif\" font-size=\"14\" role=\"img\"" +
      attribute("aria-label", escape_html(about));
  return element("svg", head,
                 element("title", "", escape_html(title)) +
                     element("desc", "", escape_html(about)) +
                     "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"></rect>" +
                     text(" x=\"12\" y=\"26\" font-weight=\"bold\" fill=\"#111111\"", title) +
                     Drawing(figure, Paper{true}).plot()) +
         "\n";
}

}  // namespace tmw
