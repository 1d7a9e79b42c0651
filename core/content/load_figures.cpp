// Reads figures.
#include "core/content/exercise.h"
#include "core/content/load_parts.h"

namespace tmw {
namespace {

ChartKind read_chart_kind(TableReader& reader) {
  const std::string kind = reader.text("kind", Need::kRequired);
  if (kind == "curves") return ChartKind::kCurves;
  if (kind == "grid") return ChartKind::kGrid;
  if (kind != "bars" && !kind.empty()) {
    reader.fail(reader.line(), "`kind` of a figure must be \"bars\", \"curves\" or \"grid\"");
  }
  return ChartKind::kBars;
}

std::vector<FigureItem> read_items(TableReader& reader, const char* key, Need need) {
  std::vector<FigureItem> items;
  reader.each(key, need, key, [&](TableReader& item) {
    items.push_back({item.prose("label", Need::kRequired), item.expression("is", Need::kRequired),
                     item.line()});
  });
  return items;
}

void read_curves(TableReader& reader, FigureSpec& figure) {
  figure.items = read_items(reader, "curve", Need::kRequired);
  figure.marks = read_items(reader, "mark", Need::kOptional);
  figure.x_name = reader.text("x", Need::kRequired);
  figure.x_from = reader.expression("from", Need::kRequired);
  figure.x_to = reader.expression("to", Need::kRequired);
  figure.x_label = reader.prose("x_label", Need::kRequired);
  figure.y_label = reader.prose("y_label", Need::kRequired);
  figure.x_logarithmic = reader.boolean("x_log");
  figure.y_logarithmic = reader.boolean("y_log");
}

void read_grid(TableReader& reader, FigureSpec& figure) {
  figure.rows = reader.expression("rows", Need::kRequired);
  figure.columns = reader.expression("columns", Need::kRequired);
  figure.cell = reader.expression("cell", Need::kRequired);
  figure.x_label = reader.prose("x_label", Need::kRequired);
  figure.y_label = reader.prose("y_label", Need::kRequired);
}

FigureSpec read_figure(TableReader& reader) {
  FigureSpec figure;
  figure.line = reader.line();
  figure.id = reader.text("id", Need::kRequired);
  figure.kind = read_chart_kind(reader);
  figure.caption = reader.prose("caption", Need::kRequired);
  figure.alt = reader.prose("alt", Need::kRequired);
  figure.format = reader.format("as");
  if (figure.kind == ChartKind::kBars) {
    figure.items = read_items(reader, "bar", Need::kRequired);
    figure.parts = reader.boolean("parts");
  }
  if (figure.kind == ChartKind::kCurves) read_curves(reader, figure);
  if (figure.kind == ChartKind::kGrid) read_grid(reader, figure);
  return figure;
}

}  // namespace

std::vector<FigureSpec> read_figures(TableReader& owner) {
  std::vector<FigureSpec> figures;
  owner.each("figure", Need::kOptional, "figure",
             [&](TableReader& reader) { figures.push_back(read_figure(reader)); });
  return figures;
}

}  // namespace tmw
