#include "core/page/dom.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <map>
#include <set>

#include "core/prose/rich_text.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;
using test::shipped_desk;

Page chapter() {
  Desk desk = shipped_desk();
  desk.open("#/0");
  desk.act(EditAnswer{"0.1", 0, "x<y"});
  desk.act(Check{"0.1"});
  desk.act(Choose{"0.3", 1});
  for (const char* id : {"0.1", "0.3", "0.5", "0.6"}) desk.act(ToggleDerivation{id});
  return page_for(desk.session);
}

std::string attribute(const DomElement& element, const std::string& name) {
  for (const auto& [key, value] : element.attributes) {
    if (key == name) return value;
  }
  return "(none)";
}

std::map<NodeId, const DomElement*> by_id(const std::vector<DomElement>& elements) {
  std::map<NodeId, const DomElement*> map;
  for (const DomElement& element : elements) map[element.id] = &element;
  return map;
}

TEST(Dom, HasAnElementForEveryNodeOnceAndParentsFirst) {
  const Page page = chapter();
  const std::vector<DomElement> elements = dom_for(page);
  std::set<NodeId> seen = {0};
  std::set<NodeId> owners;
  for (const DomElement& element : elements) {
    EXPECT_TRUE(seen.count(element.parent)) << element.tag << " before its parent";
    EXPECT_TRUE(seen.insert(element.id).second) << element.tag << " twice";
    EXPECT_EQ(attribute(element, "id"), "n" + std::to_string(element.id));
    ASSERT_NE(element.node, nullptr);
    owners.insert(element.id);
  }
  std::function<void(const Node&)> check = [&](const Node& node) {
    for (const Node& child : node.children) {
      EXPECT_TRUE(owners.count(child.id)) << plain_text(child.runs);
      check(child);
    }
  };
  check(page);
}

TEST(Dom, RefersOnlyToElementsThatAreThere) {
  const Page page = chapter();
  const std::vector<DomElement> elements = dom_for(page);
  std::set<std::string> ids;
  for (const DomElement& element : elements) ids.insert(attribute(element, "id"));
  for (const DomElement& element : elements) {
    for (const char* name : {"for", "aria-labelledby", "aria-describedby"}) {
      std::istringstream list(attribute(element, name) == "(none)" ? "" : attribute(element, name));
      for (std::string id; list >> id;) EXPECT_TRUE(ids.count(id)) << name << " of " << element.tag;
    }
  }
}

TEST(Dom, GivesEveryControlItsNativeElementAndAName) {
  const Page page = chapter();
  const std::vector<DomElement> elements = dom_for(page);
  const auto map = by_id(elements);
  const std::map<std::string, std::string> tags = {{"exercise/0.1/part/0", "input"},
                                                   {"exercise/0.1/check", "button"},
                                                   {"exercise/0.3/choices", "div"},
                                                   {"exercise/0.3/choice/1", "input"},
                                                   {"exercise/0.5/editor", "textarea"},
                                                   {"exercise/0.6/line/7", "input"},
                                                   {"exercise/0.1/derivation", "details"},
                                                   {"page/home", "a"},
                                                   {"page/title", "h1"},
                                                   {"exercise/0.1", "article"}};
  for (const auto& [path, tag] : tags) {
    ASSERT_TRUE(map.count(node_id(path))) << path;
    EXPECT_EQ(map.at(node_id(path))->tag, tag) << path;
  }
  std::set<std::string> labelled;
  for (const DomElement& element : elements) {
    if (element.tag == "label") labelled.insert(attribute(element, "for"));
  }
  for (const DomElement& element : elements) {
    if (element.tag != "input" && element.tag != "textarea") continue;
    EXPECT_TRUE(labelled.count(attribute(element, "id")) ||
                attribute(element, "aria-label") != "(none)")
        << element.node->label;
  }
  const DomElement& field = *map.at(node_id("exercise/0.1/part/0"));
  EXPECT_EQ(attribute(field, "inputmode"), "text") << "answers hold letters, as in 124.3M";
  EXPECT_EQ(attribute(field, "aria-invalid"), "true");
  EXPECT_EQ(attribute(field, "value"), "x<y");
  EXPECT_EQ(attribute(*map.at(node_id("exercise/0.3/choice/1")), "checked"), "");
  EXPECT_EQ(attribute(*map.at(node_id("exercise/0.3/choice/0")), "checked"), "(none)");
  EXPECT_EQ(attribute(*map.at(node_id("exercise/0.3/choices")), "role"), "radiogroup");
  EXPECT_EQ(attribute(*map.at(node_id("exercise/0.6/line/7")), "aria-label").rfind("Line 7: ", 0),
            0u);
}

TEST(Dom, HidesAHintNotAskedForFromAllButTheBrowsersSearch) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  desk.act(ShowHint{"0.1"});
  const Page page = page_for(desk.session);
  const std::vector<DomElement> elements = dom_for(page);
  const auto map = by_id(elements);
  EXPECT_EQ(attribute(*map.at(node_id("exercise/0.1/hint/0/whole")), "hidden"), "(none)");
  EXPECT_EQ(attribute(*map.at(node_id("exercise/0.1/hint/1/whole")), "hidden"), "until-found");
}

TEST(Dom, HasADrawingWithATextAlternativeForEachFigure) {
  Desk desk = shipped_desk();
  for (const char* hash : {"#/0", "#/1", "#/4", "#/7"}) {
    desk.open(hash);
    const Page page = page_for(desk.session);
    int drawings = 0;
    for (const DomElement& element : dom_for(page)) {
      if (attribute(element, "role") != "img") continue;
      ++drawings;
      EXPECT_GT(attribute(element, "aria-label").size(), 20u);
      const std::string html = content_html(element);
      EXPECT_NE(html.find("<svg "), std::string::npos) << html.substr(0, 40);
    }
    EXPECT_GE(drawings, 1) << hash;
  }
}

TEST(Dom, IsTheSameForTheSamePage) {
  const Page page = chapter();
  const auto one = dom_for(page);
  const auto two = dom_for(page);
  ASSERT_EQ(one.size(), two.size());
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].attributes, two[i].attributes);
    EXPECT_EQ(content_html(one[i]), content_html(two[i]));
  }
}

TEST(Dom, NamesTheElementThatHoldsAllOthersOfItsNode) {
  const Page page = chapter();
  std::map<NodeId, NodeId> first;  // parents come first, so a node's first element holds the rest
  for (const DomElement& element : dom_for(page)) first.emplace(element.node->id, element.id);
  int boxes = 0;
  for (const auto& [id, outermost] : first) {
    EXPECT_EQ(outermost_id(find_node(page, id)->kind, id), outermost);
    boxes += id != outermost ? 1 : 0;
  }
  EXPECT_GT(boxes, 10) << "fields, editors, choices and lines of source";
}

TEST(RenderedPage, IsBalancedAndEscapesWhatTheLearnerTyped) {
  const std::string html = render_html(chapter());
  EXPECT_NE(html.find("value=\"x&lt;y\""), std::string::npos);
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    ASSERT_NE(end, std::string::npos);
    const bool closing = html[at + 1] == '/';
    const std::size_t name = at + (closing ? 2 : 1);
    const std::string tag = html.substr(name, html.find_first_of(" >/", name) - name);
    const bool alone = tag == "input" || tag == "hr" || tag == "wbr" || html[end - 1] == '/';
    if (closing) {
      ASSERT_FALSE(open.empty());
      EXPECT_EQ(open.back(), tag) << html.substr(at > 200 ? at - 200 : 0, 260);
      open.pop_back();
    } else if (!alone) {
      open.push_back(tag);
    }
    at = end;
  }
  EXPECT_TRUE(open.empty());
}

}  // namespace
}  // namespace tmw
