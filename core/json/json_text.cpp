#include "core/json/json_text.h"

#include "core/json/json_tree.h"

namespace tmw {

std::string json_quoted(std::string_view text) {
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
