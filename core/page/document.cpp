#include "core/page/document.h"

#include <variant>

#include "core/page/static_page.h"
#include "core/session/appendix_words.h"
#include "core/session/route.h"
#include "core/session/session.h"
#include "core/session/words.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

// Before it asks for anything.
std::string stated(const std::string& policy) {
  if (policy.empty()) return {};
  return "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n";
}

std::string head(const std::string& title, std::string_view about, const DocumentParts& parts) {
  std::string html = "<head>\n<meta charset=\"utf-8\">\n" + stated(parts.policy) + "<title>" +
                     escape_html(title) +
                     "</title>\n"
                     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                     "<meta name=\"description\" content=\"" +
                     escape_html(about) +
                     "\">\n"
                     "<meta name=\"color-scheme\" content=\"light dark\">\n"
                     "<link rel=\"icon\" href=\"../" +
                     parts.icon + "\" type=\"image/svg+xml\">\n";
  for (const std::string& sheet : parts.sheets)
    html += "<link rel=\"stylesheet\" href=\"../" + sheet + "\">\n";
  return html + "</head>\n";
}

std::string about_this_page(const Place& place) {
  const bool chapter = std::holds_alternative<ChapterPlace>(place);
  const std::string hash = hash_of(place);
  return std::string("<aside class=\"to-read\" aria-label=\"") + words::kAboutThisPage + "\">" +
         (chapter ? words::kToReadOrToPrint : words::kAppendixToRead) + "\n<a href=\"../" +
         escape_html(hash) + "\">" + words::kOpenInTheWorkbook + "</a>.</aside>\n";
}

}  // namespace

std::string chapter_document(const Session& visit, std::string_view about,
                             const DocumentParts& parts) {
  const StaticPage page =
      static_page(visit, {.links = LinkStyle::kFromChapter, .styles_as_data = true});
  std::string html = "<!doctype html>\n<html lang=\"en\" data-theme=\"system\">\n";
  html += head(page.title, about, parts) + "<body class=\"document\">\n";
  html += std::string("<a class=\"skip\" href=\"#ch\">") + words::kSkipToTheText + "</a>\n";
  html += std::string("<header id=\"top\"><a id=\"brand\" href=\"../\">") + words::kBrand +
          "</a></header>\n";
  html += std::string("<nav id=\"contents\" aria-label=\"") + words::kContents + "\">" +
          page.contents + "</nav>\n";
  html += "<div id=\"scroller\"><div id=\"doc\">\n" + about_this_page(visit.place);
  html += "<main id=\"ch\" class=\"ink-dom\">" + page.html + "</main>\n";
  return html + "</div></div>\n</body>\n</html>\n";
}

}  // namespace tmw
