// A page as everybody finds it on a first visit: what the build writes as HTML, so that the first
// words are there before the program runs, and without it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/page/links.h"
#include "core/session/route.h"

namespace tmw {

struct Session;
struct WorkbookIndex;

struct StaticPage {
  std::string title;               // of the document
  std::string html;                // what stands inside <main>
  std::string contents;            // the frame's list of chapters, this one marked
  std::vector<std::string> coded;  // the exercises that show code, whose letters come late
};

// At a place; at a chapter's from the text of its compiled content file, at home from that of the
// chapter of a newcomer's first exercise, at an appendix's from its Markdown. It depends on nothing
// else: not on the time, not on chance.
[[nodiscard]] Session first_visit(const WorkbookIndex& index, const Place& place,
                                  std::string_view content);

// The page of the visit, written for the kind of file that will hold it.
[[nodiscard]] StaticPage static_page(const Session& visit, HtmlForm form);

}  // namespace tmw
