#include "core/plan/table_writer.h"

#include <cmath>
#include <utility>

#include "core/plan/words.h"

namespace tmw::plan {
namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

void add_rows(const Figures& figures, const std::string& path, Rows& rows);

struct RowsOf {
  const std::string& name;
  Rows& rows;

  void operator()(std::monostate) const { rows.emplace_back(name, ""); }
  void operator()(bool flag) const { rows.emplace_back(name, flag ? "true" : "false"); }
  void operator()(double value) const {
    rows.emplace_back(name, std::isfinite(value) ? number_text(value) : "");
  }
  void operator()(transformer::Count count) const {
    rows.emplace_back(name, std::to_string(count.value()));
  }
  void operator()(const std::string& text) const { rows.emplace_back(name, text); }
  void operator()(const Figures& figures) const { add_rows(figures, name + ".", rows); }
  void operator()(const Sentences& list) const {
    for (std::size_t i = 0; i < list.size(); ++i) {
      rows.emplace_back(name + "." + std::to_string(i + 1), list[i]);
    }
  }
};

void add_rows(const Figures& figures, const std::string& path, Rows& rows) {
  for (const Figure& figure : figures.members) {
    const std::string name = path + std::string(figure.name());
    std::visit(RowsOf{name, rows}, figure.value());
  }
}

Rows rows_of(const Figures& figures) {
  Rows rows;
  add_rows(figures, "", rows);
  return rows;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string cell = "\"";
  for (const char c : text) cell += c == '"' ? std::string("\"\"") : std::string(1, c);
  return cell + "\"";
}

std::string markdown_cell(const std::string& text) {
  std::string cell;
  for (const char c : text)
    cell += c == '|' ? std::string("\\|") : std::string(1, c == '\n' ? ' ' : c);
  return cell;
}

}  // namespace

std::string csv_text(const Figures& figures) {
  std::string text = "figure,value\r\n";
  for (const auto& [name, value] : rows_of(figures)) {
    text += csv_cell(name) + "," + csv_cell(value) + "\r\n";
  }
  return text;
}

std::string markdown_text(const Figures& figures) {
  std::string text = "| Figure | Value |\n| --- | ---: |\n";
  for (const auto& [name, value] : rows_of(figures)) {
    text += "| " + markdown_cell(name) + " | " + markdown_cell(value) + " |\n";
  }
  return text;
}

}  // namespace tmw::plan
