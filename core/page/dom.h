// The page as real DOM: which element, which attributes, which words each node becomes.
//
// The browser's page layer, and the HTML written at build time, both come from here; neither knows
// what a verdict or a fold is.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/page/page.h"

namespace tmw {

// One element. Elements come in reading order, parents before children.
//
// A control's own element (<input>, <textarea>, <button>, <details>) has the node's id. What else a
// node needs has derived ids (`derived_id`) but the same `node`, so that an event on it finds the
// action:
//   kField    "box" around all, "label" if the label is shown, "unit" if there is one
//   kEditor   "box", "label"
//   kChoice, kListingLine   "box" (the <label>) around the radio and "text", its words
//   kFold     "summary"
//   kOrderStep  "grip", by which it is dragged, besides "text"
//   kFigure   "drawing" (the image, with the figure as SVG), "caption"
//   kStatus, kListItem, kOrderStep, kTableCell and others with words and children   "text", the
//   words
// "value", "checked" and "open" are among the attributes and stand for the property of that name,
// on <textarea> too. Buttons of tone kPrimary carry data-primary. The content of a closed fold is
// there, not shown.
struct DomElement {
  NodeId id = 0;
  NodeId parent = 0;                                            // 0: child of <main>
  std::string tag;                                              // "p", "button", "input" ...
  std::vector<std::pair<std::string, std::string>> attributes;  // all of them, in a fixed order
  const Node* node = nullptr;                                   // whose payload it carries
  bool text_leaf = false;  // its words come from html_for_runs of node->runs
  std::string html;        // inner HTML of an element without child elements, unbroken; for a text
                           // leaf html_for_runs(node->runs, {})
};

// A place in a node's runs: byte `offset` of the text of run `run`.
struct RunPosition {
  int run = 0;
  int offset = 0;
};

// Elements of the page. A node may give more than one element (a field: label, input, unit); extra
// ones have ids derived by `node_id` of the path plus a suffix, see `derived_id`.
[[nodiscard]] std::vector<DomElement> dom_for(const Page& page);

[[nodiscard]] NodeId derived_id(NodeId base, std::string_view suffix);

// One laid-out line: where it ends (exclusive), extra CSS word spacing in px that makes the
// browser's width equal the painted one (0: none), and how far from the left edge it begins, in px.
struct LineEnd {
  RunPosition end;
  float word_spacing = 0.0F;
  float indent = 0.0F;
};

// Inner HTML of a text element: each line a no-wrap span, one space between two lines; math as
// MathML with its TeX in an annotation. No lines given: one flowing text. Everything is escaped.
// `display` sets math as a displayed formula (for kFormula).
[[nodiscard]] std::string html_for_runs(const std::vector<Run>& runs,
                                        const std::vector<LineEnd>& lines, bool display = false);

// The whole page as static HTML in normal flow: what stands inside <main>. Every element of
// dom_for, with its attributes and data-id, so that the page layer can take it over.
[[nodiscard]] std::string render_html(const Page& page);

}  // namespace tmw
