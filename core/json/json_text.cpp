#include "core/json/json_text.h"

#include <algorithm>

#include "core/json/json_tree.h"

namespace tmw {
namespace {

// ASCII that stands for itself in a JSON string.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

}  // namespace

std::string json_quoted(std::string_view text) {
  // Most of what is written is, and a log of years is written out in one go.
  if (is_plain(text)) return '"' + std::string(text) + '"';
  return Json(std::string(text)).dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool nests_deeper_than(std::string_view json, int deepest) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > deepest) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

std::optional<Json> parse_json(std::string_view text, int deepest) {
  if (nests_deeper_than(text, deepest)) return std::nullopt;
  Json tree = Json::parse(text.begin(), text.end(), nullptr, false);
  if (tree.is_discarded()) return std::nullopt;
  return tree;
}

}  // namespace tmw
