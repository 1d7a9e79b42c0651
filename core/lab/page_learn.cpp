// What the page has for learning: the guide of a first visit, and exercises made of the state.
#include <utility>

#include "core/lab/forms.h"
#include "core/lab/page_parts.h"

namespace tmw::lab {

using sheet::Kind;
using sheet::Node;

std::optional<Node> guide_callout(const Lab& lab) {
  if (lab.guide.step == 0) return std::nullopt;
  Node callout = make(Kind::kCallout, "lab/guide");
  callout.children.push_back(heading("lab/guide/title", 2, "New here?"));
  callout.children.push_back(
      make(Kind::kParagraph, "lab/guide/words", plain(guide_words(lab.guide))));
  Node row = make(Kind::kRow, "lab/guide/ways");
  row.children.push_back(
      button("lab/guide/leave", lab.guide.step > 3 ? "Close" : "Leave the guide", "guide leave"));
  row.children.back().tone = sheet::Tone::kQuiet;
  callout.children.push_back(std::move(row));
  return callout;
}

std::optional<Node> ask_me(const Lab& lab) {
  const std::vector<Form> forms = forms_for(lab.state);
  if (forms.empty()) return std::nullopt;
  Node node = section("lab/ask-me", "Ask me");
  node.children.push_back(make(Kind::kParagraph, "lab/ask-me/about",
                               "Exercises of the workbook with these numbers. Work one out on your "
                               "own; the answer is marked, and a slip is named. They are kept "
                               "apart from the course."));
  Node list = make(Kind::kList, "lab/ask-me/forms");
  for (const Form& form : forms) {
    const std::string path = "lab/ask-me/" + form.exercise;
    Node item = make(Kind::kListItem, path);
    Node link = make(Kind::kLink, path + "/open",
                     plain(form.exercise + " " + form.title + ": " + form.asks));
    link.href = form.hash;
    item.children.push_back(std::move(link));
    list.children.push_back(std::move(item));
  }
  node.children.push_back(std::move(list));
  return node;
}

}  // namespace tmw::lab
