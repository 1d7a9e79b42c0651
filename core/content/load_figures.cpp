// Reads figures.
#include <initializer_list>
#include <utility>

#include "core/content/exercise.h"
#include "core/content/load_parts.h"

namespace tmw {
namespace {

struct KindName {
  const char* name;
  ChartKind kind;
};
constexpr KindName kKinds[] = {{"bars", ChartKind::kBars},   {"curves", ChartKind::kCurves},
                               {"grid", ChartKind::kGrid},   {"areas", ChartKind::kAreas},
                               {"block", ChartKind::kBlock}, {"heads", ChartKind::kHeads},
                               {"stack", ChartKind::kStack}, {"clocks", ChartKind::kClocks},
                               {"chain", ChartKind::kChain}, {"programs", ChartKind::kPrograms}};

ChartKind read_chart_kind(TableReader& reader) {
  const std::string kind = reader.text("kind", Need::kRequired);
  std::string all;
  for (const KindName& one : kKinds) {
    if (kind == one.name) return one.kind;
    all += std::string(all.empty() ? "\"" : ", \"") + one.name + "\"";
  }
  if (!kind.empty()) reader.fail(reader.line(), "`kind` of a figure must be one of " + all);
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
  figure.most = reader.expression("most", Need::kOptional);
}

void read_areas(TableReader& reader, FigureSpec& figure) {
  reader.each("area", Need::kRequired, "area", [&](TableReader& item) {
    FigureItem area{item.prose("label", Need::kRequired), item.expression("wide", Need::kRequired),
                    item.line()};
    area.other = item.expression("high", Need::kRequired);
    figure.items.push_back(std::move(area));
  });
  figure.x_to = reader.expression("to", Need::kRequired);
  figure.limit = reader.expression("tall", Need::kRequired);
}

void read_stack(TableReader& reader, FigureSpec& figure) {
  reader.each("part", Need::kRequired, "part", [&](TableReader& item) {
    FigureItem part{item.prose("label", Need::kRequired), item.expression("is", Need::kRequired),
                    item.line()};
    part.row = item.text("row", Need::kOptional);
    figure.items.push_back(std::move(part));
  });
  figure.x_to = reader.expression("to", Need::kRequired);
  figure.limit = reader.expression("limit", Need::kRequired);
  figure.limit_label = reader.prose("limit_label", Need::kRequired);
}

void read_chain(TableReader& reader, FigureSpec& figure) {
  reader.each("link", Need::kRequired, "link", [&](TableReader& item) {
    FigureItem link{item.prose("label", Need::kRequired), item.expression("is", Need::kRequired),
                    item.line()};
    link.other = item.expression("limit", Need::kRequired);
    link.format = item.format("as");
    link.at_least = item.boolean("at_least");
    figure.items.push_back(std::move(link));
  });
}

// A line of a program is an item for each of its cells.
void read_programs(TableReader& reader, FigureSpec& figure) {
  reader.each("line", Need::kRequired, "line", [&](TableReader& line) {
    FigureItem cell{line.prose("label", Need::kRequired), {}, line.line()};
    cell.row = line.text("of", Need::kRequired);
    const TomlValue* cells = line.array("is", Need::kRequired);
    if (cells == nullptr) return;
    for (const TomlValue& is : cells->items) {
      cell.is = line.expression_of(is, "`is`");
      figure.items.push_back(cell);
    }
  });
  figure.limit = reader.expression("largest", Need::kRequired);
}

void read_sizes(TableReader& reader, FigureSpec& figure, std::initializer_list<const char*> keys) {
  for (const char* key : keys)
    figure.sizes.emplace_back(key, reader.expression(key, Need::kRequired));
}

void read_kind(TableReader& reader, FigureSpec& figure) {
  switch (figure.kind) {
    case ChartKind::kBars:
      figure.items = read_items(reader, "bar", Need::kRequired);
      figure.parts = reader.boolean("parts");
      return;
    case ChartKind::kCurves:
      return read_curves(reader, figure);
    case ChartKind::kGrid:
      return read_grid(reader, figure);
    case ChartKind::kAreas:
      return read_areas(reader, figure);
    case ChartKind::kBlock:
      return read_sizes(reader, figure, {"width", "queries", "keys", "inner"});
    case ChartKind::kHeads:
      return read_sizes(reader, figure, {"heads", "kv_heads"});
    case ChartKind::kStack:
      return read_stack(reader, figure);
    case ChartKind::kClocks:
      figure.items = read_items(reader, "clock", Need::kRequired);
      return read_sizes(reader, figure, {"position", "from", "to", "trained"});
    case ChartKind::kChain:
      return read_chain(reader, figure);
    case ChartKind::kPrograms:
      read_programs(reader, figure);
      return read_sizes(reader, figure, {"from", "to"});
  }
}

// "U", or { of = "U", at = "U", on = "min(peak, U*BW)" }.
void read_handles(TableReader& reader, FigureSpec& figure) {
  const TomlValue* list = reader.array("handles", Need::kOptional);
  if (list == nullptr) return;
  for (const TomlValue& one : list->items) {
    if (one.kind == TomlKind::kText) {
      figure.handles.push_back({one.text, {}, {}, one.line});
      continue;
    }
    TableReader handle(one, reader.place() + ", handle", reader.sink());
    figure.handles.push_back({handle.text("of", Need::kRequired),
                              handle.expression("at", Need::kRequired),
                              handle.expression("on", Need::kOptional), one.line});
    handle.finish();
  }
}

void read_goal(TableReader& reader, FigureSpec& figure) {
  const TomlValue* table = reader.table("goal", Need::kOptional);
  if (table == nullptr) return;
  TableReader goal(*table, reader.place() + ", goal", reader.sink());
  figure.goal.ask = goal.prose("ask", Need::kRequired);
  figure.goal.is = goal.expression("is", Need::kRequired);
  figure.goal.reached = goal.prose("reached", Need::kRequired);
  figure.goal.line = table->line;
  goal.finish();
}

FigureSpec read_figure(TableReader& reader) {
  FigureSpec figure;
  figure.line = reader.line();
  figure.id = reader.text("id", Need::kRequired);
  figure.kind = read_chart_kind(reader);
  figure.caption = reader.prose("caption", Need::kRequired);
  figure.alt = reader.prose("alt", Need::kRequired);
  figure.format = reader.format("as");
  figure.says = reader.prose("says", Need::kOptional);
  read_handles(reader, figure);
  read_goal(reader, figure);
  read_kind(reader, figure);
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
