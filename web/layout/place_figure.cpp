#include "web/layout/place_figure.h"

namespace tmw {
namespace {

constexpr float kLegendGapPx = 18.0F;
constexpr float kLegendLinePx = 24.0F;

}  // namespace

std::vector<LegendPlace> legend_places(const Figure& figure, float figure_width,
                                       const Fonts& fonts) {
  std::vector<LegendPlace> places;
  if (figure.series.size() < 2) return places;
  const auto width_of = [&fonts](const std::string& words) {
    return fonts.width_px(Face::kSans, words, kFigureNotePx);
  };
  float all = width_of(figure.x_title);
  for (const FigureSeries& one : figure.series)
    all += kFigureLegendKeyPx + width_of(one.name) + kLegendGapPx;
  const bool beside = all <= figure_width - kFigureTicksPx - kFigureRightPx;
  // Below it the lines have the whole width of the figure.
  const float left = beside ? 0.0F : -kFigureTicksPx;
  const float right = figure_width - kFigureTicksPx;
  LegendPlace place{left, beside ? 0.0F : kLegendLinePx};
  for (const FigureSeries& one : figure.series) {
    const float width = kFigureLegendKeyPx + width_of(one.name);
    if (place.x > left && place.x + width > right) place = {left, place.y + kLegendLinePx};
    places.push_back(place);
    place.x += width + kLegendGapPx;
  }
  return places;
}

float legend_height(const Figure& figure, float figure_width, const Fonts& fonts) {
  const std::vector<LegendPlace> places = legend_places(figure, figure_width, fonts);
  return places.empty() ? 0.0F : places.back().y;
}

}  // namespace tmw
