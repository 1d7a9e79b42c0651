#include "core/cli/plan_output.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ostream>

#include "core/cli/plan_options.h"

namespace tmw::cli {

std::string json_quoted(std::string_view text) {
  std::string quoted;
  quoted += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (static_cast<unsigned char>(c) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      quoted += escape;
    } else {
      quoted += c;
    }
  }
  quoted += '"';
  return quoted;
}

JsonWriter::JsonWriter(std::ostream& out) : out_(out) { out_ << "{"; }

void JsonWriter::begin(std::string_view name) {
  out_ << (first_ ? "\n" : ",\n") << std::string(static_cast<std::size_t>(2 * depth_), ' ')
       << json_quoted(name) << ": ";
  first_ = false;
}

void JsonWriter::open(std::string_view name) {
  begin(name);
  out_ << "{";
  ++depth_;
  first_ = true;
}

void JsonWriter::close() {
  --depth_;
  out_ << "\n" << std::string(static_cast<std::size_t>(2 * depth_), ' ') << "}";
  first_ = false;
}

void JsonWriter::finish() { out_ << "\n}\n"; }

void JsonWriter::member(std::string_view name, transformer::Count count) {
  begin(name);
  out_ << count.value();
}

void JsonWriter::member(std::string_view name, double value) {
  begin(name);
  out_ << (std::isfinite(value) ? number_text(value) : "null");
}

void JsonWriter::member(std::string_view name, bool value) {
  begin(name);
  out_ << (value ? "true" : "false");
}

void JsonWriter::member(std::string_view name, std::string_view text) {
  begin(name);
  out_ << json_quoted(text);
}

void JsonWriter::null(std::string_view name) {
  begin(name);
  out_ << "null";
}

void Lines::heading(std::string text) { rows_.push_back({std::move(text), "", ""}); }

void Lines::row(std::string label, std::string value, std::string explanation) {
  rows_.push_back({std::move(label), std::move(value), std::move(explanation)});
}

void Lines::part(std::string label, transformer::Count count, std::string explanation) {
  if (count.value() == 0) return;
  row(std::move(label), grouped(count.value()), std::move(explanation));
}

void Lines::print(std::ostream& out) const {
  std::size_t label_width = 0;
  std::size_t value_width = 0;
  for (const Row& row : rows_) {
    if (row.value.empty()) continue;
    label_width = std::max(label_width, row.label.size());
    value_width = std::max(value_width, row.value.size());
  }
  bool first = true;
  for (const Row& row : rows_) {
    if (row.value.empty()) {
      out << (first ? "" : "\n") << row.label << "\n";
    } else {
      out << "  " << row.label << std::string(label_width - row.label.size(), ' ') << "  "
          << std::string(value_width - row.value.size(), ' ') << row.value;
      if (!row.explanation.empty()) out << "  " << row.explanation;
      out << "\n";
    }
    first = false;
  }
}

int report_mistake(const std::string& sentence, bool json, std::ostream& out, std::ostream& err) {
  if (json) out << "{\"error\": " << json_quoted(sentence) << "}\n";
  err << sentence << "\n";
  return 2;
}

}  // namespace tmw::cli
