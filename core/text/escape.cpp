#include "core/text/escape.h"

namespace tmw {
namespace {

bool is_forbidden(char c) {
  const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
  return static_cast<unsigned char>(c) < 0x20 && !space;
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        if (!is_forbidden(c)) html += c;
    }
  }
  return html;
}

std::string printable(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (!is_forbidden(c)) kept += c;
  }
  return kept;
}

}  // namespace tmw
