// The page as static HTML, from the same elements as the live DOM.
#include "core/page/dom.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

bool is_void(const std::string& tag) { return tag == "input" || tag == "hr"; }

std::string open_tag(const DomElement& element) {
  std::string html = "<" + element.tag;
  for (const auto& [name, value] : element.attributes) {
    if (name == "value" && element.tag == "textarea") continue;
    html += " " + name;
    if (!value.empty() || name == "value") html += "=\"" + escape_html(value) + "\"";
  }
  // By this the page layer finds its element again.
  return html + " data-id=\"" + std::to_string(element.id) + "\">";
}

std::string content(const DomElement& element) {
  if (element.tag != "textarea") return element.html;
  for (const auto& [name, value] : element.attributes) {
    // A parser drops a newline right after the tag.
    if (name == "value") return "\n" + escape_html(value);
  }
  return {};
}

void close_down_to(NodeId parent, std::vector<const DomElement*>& open, std::string& html) {
  while (!open.empty() && open.back()->id != parent) {
    html += "</" + open.back()->tag + ">";
    open.pop_back();
  }
}

}  // namespace

std::string render_html(const Page& page) {
  std::string html;
  std::vector<const DomElement*> open;
  const std::vector<DomElement> elements = dom_for(page);
  for (const DomElement& element : elements) {
    close_down_to(element.parent, open, html);
    html += open_tag(element) + content(element);
    if (!is_void(element.tag)) open.push_back(&element);
  }
  close_down_to(0, open, html);
  return html;
}

}  // namespace tmw
