#include "core/page/dom_attributes.h"

#include <cmath>
#include <cstdio>
#include <utility>

#include "core/page/table_columns.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

std::string number_text(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g", std::isfinite(value) ? value : 0.0);
  return text;
}

void set(Attributes& attributes, const char* name, std::string value) {
  attributes.emplace_back(name, std::move(value));
}

void set_given(Attributes& attributes, const char* name, const std::string& value) {
  if (!value.empty()) set(attributes, name, value);
}

void describe(const Node& node, Attributes& attributes) {
  std::string ids;
  if (!node.unit.empty()) ids = html_id(derived_id(node.id, "unit"));
  for (const NodeId id : node.described_by) ids += (ids.empty() ? "" : " ") + html_id(id);
  set_given(attributes, "aria-describedby", ids);
}

// The first heading below a node names the region.
void name_by_heading(const Node& node, Attributes& attributes) {
  for (const Node& child : node.children) {
    if (child.kind != NodeKind::kHeading) continue;
    return set(attributes, "aria-labelledby", html_id(child.id));
  }
}

Attributes named(const Node& node, const char* role = "") {
  Attributes attributes;
  set_given(attributes, "role", role);
  set_given(attributes, "aria-label", node.label);
  return attributes;
}

Attributes group_of_controls(const Node& node, const char* role = "") {
  Attributes attributes = named(node, role);
  describe(node, attributes);
  return attributes;
}

Attributes region(const Node& node, Attributes attributes = {}) {
  set_given(attributes, "data-place", node.place);
  name_by_heading(node, attributes);
  return attributes;
}

Attributes heading(const Node& node) {
  Attributes attributes;
  if (node.level == 1 || !node.place.empty()) set(attributes, "tabindex", "-1");
  set_given(attributes, "data-place", node.place);
  return attributes;
}

Attributes button(const Node& node) {
  Attributes attributes = {{"type", "button"}};
  set_given(attributes, "aria-label", node.label);
  if (node.disabled) set(attributes, "aria-disabled", "true");
  if (node.tone == Tone::kPrimary) set(attributes, "data-primary", "");
  return attributes;
}

Attributes link(const Node& node) {
  Attributes attributes = {{"href", is_safe_link(node.href) ? node.href : "#/"}};
  set_given(attributes, "aria-label", node.label);
  return attributes;
}

Attributes meter(const Node& node) {
  return {{"role", "meter"},
          {"aria-label", node.label},
          {"aria-valuemin", "0"},
          {"aria-valuemax", number_text(node.value_max)},
          {"aria-valuenow", number_text(node.value_now)},
          {"aria-valuetext", node.label},
          {"style",
           "--share:" + number_text(node.value_max > 0.0 ? node.value_now / node.value_max : 0.0)}};
}

// A <select>; `value` stands for its property.
Attributes chosen_field(const Node& node) {
  Attributes attributes;
  if (node.label.empty()) set(attributes, "aria-label", plain_text(node.runs));
  describe(node, attributes);
  set(attributes, "value", node.value);
  return attributes;
}

// A handle: the browser's own range, for every key and pointer.
Attributes handle(const Node& node) {
  Attributes attributes = {
      {"type", "range"}, {"min", "0"}, {"max", number_text(node.value_max)}, {"step", "1"}};
  set_given(attributes, "aria-valuetext", node.hint);
  describe(node, attributes);
  set(attributes, "value", node.value);
  return attributes;
}

// Answers hold letters ("124.3M"), so the keyboard of a phone must have them.
Attributes field(const Node& node) {
  if (!node.options.empty()) return chosen_field(node);
  if (node.value_max > 0.0) return handle(node);
  Attributes attributes = {{"type", "text"},          {"inputmode", "text"},
                           {"enterkeyhint", "done"},  {"autocomplete", "off"},
                           {"autocapitalize", "off"}, {"autocorrect", "off"},
                           {"spellcheck", "false"}};
  set_given(attributes, "placeholder", node.hint);
  if (node.label.empty()) set(attributes, "aria-label", plain_text(node.runs));
  describe(node, attributes);
  set_given(attributes, "data-keys", node.keys);
  if (node.reading != 0) set(attributes, "data-reading", html_id(node.reading));
  if (node.invalid) set(attributes, "aria-invalid", "true");
  set(attributes, "value", node.value);
  return attributes;
}

// The range of a figure's handle; its value in words is what is told.
Attributes slider(const Node& node) {
  return {{"type", "range"},
          {"min", "0"},
          {"max", number_text(node.value_max)},
          {"step", "1"},
          {"aria-valuetext", node.unit},
          {"data-handle", node.given},
          {"value", number_text(node.value_now)}};
}

Attributes editor(const Node& node) {
  Attributes attributes = {
      {"spellcheck", "false"}, {"autocapitalize", "off"}, {"autocomplete", "off"}};
  describe(node, attributes);
  set_given(attributes, "data-language", node.language);
  if (node.line > 0) set(attributes, "data-line", std::to_string(node.line));
  if (node.column > 0) set(attributes, "data-column", std::to_string(node.column));
  set(attributes, "value", node.value);
  return attributes;
}

// "badge marked derive": the plain page draws the same signs as the canvas.
std::string marked(std::string name, Mark mark) {
  const auto with = [&name](const char* sign) { return name + " marked " + sign; };
  switch (mark) {
    case Mark::kDerive:
      return with("derive");
    case Mark::kTrace:
      return with("trace");
    case Mark::kDesign:
      return with("design");
    case Mark::kBuild:
      return with("build");
    case Mark::kDebug:
      return with("debug");
    case Mark::kDone:
      return with("done");
    case Mark::kComing:
      return with("coming");
    case Mark::kUntried:
      return with("untried");
    case Mark::kTried:
      return with("tried");
    case Mark::kHelped:
      return with("helped");
    case Mark::kDue:
      return with("due");
    case Mark::kNone:
      break;
  }
  return name;
}

std::string toned(std::string name, const Node& node) {
  if (node.tone == Tone::kGood) name += " good";
  if (node.tone == Tone::kNear) name += " near";
  if (node.tone == Tone::kBad) name += " bad";
  return node.disabled ? name + " earlier" : name;
}

Attributes only_if(bool wanted, const char* name, const char* value) {
  return wanted ? Attributes{{name, value}} : Attributes{};
}

}  // namespace

std::string html_id(NodeId id) { return "n" + std::to_string(id); }

std::string class_of(const Node& node) {
  switch (node.kind) {
    case NodeKind::kRow:
      return node.tone == Tone::kPrimary ? "row asked" : "row";
    case NodeKind::kFold:
      if (node.tone == Tone::kPrimary) return "said";
      return node.tone == Tone::kQuiet ? "values" : "";
    case NodeKind::kFormula:
      return "eq";
    case NodeKind::kSection:
      return node.tone == Tone::kQuiet ? "close" : "";
    case NodeKind::kBadge:
      return marked("badge", node.mark);
    case NodeKind::kReading:
      return node.disabled ? "reading away" : "reading";
    case NodeKind::kStatus:
      return toned("status", node);
    case NodeKind::kSign:
      return toned("sign", node);
    case NodeKind::kCard:
      return node.tone == Tone::kQuiet ? "ask" : "";
    case NodeKind::kTable:
      return stacks_on_phones(node) ? "stacks" : "";
    case NodeKind::kLink:
      return node.tone == Tone::kPrimary ? "primary" : "";
    case NodeKind::kParagraph:
      if (node.tone == Tone::kBad) return "bad";
      [[fallthrough]];
    case NodeKind::kButton:
      return node.tone == Tone::kQuiet ? "quiet" : "";
    default:
      return {};
  }
}

namespace {

Attributes attributes_of_kind(const Node& node) {
  switch (node.kind) {
    case NodeKind::kRow:
      return named(node, node.label.empty() ? "" : "list");
    case NodeKind::kTable:
      return named(node);
    case NodeKind::kTableCell:
      if (node.level < 2) return {};
      return {{"colspan", std::to_string(node.level)}};
    case NodeKind::kSection:
      return region(node);
    case NodeKind::kCard:
      return region(node, {{"tabindex", "-1"}});
    case NodeKind::kCallout:
      return region(node, {{"role", "note"}});
    case NodeKind::kHeading:
      return heading(node);
    case NodeKind::kButton:
      return button(node);
    case NodeKind::kLink:
      return link(node);
    case NodeKind::kChoices:
    case NodeKind::kListing:
      return group_of_controls(node, "radiogroup");
    case NodeKind::kOrder:
      return group_of_controls(node);
    case NodeKind::kMeter:
      return meter(node);
    case NodeKind::kStatus: {
      Attributes attributes;
      set_given(attributes, "data-instead", node.hint);
      return attributes;
    }
    case NodeKind::kHint:
      return only_if(!node.open, "hidden", "until-found");
    case NodeKind::kFold:
      return only_if(node.open, "open", "");
    case NodeKind::kField:
      return field(node);
    case NodeKind::kSlider:
      return slider(node);
    case NodeKind::kEditor:
      return editor(node);
    default:
      return {};
  }
}

}  // namespace

Attributes attributes_of(const Node& node) {
  Attributes attributes = attributes_of_kind(node);
  if (node.unseen) set(attributes, "hidden", "until-found");
  return attributes;
}

}  // namespace tmw
