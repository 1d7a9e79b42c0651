#include "core/figure/svg.h"

#include <cstdio>

#include "core/text/escape.h"

namespace tmw::svg {

std::string number(double value) {
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
