// The page as static HTML, from the same elements as the live DOM.
#include <string>
#include <string_view>

#include "core/page/dom.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

bool is_void(const std::string& tag) { return tag == "input" || tag == "hr"; }

std::string value_of(const DomElement& element, std::string_view wanted) {
  for (const auto& [name, value] : element.attributes) {
    if (name == wanted) return value;
  }
  return {};
}

bool id_says_number(const DomElement& element) {
  return value_of(element, "id") == "n" + std::to_string(element.id);
}

std::string open_tag(const DomElement& element, const HtmlForm& form) {
  std::string html = "<" + element.tag;
  for (const auto& [name, value] : element.attributes) {
    if (name == "value" && element.tag == "textarea") continue;
    if (name == "href") {
      html += link_attributes(value, form.links);
      continue;
    }
    html += form.styles_as_data && name == "style" ? " data-style" : " " + name;
    if (!value.empty() || name == "value") html += "=\"" + escape_html(value) + "\"";
  }
  if (form.numbers_once && id_says_number(element)) return html + ">";
  // By this the page layer finds its element again.
  return html + " data-id=\"" + std::to_string(element.id) + "\">";
}

std::string content(const DomElement& element, LinkStyle links) {
  if (element.tag != "textarea") return content_html(element, {.links = links});
  // A parser drops a newline right after the tag.
  return "\n" + escape_html(value_of(element, "value"));
}

// Writes the elements, each closed when the next one is not inside it.
class Renderer {
 public:
  explicit Renderer(const HtmlForm& form) : form_(form) {}

  std::string render(const std::vector<DomElement>& elements) {
    const bool anchored = form_.links == LinkStyle::kFromChapter;
    for (const DomElement& element : elements) {
      close_down_to(element.parent);
      const bool titled = element.tag == "h3" && !open_.empty() && open_.back() == before_;
      if (!titled) put_anchor();
      html_ += open_tag(element, form_);
      if (anchored && anchor_.empty()) anchor_ = value_of(element, "data-place");
      before_ = &element;
      if (element.content != DomContent::kNone) put_anchor();
      html_ += content(element, form_.links);
      if (!is_void(element.tag)) open_.push_back(&element);
    }
    close_down_to(0);
    return std::move(html_);
  }

 private:
  void close_down_to(NodeId parent) {
    while (!open_.empty() && open_.back()->id != parent) {
      put_anchor();
      html_ += "</" + open_.back()->tag + ">";
      open_.pop_back();
    }
  }

  // The name of the element that was opened last, unless its title takes it in.
  void put_anchor() {
    if (anchor_.empty()) return;
    html_ += "<a id=\"" + escape_html(anchor_) + "\"></a>";
    anchor_.clear();
  }

  HtmlForm form_;
  std::vector<const DomElement*> open_;
  const DomElement* before_ = nullptr;
  std::string anchor_;  // still to be written
  std::string html_;
};

}  // namespace

std::string render_html(const Page& page, HtmlForm form) {
  return Renderer(form).render(dom_for(page));
}

}  // namespace tmw
