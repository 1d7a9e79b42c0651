// Where links lead, and how one page is named in each kind of file that holds it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tmw {

// True for addresses that a link may lead to: "#...", "https:", "http:", "mailto:".
[[nodiscard]] bool is_safe_link(std::string_view href);

// How a link to a place of the workbook is written. The documents are read without scripts, where
// an address after "#" would lead nowhere: they lead to one another by file. Links out of the
// workbook are the same everywhere.
enum class LinkStyle : std::uint8_t {
  kHash,      // the running workbook: "#/4/4.3"
  kFromHome,  // in index.html: "pages/4.html#4.3", and data-hash with "#/4/4.3" for the workbook,
              // should it start
  kFromChapter,  // in pages/4.html: "5.html#5.1", and "../" for the home page
};

// How a page is written as HTML.
struct HtmlForm {
  LinkStyle links = LinkStyle::kHash;
  // A document whose policy forbids styles of elements: they stand in data-style, from where
  // scripts put them in (web/js/trusted.js).
  bool styles_as_data = false;
  // The number of a node is written once, where its id says it; web/js/early.js puts it in again.
  bool numbers_once = false;
};

// The attributes of a link, with a space before each. `href` is the workbook's own address of a
// place, or one that leads out of it.
[[nodiscard]] std::string link_attributes(std::string_view href, LinkStyle style);

}  // namespace tmw
