#include "core/page/page.h"

#include <tuple>
#include <variant>

#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/prose/rich_text.h"
#include "core/session/session.h"

namespace tmw {

namespace {

template <typename P>
Page page_of(const Session& session, const P& place) {
  const Screen<P>& screen = std::get<Screen<P>>(kScreens);
  const std::string& workbook = session.workbook.index.title;
  const std::string title = screen.title(session, place);
  Page page = make_node(NodeKind::kPage, "page");
  page.text = title == workbook ? title : title + " - " + workbook;
  add_notices(page, session);
  page.children.push_back(heading("page/title", 1, title));
  screen.add(page, session, place);
  return page;
}

}  // namespace

// Here, and not in every source that holds a node: of 23 actions and all the rest, each would
// compile them anew.
Node::Node() = default;
Node::Node(const Node& other) = default;
Node::Node(Node&& other) noexcept = default;
Node& Node::operator=(const Node& other) = default;
Node& Node::operator=(Node&& other) noexcept = default;
Node::~Node() = default;

Page page_for(const Session& session) {
  return std::visit([&session](const auto& place) { return page_of(session, place); },
                    session.place);
}

const Node* find_node(const Page& page, NodeId id) {
  if (page.id == id) return &page;
  for (const Node& child : page.children) {
    if (const Node* found = find_node(child, id)) return found;
  }
  return nullptr;
}

}  // namespace tmw
