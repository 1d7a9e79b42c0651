#include "core/plan/json_writer.h"

#include <cmath>
#include <cstdio>

#include "core/json/json_text.h"
#include "core/plan/words.h"

namespace tmw::plan {
namespace {

// Writes one value at a time; objects write their members with it.
struct JsonWriter {
  Integers integers;
  std::size_t depth = 0;
  std::string text = {};

  void operator()(std::monostate) { text += "null"; }
  void operator()(bool value) { text += value ? "true" : "false"; }
  void operator()(double value) { text += std::isfinite(value) ? number_text(value) : "null"; }
  void operator()(const std::string& value) { text += json_quoted(value); }
  void operator()(transformer::Count count) {
    const std::string digits = std::to_string(count.value());
    const bool quote = integers == Integers::kSafe && count.value() > kLargestSafeInteger;
    text += quote ? '"' + digits + '"' : digits;
  }
  void operator()(const Sentences& list) {
    text += '[';
    for (const std::string& sentence : list) {
      text += (&sentence == list.data() ? "" : ", ") + json_quoted(sentence);
    }
    text += ']';
  }
  void operator()(const Figures& figures) {
    text += '{';
    ++depth;
    bool first = true;
    for (const Figure& figure : figures.members) {
      text += first ? "\n" : ",\n";
      first = false;
      text += std::string(2 * depth, ' ') + json_quoted(figure.name()) + ": ";
      std::visit(*this, figure.value());
    }
    --depth;
    text += "\n" + std::string(2 * depth, ' ') + "}";
  }
};

}  // namespace

std::string json_text(const Figures& figures, Integers integers) {
  JsonWriter writer{integers};
  writer(figures);
  return writer.text + "\n";
}

}  // namespace tmw::plan
