#include "core/page/page.h"

#include "core/page/screens.h"
#include "core/prose/rich_text.h"
#include "core/tex/readable.h"

namespace tmw {

Page page_for(const Session& session) {
  return session.route.chapter < 0 ? home_page(session) : chapter_page(session);
}

const Node* find_node(const Page& page, NodeId id) {
  if (page.id == id) return &page;
  for (const Node& child : page.children) {
    if (const Node* found = find_node(child, id)) return found;
  }
  return nullptr;
}

std::string plain_text(const std::vector<Run>& runs) {
  std::string text;
  for (const Run& run : runs) {
    text += run.kind == RunKind::kMath ? readable_tex(run.text) : run.text;
  }
  return text;
}

}  // namespace tmw
