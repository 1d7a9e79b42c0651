#include "core/plan/json_writer.h"

#include <cmath>
#include <cstdio>
#include <utility>

#include "core/plan/words.h"

namespace tmw::plan {
namespace {

constexpr std::int64_t kLargestSafe = (std::int64_t{1} << 53) - 1;

}  // namespace

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

void JsonWriter::begin(std::string_view name) {
  text_ += first_ ? "\n" : ",\n";
  text_.append(static_cast<std::size_t>(2 * depth_), ' ');
  text_ += json_quoted(name);
  text_ += ": ";
  first_ = false;
}

void JsonWriter::open(std::string_view name) {
  begin(name);
  text_ += '{';
  ++depth_;
  first_ = true;
}

void JsonWriter::close() {
  --depth_;
  text_ += '\n';
  text_.append(static_cast<std::size_t>(2 * depth_), ' ');
  text_ += '}';
  first_ = false;
}

std::string JsonWriter::finish() {
  text_ += "\n}\n";
  return std::exchange(text_, "");
}

void JsonWriter::member(std::string_view name, transformer::Count count) {
  begin(name);
  const std::string digits = std::to_string(count.value());
  const bool quote = integers_ == Integers::kSafe && count.value() > kLargestSafe;
  text_ += quote ? '"' + digits + '"' : digits;
}

void JsonWriter::member(std::string_view name, double value) {
  begin(name);
  text_ += std::isfinite(value) ? number_text(value) : "null";
}

void JsonWriter::member(std::string_view name, bool value) {
  begin(name);
  text_ += value ? "true" : "false";
}

void JsonWriter::member(std::string_view name, std::string_view text) {
  begin(name);
  text_ += json_quoted(text);
}

void JsonWriter::null(std::string_view name) {
  begin(name);
  text_ += "null";
}

}  // namespace tmw::plan
