// Nodes as elements: native ones first, ARIA only where HTML has none.
#include "core/page/dom.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/page/dom_attributes.h"
#include "core/page/figure_svg.h"
#include "core/page/symbols_link.h"
#include "core/page/table_columns.h"
#include "core/prose/rich_text.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

// How a node, its words and its children become elements.
enum class Shape : std::uint8_t {
  kGroup,             // words as a paragraph of their own, then the children
  kWords,             // words alone; with children as below
  kWordsAndChildren,  // words in a <span> of their own, then the children
  kSource,            // source text
  kNothing,           // an element without content
  kBadge,
  kCell,
  kOrderStep,
  kFigure,
  kField,
  kSlider,
  kEditor,
  kRadio,
  kFold,
};

struct Form {
  NodeKind kind;
  const char* tag;
  Shape shape;
};

constexpr Form kForms[] = {
    {NodeKind::kPage, "div", Shape::kGroup},
    {NodeKind::kSection, "section", Shape::kGroup},
    {NodeKind::kCard, "article", Shape::kGroup},
    {NodeKind::kRow, "div", Shape::kGroup},
    {NodeKind::kHeading, "h1", Shape::kWords},  // by its level
    {NodeKind::kParagraph, "p", Shape::kWords},
    {NodeKind::kList, "ul", Shape::kGroup},  // or "ol"
    {NodeKind::kListItem, "li", Shape::kWordsAndChildren},
    {NodeKind::kCallout, "div", Shape::kGroup},
    {NodeKind::kFormula, "div", Shape::kWords},
    {NodeKind::kCode, "pre", Shape::kSource},
    {NodeKind::kTable, "table", Shape::kGroup},
    {NodeKind::kTableRow, "tr", Shape::kGroup},
    {NodeKind::kTableCell, "td", Shape::kCell},  // or "th"
    {NodeKind::kFigure, "figure", Shape::kFigure},
    {NodeKind::kRule, "hr", Shape::kNothing},
    {NodeKind::kButton, "button", Shape::kWords},
    {NodeKind::kLink, "a", Shape::kWords},
    {NodeKind::kField, "input", Shape::kField},
    {NodeKind::kSlider, "input", Shape::kSlider},
    {NodeKind::kEditor, "textarea", Shape::kEditor},
    {NodeKind::kChoices, "div", Shape::kGroup},
    {NodeKind::kChoice, "input", Shape::kRadio},
    {NodeKind::kOrder, "ol", Shape::kGroup},
    {NodeKind::kOrderStep, "li", Shape::kOrderStep},
    {NodeKind::kListing, "div", Shape::kGroup},
    {NodeKind::kListingLine, "input", Shape::kRadio},
    {NodeKind::kFold, "details", Shape::kFold},
    {NodeKind::kHint, "div", Shape::kGroup},
    {NodeKind::kStatus, "div", Shape::kWordsAndChildren},
    {NodeKind::kBadge, "span", Shape::kBadge},
    {NodeKind::kSign, "span", Shape::kWords},
    {NodeKind::kMeter, "div", Shape::kWords},
    {NodeKind::kReading, "div", Shape::kNothing},
};

constexpr bool is_complete() {
  if (std::size(kForms) != static_cast<std::size_t>(NodeKind::kReading) + 1) return false;
  for (std::size_t i = 0; i < std::size(kForms); ++i) {
    if (kForms[i].kind != static_cast<NodeKind>(i)) return false;
  }
  return true;
}
static_assert(is_complete(), "every kind of node has its form, in the order of the kinds");

const Form& form_of(NodeKind kind) { return kForms[static_cast<std::size_t>(kind)]; }

std::string tag_of(const Node& node) {
  if (node.kind == NodeKind::kHeading) return "h" + std::to_string(node.level);
  if (node.kind == NodeKind::kList && node.ordered) return "ol";
  if (node.kind == NodeKind::kField && !node.options.empty()) return "select";
  return form_of(node.kind).tag;
}

std::size_t nodes_in(const Node& node) {
  std::size_t count = 1;
  for (const Node& child : node.children) count += nodes_in(child);
  return count;
}

class DomWriter {
 public:
  void add_children(const Node& node, NodeId parent) {
    for (const Node& child : node.children) add(child, parent, node);
  }

  std::vector<DomElement> elements;

 private:
  // Of the table that is being written: which columns are of numbers, and their names where its
  // cells stand beside those on a phone.
  std::vector<char> numeric_;
  std::vector<std::string> names_;

  void begin_table(const Node& table) {
    numeric_ = numeric_columns(table);
    names_.clear();
    if (!table.header || table.children.empty() || !stacks_on_phones(table)) return;
    for (const Node& cell : table.children.front().children)
      names_.push_back(plain_text(cell.runs));
  }

  // `within` is the node's parent node.
  void add(const Node& node, NodeId parent, const Node& within) {
    switch (form_of(node.kind).shape) {
      case Shape::kGroup:
        if (node.kind == NodeKind::kTable) begin_table(node);
        return add_with_children(node, parent, "p");
      case Shape::kWords:
        return add_words(node, parent);
      case Shape::kWordsAndChildren:
        return add_with_children(node, parent, "span");
      case Shape::kSource:
        return add_own(node, parent, DomContent::kSource);
      case Shape::kNothing:
        return add_own(node, parent, DomContent::kNone);
      case Shape::kBadge:
        return add_badge(node, parent, within);
      case Shape::kCell:
        return add_cell(node, parent, within);
      case Shape::kOrderStep:
        return add_order_step(node, parent);
      case Shape::kFigure:
        return add_figure(node, parent);
      case Shape::kField:
        return add_field(node, parent);
      case Shape::kSlider:
        return add_slider(node, parent);
      case Shape::kEditor:
        return add_editor(node, parent);
      case Shape::kRadio:
        return add_radio(node, parent, within);
      case Shape::kFold:
        return add_fold(node, parent);
    }
  }

  void put(const Node& node, NodeId id, NodeId parent, std::string tag, Attributes attributes,
           DomContent content = DomContent::kNone) {
    DomElement element;
    element.id = id;
    element.parent = parent;
    element.tag = std::move(tag);
    element.attributes.reserve(attributes.size() + 2);
    element.attributes.emplace_back("id", html_id(id));
    if (const std::string name = class_of(node); id == node.id && !name.empty())
      element.attributes.emplace_back("class", name);
    for (auto& attribute : attributes) element.attributes.push_back(std::move(attribute));
    element.node = &node;
    element.content = content;
    elements.push_back(std::move(element));
  }

  void put_part(const Node& node, const char* suffix, NodeId parent, const char* tag,
                DomContent content, Attributes attributes = {}) {
    put(node, derived_id(node.id, suffix), parent, tag, std::move(attributes), content);
  }

  // The node's own element.
  void add_own(const Node& node, NodeId parent, DomContent content) {
    put(node, node.id, parent, tag_of(node), attributes_of(node), content);
  }

  void add_with_children(const Node& node, NodeId parent, const char* words_tag) {
    add_own(node, parent, DomContent::kNone);
    if (!node.runs.empty()) put_part(node, "text", node.id, words_tag, DomContent::kRuns);
    add_children(node, node.id);
    if (wants_symbols_link(node)) {
      put_part(node, "symbols", node.id, "a", DomContent::kNone,
               {{"class", "symbols"},
                {"href", "#/symbols"},
                {"data-symbols", ""},
                {"aria-label", kSentenceSymbols}});
    }
  }

  void add_words(const Node& node, NodeId parent) {
    if (!node.children.empty()) return add_with_children(node, parent, "span");
    add_own(node, parent, DomContent::kRuns);
  }

  void add_badge(const Node& node, NodeId parent, const Node& row) {
    const bool listed = row.kind == NodeKind::kRow && !row.label.empty();
    put(node, node.id, parent, tag_of(node),
        listed ? Attributes{{"role", "listitem"}} : Attributes{}, DomContent::kRuns);
  }

  // The handle is for pointers; keys and assistive technology have the buttons.
  void add_order_step(const Node& node, NodeId parent) {
    add_own(node, parent, DomContent::kNone);
    put_part(node, "grip", node.id, "span", DomContent::kNone,
             {{"class", "grip"}, {"aria-hidden", "true"}});
    put_part(node, "text", node.id, "span", DomContent::kRuns);
    add_children(node, node.id);
  }

  void add_cell(const Node& node, NodeId parent, const Node& row) {
    const auto column = static_cast<std::size_t>(&node - row.children.data());
    Attributes attributes = attributes_of(node);
    const bool has_name = column < names_.size() && !names_[column].empty();
    if (has_name && !row.header && !spans_columns(row))
      attributes.emplace_back("data-name", names_[column]);
    if (!node.children.empty()) {
      put(node, node.id, parent, tag_of(node), std::move(attributes));
      if (!node.runs.empty()) put_part(node, "text", node.id, "span", DomContent::kRuns);
      return add_children(node, node.id);
    }
    const bool first = !row.header && &node == &row.children.front();
    // A formula is no name for what stands beside it: browsers leave math out of names.
    const bool named = std::any_of(node.runs.begin(), node.runs.end(),
                                   [](const Run& run) { return run.kind != RunKind::kMath; });
    const bool head = row.header ? !node.runs.empty() : first && named;
    if (column < numeric_.size() && numeric_[column] != 0)
      attributes.emplace_back("class", "number");
    if (!head) return put(node, node.id, parent, "td", attributes, DomContent::kRuns);
    attributes.emplace_back("scope", first ? "row" : "col");
    put(node, node.id, parent, "th", std::move(attributes), DomContent::kRuns);
  }

  void add_figure(const Node& node, NodeId parent) {
    add_own(node, parent, DomContent::kNone);
    Attributes drawing = {{"role", "img"}, {"aria-label", node.label}};
    if (node.reading != 0) drawing.emplace_back("data-read", html_id(node.reading));
    put_part(node, "drawing", node.id, "div", DomContent::kDrawing, std::move(drawing));
    if (!node.runs.empty()) put_part(node, "caption", node.id, "figcaption", DomContent::kRuns);
  }

  // The element around a control and what belongs to it.
  NodeId add_box(const Node& node, NodeId parent, const char* tag, Attributes attributes) {
    put_part(node, "box", parent, tag, DomContent::kNone, std::move(attributes));
    return derived_id(node.id, "box");
  }

  void add_label(const Node& node, NodeId box) {
    put_part(node, "label", box, "label", DomContent::kLabel, {{"for", html_id(node.id)}});
  }

  void add_field(const Node& node, NodeId parent) {
    const bool faulty = std::any_of(
        node.children.begin(), node.children.end(),
        [](const Node& one) { return one.kind != NodeKind::kSign && one.tone == Tone::kBad; });
    const NodeId box = add_box(node, parent, "div", {{"class", faulty ? "field faulty" : "field"}});
    if (!node.label.empty()) add_label(node, box);
    add_own(node, box, node.options.empty() ? DomContent::kNone : DomContent::kOptions);
    if (!node.unit.empty()) put_part(node, "unit", box, "span", DomContent::kUnit);
    for (const Node& child : node.children) add(child, box, node);
  }

  void add_slider(const Node& node, NodeId parent) {
    const NodeId box = add_box(node, parent, "div", {{"class", "slider"}});
    add_label(node, box);
    add_own(node, box, DomContent::kNone);
    put_part(node, "unit", box, "span", DomContent::kUnit, {{"aria-hidden", "true"}});
  }

  void add_editor(const Node& node, NodeId parent) {
    const NodeId box = add_box(node, parent, "div", {{"class", "editor"}});
    add_label(node, box);
    add_own(node, box, DomContent::kNone);
  }

  void add_radio(const Node& node, NodeId parent, const Node& group) {
    const NodeId box = add_box(node, parent, "label", {{"for", html_id(node.id)}});
    Attributes attributes = {{"type", "radio"}, {"name", html_id(group.id)}};
    if (!node.label.empty()) attributes.emplace_back("aria-label", node.label);
    if (node.checked) attributes.emplace_back("checked", "");
    put(node, node.id, box, tag_of(node), std::move(attributes));
    const bool source = node.kind == NodeKind::kListingLine;
    put_part(node, "text", box, "span", source ? DomContent::kSource : DomContent::kRuns);
  }

  void add_fold(const Node& node, NodeId parent) {
    add_own(node, parent, DomContent::kNone);
    put_part(node, "summary", node.id, "summary", DomContent::kRuns);
    add_children(node, node.id);
  }
};

std::string options_html(const std::vector<FieldOption>& options) {
  std::string html;
  for (const FieldOption& option : options) {
    html += "<option value=\"" + escape_html(option.value) + "\">" + escape_html(option.words) +
            "</option>";
  }
  return html;
}

}  // namespace

std::vector<DomElement> dom_for(const Page& page) {
  DomWriter writer;
  writer.elements.reserve(2 * nodes_in(page));  // few nodes are more than two elements
  writer.add_children(page, 0);
  return std::move(writer.elements);
}

NodeId derived_id(NodeId base, std::string_view suffix) {
  return node_id(std::to_string(base) + "#" + std::string(suffix));
}

NodeId outermost_id(NodeKind kind, NodeId id) {
  switch (form_of(kind).shape) {
    case Shape::kField:
    case Shape::kSlider:
    case Shape::kEditor:
    case Shape::kRadio:
      return derived_id(id, "box");
    default:
      return id;
  }
}

std::string content_html(const DomElement& element, Dress dress) {
  const Node& node = *element.node;
  switch (element.content) {
    case DomContent::kNone:
      return {};
    case DomContent::kRuns:
      dress.display = node.kind == NodeKind::kFormula;
      return write_html(node.runs, dress);
    case DomContent::kLabel:
      return write_html({Run{RunKind::kText, false, false, node.label, {}}}, dress);
    case DomContent::kUnit:
      return escape_html(node.unit);
    case DomContent::kOptions:
      return options_html(node.options);
    case DomContent::kSource:
      return source_html(node.text, dress.lines, node.language);
    case DomContent::kDrawing:
      return figure_svg(node.figure, dress.drawing_width);
  }
  return {};
}

}  // namespace tmw
