// The parts of a drawing as SVG text. Every tag is closed, as a browser gives it back.
#pragma once

#include <string>

namespace tmw::svg {

// At most two decimals, none that say nothing: "12.5", "0".
[[nodiscard]] std::string number(double value);
// A share of an element's width or height: "12.5%".
[[nodiscard]] std::string percent(double share);

// ` name="value"`. Requires a value without quotes.
[[nodiscard]] std::string attribute(const char* name, const std::string& value);
[[nodiscard]] std::string attribute(const char* name, double value);

// `attributes` and `content` as they are.
[[nodiscard]] std::string element(const char* tag, const std::string& attributes,
                                  const std::string& content);
// Words, escaped here.
[[nodiscard]] std::string text(const std::string& attributes, const std::string& words);

}  // namespace tmw::svg
