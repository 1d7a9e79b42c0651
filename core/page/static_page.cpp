#include "core/page/static_page.h"

#include <algorithm>
#include <variant>

#include "core/content/workbook.h"
#include "core/page/contents.h"
#include "core/page/dom.h"
#include "core/page/page.h"
#include "core/prose/rich_text.h"
#include "core/session/session.h"

namespace tmw {
namespace {

bool shows_code(const Node& node) {
  const auto is_code = [](const Run& run) { return run.kind == RunKind::kCode; };
  return node.kind == NodeKind::kCode || node.kind == NodeKind::kEditor ||
         node.kind == NodeKind::kListing ||
         std::any_of(node.runs.begin(), node.runs.end(), is_code) ||
         std::any_of(node.children.begin(), node.children.end(), shows_code);
}

void list_coded(const Node& node, std::vector<std::string>& coded) {
  if (node.kind == NodeKind::kCard && !node.place.empty()) {
    if (shows_code(node)) coded.push_back(node.place);
    return;
  }
  for (const Node& child : node.children) list_coded(child, coded);
}

}  // namespace

Session first_visit(const WorkbookIndex& index, const Place& place, std::string_view content) {
  Session session = new_session(index);
  const Env no_world;
  (void)update(session, Navigate{hash_of(place)}, no_world);
  if (const auto* appendix = std::get_if<AppendixPlace>(&place)) {
    (void)update(session,
                 AppendixLoaded{std::string(appendix_name(appendix->kind)), std::string(content)},
                 no_world);
    return session;
  }
  const auto* one = std::get_if<ChapterPlace>(&place);
  const int chapter = one != nullptr ? one->chapter : chapter_of(index.first.exercise);
  (void)update(session, ChapterLoaded{chapter, std::string(content)}, no_world);
  return session;
}

StaticPage static_page(const Session& visit, HtmlForm form) {
  const Page page = page_for(visit);
  StaticPage written{page.text, render_html(page, form), contents_html(visit, form.links), {}};
  list_coded(page, written.coded);
  return written;
}

}  // namespace tmw
