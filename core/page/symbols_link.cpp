#include "core/page/symbols_link.h"

#include <algorithm>
#include <string_view>

#include "core/prose/rich_text.h"
#include "core/text/characters.h"

namespace tmw {

bool has_letter(std::string_view tex) {
  for (std::size_t i = 0; i < tex.size(); ++i) {
    if (tex[i] == '\\') {
      const std::size_t name = ++i;
      while (i < tex.size() && is_letter(tex[i])) ++i;
      if (tex.substr(name, i - name) == "text") i = std::min(tex.find('}', i), tex.size());
      --i;
    } else if (is_letter(tex[i])) {
      return true;
    }
  }
  return false;
}

namespace {

bool is_place(const Node& node) {
  return node.kind == NodeKind::kSection || node.kind == NodeKind::kCard;
}

bool has_symbols(const Node& node) {
  if (node.kind == NodeKind::kFormula) return false;
  const bool own = std::any_of(node.runs.begin(), node.runs.end(), [](const Run& run) {
    return run.kind == RunKind::kMath && has_letter(run.text);
  });
  return own || std::any_of(node.children.begin(), node.children.end(), [](const Node& child) {
           return !is_place(child) && has_symbols(child);
         });
}

}  // namespace

bool wants_symbols_link(const Node& node) { return is_place(node) && has_symbols(node); }

}  // namespace tmw
