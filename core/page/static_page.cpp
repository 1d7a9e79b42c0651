#include "core/page/static_page.h"

#include "core/page/contents.h"
#include "core/page/dom.h"
#include "core/page/page.h"
#include "core/session/session.h"

namespace tmw {

StaticPage static_page(const WorkbookIndex& index, int chapter, std::string_view chapter_toml) {
  Session session = new_session(index);
  const Env no_world;
  (void)update(session, Navigate{hash_of({.chapter = chapter, .exercise = {}})}, no_world);
  if (chapter >= 0)
    (void)update(session, ChapterLoaded{chapter, std::string(chapter_toml)}, no_world);
  const Page page = page_for(session);
  return {page.text, render_html(page), contents_html(session)};
}

}  // namespace tmw
