#include "core/figure/svg.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/text/escape.h"

namespace tmw::svg {

std::string number(double value) {
  // Hundredths as whole numbers, as "%.2f" has them, unless it is a matter of the last bit which of
  // two is the nearer one.
  const double hundredths = value * 100.0;
  const double nearest = std::nearbyint(hundredths);
  if (std::fabs(hundredths) < 1e9 && std::fabs(hundredths - nearest) < 0.499999) {
    const long whole = std::labs(static_cast<long>(nearest));
    std::string digits = nearest < 0.0 ? "-" : "";
    digits += std::to_string(whole / 100);
    if (whole % 100 == 0) return digits;
    digits += '.';
    digits += static_cast<char>('0' + whole / 10 % 10);
    if (whole % 10 != 0) digits += static_cast<char>('0' + whole % 10);
    return digits;
  }
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  std::string short_text = text;
  while (short_text.back() == '0') short_text.pop_back();
  if (short_text.back() == '.') short_text.pop_back();
  return short_text == "-0" ? "0" : short_text;
}

std::string percent(double share) { return number(100.0 * share) + "%"; }

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + value + "\"";
}

std::string attribute(const char* name, double value) { return attribute(name, number(value)); }

std::string element(const char* tag, const std::string& attributes, const std::string& content) {
  return std::string("<") + tag + attributes + ">" + content + "</" + tag + ">";
}

std::string text(const std::string& attributes, const std::string& words) {
  return element("text", attributes, escape_html(words));
}

}  // namespace tmw::svg
