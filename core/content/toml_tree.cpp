// The only file of the workbook that knows toml++; the presets of core/transformer are read with it
// too.
#include "core/content/toml_tree.h"

#include <toml++/toml.h>

#include <algorithm>

namespace tmw {
namespace {

TomlValue value_of_node(const toml::node& node, std::string_view source);

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

// A text in three quotes that starts on a new line has its first character one line further down.
int first_text_line(const toml::node& node, std::string_view source) {
  const int line = line_of(node);
  std::size_t start = 0;
  for (int i = 1; i < line && start != std::string_view::npos; ++i) {
    start = source.find('\n', start);
    if (start != std::string_view::npos) ++start;
  }
  if (start == std::string_view::npos) return line;
  const std::string_view quote =
      source.substr(std::min(source.size(), start + node.source().begin.column - 1), 4);
  const bool opens_block = quote.size() == 4 && (quote == "'''\n" || quote == "\"\"\"\n");
  return opens_block ? line + 1 : line;
}

TomlValue array_of(const toml::array& array, std::string_view source) {
  TomlValue value;
  value.kind = TomlKind::kArray;
  for (const toml::node& item : array) value.items.push_back(value_of_node(item, source));
  return value;
}

TomlValue table_of(const toml::table& table, std::string_view source) {
  TomlValue value;
  value.kind = TomlKind::kTable;
  std::vector<std::pair<toml::source_position, std::size_t>> order;
  for (const auto& [key, node] : table) {
    order.emplace_back(key.source().begin, value.entries.size());
    value.entries.push_back({std::string(key.str()), value_of_node(node, source)});
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first.line != b.first.line ? a.first.line < b.first.line
                                        : a.first.column < b.first.column;
  });
  std::vector<TomlEntry> sorted;
  for (const auto& entry : order) sorted.push_back(std::move(value.entries[entry.second]));
  value.entries = std::move(sorted);
  return value;
}

TomlValue scalar_of(const toml::node& node, std::string_view source) {
  TomlValue value;
  if (const auto* text = node.as_string()) {
    value.kind = TomlKind::kText;
    value.text = text->get();
    value.text_line = first_text_line(node, source);
  } else if (const auto* boolean = node.as_boolean()) {
    value.kind = TomlKind::kBoolean;
    value.boolean = boolean->get();
  } else if (const auto* integer = node.as_integer()) {
    value.kind = TomlKind::kInteger;
    value.number = static_cast<double>(integer->get());
  } else if (const auto* decimal = node.as_floating_point()) {
    value.kind = TomlKind::kDecimal;
    value.number = decimal->get();
  } else {  // dates: no key of ours wants one, so the reader will say so
    value.kind = TomlKind::kText;
  }
  return value;
}

TomlValue value_of_node(const toml::node& node, std::string_view source) {
  TomlValue value = node.is_table()   ? table_of(*node.as_table(), source)
                    : node.is_array() ? array_of(*node.as_array(), source)
                                      : scalar_of(node, source);
  value.line = line_of(node);
  return value;
}

}  // namespace

TomlDocument parse_toml(std::string_view text, std::string_view file_name) {
  TomlDocument document;
  const toml::parse_result result = toml::parse(text, file_name);
  if (!result) {
    const toml::parse_error& error = result.error();
    document.errors.push_back({std::string(file_name), static_cast<int>(error.source().begin.line),
                               "this is not TOML: " + std::string(error.description())});
    return document;
  }
  document.root = table_of(result.table(), text);
  return document;
}

}  // namespace tmw
