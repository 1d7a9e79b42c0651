// The HTML of the build against the elements of the running page, read back by a small reader of
// tags.
#include "core/page/static_page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/compiled/compile.h"
#include "core/page/document.h"
#include "core/page/dom.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::asset;
using test::Desk;
using test::shipped_desk;

struct Tag {
  std::string name;
  std::string parent;                             // data-id of the nearest element that has one
  std::map<std::string, std::string> attributes;  // unescaped
};

std::string unescaped(std::string text) {
  const std::pair<const char*, const char*> signs[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [escaped, sign] : signs) {
    for (std::size_t at = 0; (at = text.find(escaped, at)) != std::string::npos; ++at)
      text.replace(at, std::string(escaped).size(), sign);
  }
  return text;
}

Tag read_tag(const std::string& text) {
  Tag tag;
  std::size_t at = std::min(text.find(' '), text.size());
  tag.name = text.substr(0, at);
  while (at < text.size()) {
    const std::size_t begin = at + 1;
    const std::size_t end = std::min(text.find_first_of(" =", begin), text.size());
    const std::string name = text.substr(begin, end - begin);
    std::string value;
    at = end;
    if (end < text.size() && text[end] == '=') {
      const std::size_t close = text.find('"', end + 2);
      value = text.substr(end + 2, close - end - 2);
      at = close + 1;
    }
    tag.attributes[name] = unescaped(value);
  }
  return tag;
}

bool is_void(const std::string& name) { return name == "input" || name == "hr" || name == "wbr"; }

// Elements with a data-id, in the order of the text.
std::vector<Tag> elements_of(const std::string& html) {
  std::vector<Tag> found;
  std::vector<std::string> open = {"0"};  // the data-id that holds within each open tag
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::string text = html.substr(at + 1, html.find('>', at) - at - 1);
    if (text[0] == '/') {
      open.pop_back();
      continue;
    }
    Tag tag = read_tag(text);
    tag.parent = open.back();
    const auto id = tag.attributes.find("data-id");
    const std::string within = id == tag.attributes.end() ? open.back() : id->second;
    if (id != tag.attributes.end()) found.push_back(tag);
    if (!is_void(tag.name) && text.back() != '/') open.push_back(within);
  }
  return found;
}

std::map<std::string, std::string> attributes_of(const DomElement& element) {
  std::map<std::string, std::string> attributes(element.attributes.begin(),
                                                element.attributes.end());
  attributes["data-id"] = std::to_string(element.id);
  if (element.tag == "textarea") attributes.erase("value");  // its content
  return attributes;
}

WorkbookIndex shipped_index() {
  return load_index(asset("workbook.toml"), "workbook.toml").value.value_or(WorkbookIndex{});
}

struct Route {
  Place place;
  std::string file;  // of a chapter
};

std::string content_of(const Route& route) {
  return compile_chapter(asset(route.file), route.file, shipped_index());
}

std::vector<Route> all_pages() {
  const WorkbookIndex index = shipped_index();
  // The home page has the first exercise of a newcomer.
  std::vector<Route> pages = {{Home{}, find_entry(index, chapter_of(index.first.exercise))->file}};
  for (const ChapterEntry& entry : index.chapters)
    if (!entry.file.empty()) pages.push_back({ChapterPlace{entry.number}, entry.file});
  return pages;
}

StaticPage rendered(const Route& route, LinkStyle links = LinkStyle::kHash) {
  return static_page(
      first_visit(shipped_index(), route.place, route.file.empty() ? "" : content_of(route)),
      {.links = links});
}

// The same, made once for each page.
const StaticPage& made(const Route& route) {
  static std::map<std::string, StaticPage> pages;
  const std::string address = hash_of(route.place);
  const auto found = pages.find(address);
  return found != pages.end() ? found->second
                              : pages.emplace(address, rendered(route)).first->second;
}

TEST(StaticPage, ThereIsOneForTheHomePageAndEachOfTenChapters) {
  EXPECT_EQ(all_pages().size(), 11u);
}

// Read off the chapters: 0.2 and 2.5 quote names of code, 0.6, 2.b1, 5.b2 and 6.b1 are listings,
// the others are written.
TEST(StaticPage, SaysWhichExercisesShowCodeWhoseLettersComeLate) {
  std::vector<std::string> coded;
  for (const Route& route : all_pages()) {
    if (route.place == Place(Home{})) continue;
    const StaticPage& page = made(route);
    coded.insert(coded.end(), page.coded.begin(), page.coded.end());
  }
  EXPECT_EQ(coded, (std::vector<std::string>{"0.2", "0.5", "0.6", "1.6", "2.5", "2.b1", "4.b1",
                                             "5.2", "5.4", "5.b1", "5.b2", "6.b1"}));
}

TEST(StaticPage, HasEveryElementOfAFirstVisitWithItsAttributesInOrder) {
  for (const Route& route : all_pages()) {
    Desk visitor = shipped_desk();
    visitor.open(hash_of(route.place));
    const Page page = page_for(visitor.session);
    const std::vector<DomElement> wanted = dom_for(page);
    const StaticPage& written = made(route);
    EXPECT_EQ(written.title, page.text);
    const std::vector<Tag> found = elements_of(written.html);
    ASSERT_EQ(found.size(), wanted.size()) << route.file;
    EXPECT_GT(found.size(), route.file.empty() ? 60u : 150u) << route.file;
    for (std::size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].name, wanted[i].tag) << route.file << ", element " << i;
      EXPECT_EQ(found[i].parent, std::to_string(wanted[i].parent)) << route.file;
      EXPECT_EQ(found[i].attributes, attributes_of(wanted[i])) << route.file << ", element " << i;
    }
  }
}

TEST(StaticPage, HasTheWordsOfEveryElementAndTheStarterOfEveryEditor) {
  for (const Route& route : all_pages()) {
    Desk visitor = shipped_desk();
    visitor.open(hash_of(route.place));
    const Page page = page_for(visitor.session);
    const std::string& html = made(route).html;
    std::size_t at = 0;
    for (const DomElement& element : dom_for(page)) {
      at = html.find("data-id=\"" + std::to_string(element.id) + "\">", at);
      ASSERT_NE(at, std::string::npos);
      const std::size_t words = html.find('>', at) + 1;
      const bool editor = element.tag == "textarea";
      if (editor) {
        const std::string content = html.substr(words, html.find("</textarea>", words) - words);
        EXPECT_EQ(unescaped(content), "\n" + element.node->value);
      } else {
        const std::string content = content_html(element);
        EXPECT_EQ(html.substr(words, content.size()), content) << route.file;
      }
    }
  }
}

TEST(StaticPage, IsTheSameEveryTime) {
  for (const Route& route : all_pages()) {
    const StaticPage& one = made(route);
    const StaticPage two = rendered(route);
    EXPECT_EQ(one.html, two.html);
    EXPECT_EQ(one.contents, two.contents);
  }
}

TEST(StaticPage, MarksItsChapterInTheContents) {
  const StaticPage page = rendered({ChapterPlace{4}, "04-kv-cache.toml"});
  EXPECT_NE(page.contents.find("<a href=\"#/4\" aria-current=\"page\">"), std::string::npos);
  EXPECT_NE(page.contents.find("<a href=\"#/\">"), std::string::npos);
}

// The values of an attribute, in the order of the text.
std::vector<std::string> values_of(const std::string& html, const std::string& name) {
  std::vector<std::string> values;
  const std::string start = " " + name + "=\"";
  for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at)) {
    at += start.size();
    values.push_back(html.substr(at, html.find('"', at) - at));
  }
  return values;
}

TEST(StaticPage, OfIndexHtmlLeadsToFilesAndKeepsTheAddressOfEach) {
  const StaticPage running = rendered({Home{}, ""});
  const StaticPage written = rendered({Home{}, ""}, LinkStyle::kFromHome);
  const auto is_outer = [](const std::string& href) { return href.rfind("https://", 0) == 0; };
  std::vector<std::string> addresses = values_of(running.contents + running.html, "href");
  std::vector<std::string> files = values_of(written.contents + written.html, "href");
  EXPECT_EQ(std::erase_if(addresses, is_outer), std::erase_if(files, is_outer));
  EXPECT_EQ(values_of(written.contents + written.html, "data-hash"), addresses);
  ASSERT_EQ(files.size(), addresses.size());
  EXPECT_GE(files.size(), 21u) << "ten chapters in the contents and in the page, and the start";
  for (const std::string& file : files)
    EXPECT_TRUE(file == "./" || file.rfind("pages/", 0) == 0 ||
                file.rfind("./#/practice", 0) == 0 || file.rfind("./#/lab", 0) == 0)
        << file;
}

TEST(ChapterDocument, IsAWholeFileWhoseLinksLeadToFilesAndToAnchorsThatAreThere) {
  std::map<std::string, std::string> files;
  for (const Route& route : all_pages()) {
    const auto* chapter = std::get_if<ChapterPlace>(&route.place);
    if (chapter == nullptr) continue;
    const Session visit = first_visit(shipped_index(), route.place, content_of(route));
    files[std::to_string(chapter->chapter) + ".html"] = chapter_document(visit, "A \"b\" & c.");
  }
  int places = 0;
  for (const auto& [name, html] : files) {
    EXPECT_EQ(html.rfind("<!doctype html>\n<html lang=\"en\"", 0), 0u) << name;
    EXPECT_NE(html.find("content=\"A &quot;b&quot; &amp; c.\""), std::string::npos) << name;
    EXPECT_EQ(html.substr(html.size() - 8), "</html>\n") << name;
    for (const std::string& href : values_of(html, "href")) {
      EXPECT_NE(href.rfind("#/", 0), 0u) << href;
      const std::size_t mark = href.find(".html#");
      if (mark == std::string::npos) continue;
      const std::string& target = files[href.substr(0, mark + 5)];
      EXPECT_NE(target.find("<a id=\"" + href.substr(mark + 6) + "\"></a>"), std::string::npos)
          << href << " in " << name;
      ++places;
    }
  }
  EXPECT_GE(places, 52) << "each exercise is named at the head of its own chapter";
}

}  // namespace
}  // namespace tmw
