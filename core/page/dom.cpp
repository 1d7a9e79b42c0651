// Nodes as elements: native ones first, ARIA only where HTML has none.
#include "core/page/dom.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "core/page/figure_svg.h"
#include "core/page/html.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

std::string html_id(NodeId id) { return "n" + std::to_string(id); }

std::string number_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", std::isfinite(value) ? value : 0.0);
  return text;
}

// What the flowing page (no canvas, print) must know besides the tag.
std::string class_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::kRow:
      return "row";
    case NodeKind::kBadge:
      return node.mark == Mark::kDone ? "badge good" : "badge";
    case NodeKind::kStatus:
      if (node.tone == Tone::kGood) return "status good";
      if (node.tone == Tone::kNear) return "status near";
      return node.tone == Tone::kBad ? "status bad" : "status";
    case NodeKind::kLink:
      return node.tone == Tone::kPrimary ? "primary" : "";
    case NodeKind::kButton:
    case NodeKind::kParagraph:
      return node.tone == Tone::kQuiet ? "quiet" : "";
    default:
      return {};
  }
}

// The first heading below a node: it names the region.
const Node* heading_of(const Node& node) {
  for (const Node& child : node.children) {
    if (child.kind == NodeKind::kHeading) return &child;
  }
  return nullptr;
}

class DomWriter {
 public:
  void add_children(const Node& node, NodeId parent) {
    for (const Node& child : node.children) add(child, parent, node);
  }

  std::vector<DomElement> elements;

 private:
  // `within` is the node's parent node.
  void add(const Node& node, NodeId parent, const Node& within) {
    switch (node.kind) {
      case NodeKind::kPage:
      case NodeKind::kRow:
        return add_group(node, parent, "div");
      case NodeKind::kSection:
        return add_group(node, parent, "section");
      case NodeKind::kCard:
        return add_group(node, parent, "article");
      case NodeKind::kCallout:
        return add_group(node, parent, "div");
      case NodeKind::kList:
        return add_group(node, parent, node.ordered ? "ol" : "ul");
      case NodeKind::kOrder:
        return add_group(node, parent, "ol");
      case NodeKind::kTable:
        return add_group(node, parent, "table");
      case NodeKind::kTableRow:
        return add_group(node, parent, "tr");
      case NodeKind::kChoices:
      case NodeKind::kListing:
        return add_group(node, parent, "div");
      case NodeKind::kTableCell:
        return add_cell(node, parent, within);
      case NodeKind::kListItem:
        return add_words_and_children(node, parent, "li");
      case NodeKind::kOrderStep:
        return add_order_step(node, parent);
      case NodeKind::kHint:
        return add_group(node, parent, "div");
      case NodeKind::kStatus:
        return add_words_and_children(node, parent, "div");
      case NodeKind::kHeading:
        return add_words(node, parent, ("h" + std::to_string(node.level)).c_str());
      case NodeKind::kParagraph:
        return add_words(node, parent, "p");
      case NodeKind::kBadge:
        return add_badge(node, parent, within);
      case NodeKind::kButton:
        return add_words(node, parent, "button");
      case NodeKind::kLink:
        return add_words(node, parent, "a");
      case NodeKind::kFormula:
        return add_formula(node, parent);
      case NodeKind::kCode:
        return add_code(node, parent);
      case NodeKind::kFigure:
        return add_figure(node, parent);
      case NodeKind::kRule:
        return add_plain(node, parent, "hr");
      case NodeKind::kMeter:
        return add_words(node, parent, "div");
      case NodeKind::kField:
        return add_field(node, parent);
      case NodeKind::kEditor:
        return add_editor(node, parent);
      case NodeKind::kChoice:
      case NodeKind::kListingLine:
        return add_radio(node, parent, within);
      case NodeKind::kFold:
        return add_fold(node, parent);
    }
  }

  DomElement& put(const Node& node, NodeId id, NodeId parent, const char* tag,
                  Attributes attributes = {}) {
    DomElement element;
    element.id = id;
    element.parent = parent;
    element.tag = tag;
    element.attributes = {{"id", html_id(id)}};
    if (const std::string name = class_of(node); id == node.id && !name.empty())
      element.attributes.emplace_back("class", name);
    for (auto& attribute : attributes) element.attributes.push_back(std::move(attribute));
    element.node = &node;
    elements.push_back(std::move(element));
    return elements.back();
  }

  static void fill(DomElement& element, const std::vector<Run>& runs, bool display = false) {
    element.text_leaf = true;
    element.html = html_for_runs(runs, {}, display);
  }

  void add_plain(const Node& node, NodeId parent, const char* tag) {
    put(node, node.id, parent, tag, attributes_of(node));
  }

  void add_group(const Node& node, NodeId parent, const char* tag) {
    add_plain(node, parent, tag);
    if (!node.runs.empty()) fill(put(node, derived_id(node.id, "text"), node.id, "p"), node.runs);
    add_children(node, node.id);
  }

  void add_words(const Node& node, NodeId parent, const char* tag) {
    if (!node.children.empty()) return add_words_and_children(node, parent, tag);
    fill(put(node, node.id, parent, tag, attributes_of(node)), node.runs);
  }

  void add_words_and_children(const Node& node, NodeId parent, const char* tag) {
    add_plain(node, parent, tag);
    if (!node.runs.empty())
      fill(put(node, derived_id(node.id, "text"), node.id, "span"), node.runs);
    add_children(node, node.id);
  }

  // The handle is for pointers; keys and assistive technology have the buttons.
  void add_order_step(const Node& node, NodeId parent) {
    add_plain(node, parent, "li");
    put(node, derived_id(node.id, "grip"), node.id, "span",
        {{"class", "grip"}, {"aria-hidden", "true"}});
    fill(put(node, derived_id(node.id, "text"), node.id, "span"), node.runs);
    add_children(node, node.id);
  }

  void add_badge(const Node& node, NodeId parent, const Node& row) {
    add_words(node, parent, "span");
    const bool listed = row.kind == NodeKind::kRow && !row.label.empty();
    if (listed) elements.back().attributes.emplace_back("role", "listitem");
  }

  void add_cell(const Node& node, NodeId parent, const Node& row) {
    if (!node.children.empty()) return add_words_and_children(node, parent, "td");
    const bool first = !row.header && &node == &row.children.front();
    // A formula is no name for what stands beside it: browsers leave math out of names.
    const bool named = std::any_of(node.runs.begin(), node.runs.end(),
                                   [](const Run& run) { return run.kind != RunKind::kMath; });
    const bool head = row.header ? !node.runs.empty() : first && named;
    DomElement& cell = put(node, node.id, parent, head ? "th" : "td");
    if (head) cell.attributes.emplace_back("scope", first ? "row" : "col");
    fill(cell, node.runs);
  }

  void add_formula(const Node& node, NodeId parent) {
    fill(put(node, node.id, parent, "div", {{"class", "eq"}}), node.runs, true);
  }

  void add_code(const Node& node, NodeId parent) {
    put(node, node.id, parent, "pre").html = "<code>" + escape_html(node.text) + "</code>";
  }

  void add_figure(const Node& node, NodeId parent) {
    put(node, node.id, parent, "figure");
    put(node, derived_id(node.id, "drawing"), node.id, "div",
        {{"role", "img"}, {"aria-label", node.label}})
        .html = figure_svg(node.figure);
    if (!node.runs.empty())
      fill(put(node, derived_id(node.id, "caption"), node.id, "figcaption"), node.runs);
  }

  void add_label(const Node& node, NodeId box) {
    put(node, derived_id(node.id, "label"), box, "label", {{"for", html_id(node.id)}}).html =
        escape_html(node.label);
  }

  void add_field(const Node& node, NodeId parent) {
    const NodeId box = derived_id(node.id, "box");
    put(node, box, parent, "div", {{"class", "field"}});
    if (!node.label.empty()) add_label(node, box);
    add_plain(node, box, "input");
    if (!node.unit.empty())
      put(node, derived_id(node.id, "unit"), box, "span").html = escape_html(node.unit);
  }

  void add_editor(const Node& node, NodeId parent) {
    const NodeId box = derived_id(node.id, "box");
    put(node, box, parent, "div", {{"class", "editor"}});
    add_label(node, box);
    add_plain(node, box, "textarea");
  }

  void add_radio(const Node& node, NodeId parent, const Node& group) {
    const NodeId box = derived_id(node.id, "box");
    put(node, box, parent, "label", {{"for", html_id(node.id)}});
    Attributes attributes = {{"type", "radio"}, {"name", html_id(group.id)}};
    if (!node.label.empty()) attributes.emplace_back("aria-label", node.label);
    if (node.checked) attributes.emplace_back("checked", "");
    put(node, node.id, box, "input", std::move(attributes));
    DomElement& words = put(node, derived_id(node.id, "text"), box, "span");
    if (node.kind == NodeKind::kListingLine) {
      words.html = "<code>" + escape_html(node.text) + "</code>";
    } else {
      fill(words, node.runs);
    }
  }

  void add_fold(const Node& node, NodeId parent) {
    add_plain(node, parent, "details");
    fill(put(node, derived_id(node.id, "summary"), node.id, "summary"), node.runs);
    add_children(node, node.id);
  }

  // What an element says about itself besides its words, in a fixed order.
  static Attributes attributes_of(const Node& node) {
    Attributes attributes;
    const auto set = [&attributes](const char* name, std::string value) {
      attributes.emplace_back(name, std::move(value));
    };
    switch (node.kind) {
      case NodeKind::kRow:
        if (!node.label.empty()) set("role", "list");
        [[fallthrough]];
      case NodeKind::kTable:
        if (!node.label.empty()) set("aria-label", node.label);
        break;
      case NodeKind::kSection:
      case NodeKind::kCard:
      case NodeKind::kCallout:
        if (node.kind == NodeKind::kCallout) set("role", "note");
        if (node.kind == NodeKind::kCard) set("tabindex", "-1");
        if (!node.place.empty()) set("data-place", node.place);
        if (const Node* title = heading_of(node)) set("aria-labelledby", html_id(title->id));
        break;
      case NodeKind::kHeading:
        if (node.level == 1 || !node.place.empty()) set("tabindex", "-1");
        if (!node.place.empty()) set("data-place", node.place);
        break;
      case NodeKind::kButton:
        set("type", "button");
        if (!node.label.empty()) set("aria-label", node.label);
        if (node.disabled) set("aria-disabled", "true");
        if (node.tone == Tone::kPrimary) set("data-primary", "");
        break;
      case NodeKind::kLink:
        set("href", is_safe_link(node.href) ? node.href : "#/");
        if (!node.label.empty()) set("aria-label", node.label);
        break;
      case NodeKind::kChoices:
      case NodeKind::kListing:
        set("role", "radiogroup");
        [[fallthrough]];
      case NodeKind::kOrder:
        if (!node.label.empty()) set("aria-label", node.label);
        describe(node, attributes);
        break;
      case NodeKind::kMeter:
        set("role", "meter");
        set("aria-label", node.label);
        set("aria-valuemin", "0");
        set("aria-valuemax", number_text(node.value_max));
        set("aria-valuenow", number_text(node.value_now));
        set("aria-valuetext", node.label);
        break;
      case NodeKind::kHint:
        if (!node.open) set("hidden", "until-found");
        break;
      case NodeKind::kFold:
        if (node.open) set("open", "");
        break;
      case NodeKind::kField:
        field_attributes(node, attributes);
        break;
      case NodeKind::kEditor:
        set("spellcheck", "false");
        set("autocapitalize", "off");
        set("autocomplete", "off");
        describe(node, attributes);
        set("value", node.value);
        break;
      default:
        break;
    }
    return attributes;
  }

  // Answers hold letters ("124.3M"), so the keyboard of a phone must have them.
  static void field_attributes(const Node& node, Attributes& attributes) {
    attributes.insert(attributes.end(), {{"type", "text"},
                                         {"inputmode", "text"},
                                         {"enterkeyhint", "done"},
                                         {"autocomplete", "off"},
                                         {"autocapitalize", "off"},
                                         {"autocorrect", "off"},
                                         {"spellcheck", "false"}});
    if (!node.hint.empty()) attributes.emplace_back("placeholder", node.hint);
    if (node.label.empty()) attributes.emplace_back("aria-label", plain_text(node.runs));
    describe(node, attributes);
    if (node.invalid) attributes.emplace_back("aria-invalid", "true");
    attributes.emplace_back("value", node.value);
  }

  static void describe(const Node& node, Attributes& attributes) {
    std::string ids;
    if (!node.unit.empty()) ids = html_id(derived_id(node.id, "unit"));
    for (const NodeId id : node.described_by) ids += (ids.empty() ? "" : " ") + html_id(id);
    if (!ids.empty()) attributes.emplace_back("aria-describedby", ids);
  }
};

}  // namespace

std::vector<DomElement> dom_for(const Page& page) {
  DomWriter writer;
  writer.add_children(page, 0);
  return std::move(writer.elements);
}

NodeId derived_id(NodeId base, std::string_view suffix) {
  return node_id(std::to_string(base) + "#" + std::string(suffix));
}

}  // namespace tmw
