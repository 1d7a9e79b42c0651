// The page as real DOM: which element, which attributes, which words each node becomes.
//
// The browser's page layer, and the HTML written at build time, both come from here; neither knows
// what a verdict or a fold is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/page/html.h"
#include "core/page/page.h"

namespace tmw {

using Attributes = std::vector<std::pair<std::string, std::string>>;

// What stands in an element that has no child elements: a part of its node.
enum class DomContent : std::uint8_t {
  kNone,
  kRuns,
  kLabel,
  kUnit,
  kOptions,  // of a field in which one is chosen
  kSource,   // `text`
  kDrawing,  // `figure`, as SVG
};

// One element. Elements come in reading order, parents before children.
//
// A control's own element (<input>, <textarea>, <button>, <details>) has the node's id. What else a
// node needs has derived ids (`derived_id`) but the same `node`, so that an event on it finds the
// action:
//   kField    an <input>, with options a <select>; "box" around all, its sign and remarks too,
//   "label" if the label is shown, "unit" if there is one kEditor   "box", "label" kChoice,
//   kListingLine   "box" (the <label>) around the radio and "text", its words kFold     "summary"
//   kOrderStep  "grip", by which it is dragged, besides "text" kFigure   "drawing" (the image, with
//   the figure as SVG), "caption" kStatus, kListItem, kOrderStep, kTableCell and others with words
//   and children "text", the words
// "value", "checked" and "open" are among the attributes and stand for the property of that name,
// on <textarea> too. Buttons of tone kPrimary carry data-primary. The content of a closed fold is
// there, not shown. An href within the workbook is its own address ("#/4").
struct DomElement {
  NodeId id = 0;
  NodeId parent = 0;           // 0: child of <main>
  std::string tag;             // "p", "button", "input" ...
  Attributes attributes;       // all of them, in a fixed order
  const Node* node = nullptr;  // whose payload it carries
  DomContent content = DomContent::kNone;
};

// Elements of the page. A node may give more than one element (a field: label, input, unit); extra
// ones have ids derived by `node_id` of the path plus a suffix, see `derived_id`.
[[nodiscard]] std::vector<DomElement> dom_for(const Page& page);

// The id of another element of the node `base`: "box", "label" and so on, as listed above.
[[nodiscard]] NodeId derived_id(NodeId base, std::string_view suffix);

// The element of a node that holds all its others: the "box", if it has one.
[[nodiscard]] NodeId outermost_id(NodeKind kind, NodeId id);

// The inner HTML of an element, dressed as it is laid out, or unbroken. What the node decides of
// the dress (`display`) need not be given.
[[nodiscard]] std::string content_html(const DomElement& element, Dress dress = {});

// The whole page as static HTML in normal flow: what stands inside <main>. Every element of
// dom_for, with its attributes and data-id, so that the page layer can take it over. In a
// chapter's document whatever an address can name holds an anchor of that name.
[[nodiscard]] std::string render_html(const Page& page, HtmlForm form = {});

}  // namespace tmw
