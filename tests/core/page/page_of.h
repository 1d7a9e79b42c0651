// Looking into a page, for its tests.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>

#include "core/exercise/problem_part.h"
#include "core/page/dom.h"
#include "core/page/nodes.h"
#include "core/page/page.h"
#include "tests/core/session/desk.h"

namespace tmw::test {

inline void visit(const Node& node, const std::function<void(const Node&)>& see) {
  see(node);
  for (const Node& child : node.children) visit(child, see);
}

inline const Node& node_at(const Page& page, const std::string& path) {
  const Node* node = find_node(page, node_id(path));
  EXPECT_NE(node, nullptr) << path;
  static const Node none;
  return node == nullptr ? none : *node;
}

inline bool has(const Page& page, const std::string& path) {
  return find_node(page, node_id(path)) != nullptr;
}

// The words of a node and all below it.
inline std::string words_of(const Node& node) {
  std::string words;
  visit(node, [&words](const Node& one) { words += plain_text(one.runs) + one.text + "\n"; });
  return words;
}

inline bool says(const Node& node, const std::string& words) {
  return words_of(node).find(words) != std::string::npos;
}

inline Page page_of(const Desk& desk) { return page_for(desk.session); }

inline std::string words_at(const Desk& desk, const std::string& path) {
  return plain_text(node_at(page_of(desk), path).runs);
}

inline void answer(Desk& desk, const std::string& id, const std::string& typed) {
  desk.act(EditAnswer{id, 0, typed});
  desk.act(Check{id});
}

// With the numbers that stand there.
inline void solve(Desk& desk, const std::string& id) {
  const NumericQuestion& question = parts_of(desk.at(id).problem).front().question;
  answer(desk, id, std::to_string(right_value(question) / question.unit.factor));
}

// One whose log is there, at the workbook of tests/core/session/fixture.
inline Desk learner() {
  Desk desk;
  desk.act(LogLoaded{});
  return desk;
}

// 0.1, 0.2 and 1.1 are due.
inline Desk learner_with_reviews() {
  Desk desk = learner();
  desk.open("#/0");
  solve(desk, "0.1");
  solve(desk, "0.2");
  desk.open("#/1");
  solve(desk, "1.1");
  desk.env.local_day += 40;
  return desk;
}

// Every node once, and every element of the page under an id of its own.
inline void expect_sound(const Page& page) {
  std::set<NodeId> ids;
  visit(page, [&ids](const Node& node) {
    if (node.id != 0) {
      EXPECT_TRUE(ids.insert(node.id).second) << plain_text(node.runs);
    }
  });
  std::set<NodeId> elements;
  for (const DomElement& element : dom_for(page))
    EXPECT_TRUE(elements.insert(element.id).second) << element.tag;
}

}  // namespace tmw::test
