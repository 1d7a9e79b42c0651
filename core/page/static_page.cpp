#include "core/page/static_page.h"

#include <variant>

#include "core/content/workbook.h"
#include "core/page/contents.h"
#include "core/page/dom.h"
#include "core/page/page.h"
#include "core/session/session.h"

namespace tmw {

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

StaticPage static_page(const Session& visit, LinkStyle links) {
  const Page page = page_for(visit);
  return {page.text, render_html(page, links), contents_html(visit, links)};
}

}  // namespace tmw
