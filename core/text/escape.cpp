#include "core/text/escape.h"

namespace tmw {
namespace {

bool is_forbidden(char c) {
  const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
  return static_cast<unsigned char>(c) < 0x20 && !space;
}

// What stands for a letter in HTML, nothing for one that is left out; null: it stands for itself.
const char* instead_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return is_forbidden(c) ? "" : nullptr;
  }
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  // What needs nothing is taken in whole pieces: pages are written again with each changed number.
  const char* piece = text.data();
  const char* const end = piece + text.size();
  for (const char* at = piece; at != end; ++at) {
    const char* instead = instead_of(*at);
    if (instead == nullptr) continue;
    html.append(piece, at).append(instead);
    piece = at + 1;
  }
  return html.append(piece, end);
}

std::string printable(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (!is_forbidden(c)) kept += c;
  }
  return kept;
}

}  // namespace tmw
