// What changed since a setting was pinned, and what can be taken along.
#include <utility>

#include "core/lab/page_parts.h"
#include "core/lab/share.h"
#include "core/lab/why.h"

namespace tmw::lab {
namespace {

using sheet::Kind;
using sheet::Node;

void add_asked(const Why& why, std::vector<Node>& nodes) {
  if (why.asked.empty()) return;
  Node list = make(Kind::kList, "lab/why/asked");
  for (std::size_t i = 0; i < why.asked.size(); ++i) {
    const Asking& one = why.asked[i];
    list.children.push_back(
        make(Kind::kListItem, "lab/why/asked/" + std::to_string(i),
             plain(one.what) + ": " + plain(one.before) + " \u2192 **" + plain(one.now) + "**"));
  }
  nodes.push_back(std::move(list));
}

Node change_table(const std::vector<Change>& changes) {
  Node table = make(Kind::kTable, "lab/why/changes");
  table.header = true;
  table.label = "What changed, the largest change first";
  table.children.push_back(
      row_of_cells("lab/why/changes/head", {"What", "Before", "Now", "Change"}));
  table.children.back().header = true;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const Change& one = changes[i];
    const std::string name =
        one.term ? "of that: " + plain(one.name) : "**" + plain(one.name) + "**";
    table.children.push_back(
        row_of_cells("lab/why/changes/" + std::to_string(i),
                     {name, plain(in_words(one.before, one.unit)),
                      plain(in_words(one.now, one.unit)), plain(in_words(one))}));
  }
  return table;
}

void add_why(const Why& why, std::vector<Node>& nodes) {
  add_asked(why, nodes);
  if (!why.problem.empty()) {
    nodes.push_back(make(Kind::kParagraph, "lab/why/problem", plain(why.problem)));
  } else if (why.changes.empty()) {
    nodes.push_back(make(Kind::kParagraph, "lab/why/same",
                         "Every answer is the same. Change something above."));
  } else {
    nodes.push_back(change_table(why.changes));
  }
}

Node choice(const char* name, const char* words, bool checked) {
  Node node = make(Kind::kChoice, std::string("lab/against/") + name, words);
  node.checked = checked;
  node.deed = std::string("against ") + name;
  return node;
}

}  // namespace

Node comparison(const Lab& lab) {
  Node node = section("lab/why", "Why did it change?");
  Node row = make(Kind::kRow, "lab/why/ways");
  row.children.push_back(button("lab/pin", lab.pin ? "Pin this instead" : "Pin this", "pin"));
  if (lab.pin) row.children.push_back(button("lab/unpin", "Take the pin away", "unpin"));
  if (lab.pin || lab.before)
    row.children.push_back(button("lab/say", "Read the changes", "say changes"));
  if (!lab.pin && !lab.before) {
    node.children.push_back(make(Kind::kParagraph, "lab/why/about",
                                 "Pin a setting, and every later change shows what it did to each "
                                 "answer, term by term."));
    node.children.push_back(std::move(row));
    return node;
  }
  node.children.push_back(std::move(row));
  const bool against_step = !lab.pin || (lab.against_before && lab.before);
  if (lab.pin && lab.before) {
    Node choices = make(Kind::kChoices, "lab/against");
    choices.label = "What it is compared with";
    choices.children.push_back(choice("pin", "Compared with the pin", !against_step));
    choices.children.push_back(choice("step", "Compared with the last step", against_step));
    node.children.push_back(std::move(choices));
  }
  Node details =
      fold(lab, "why", against_step ? "What the last step did" : "What changed since the pin");
  if (details.open)
    add_why(why(against_step ? *lab.before : *lab.pin, lab.state), details.children);
  node.children.push_back(std::move(details));
  return node;
}

Node sharing(const Lab& lab) {
  Node node = section("lab/share", "Take it along");
  node.children.push_back(make(Kind::kParagraph, "lab/share/about",
                               "The address of this page holds all that is asked. Nothing of it "
                               "leaves your browser unless you send it."));
  Node row = make(Kind::kRow, "lab/share/ways");
  const auto add = [&row](const char* form, const char* words) {
    row.children.push_back(
        button(std::string("lab/copy/") + form, words, std::string("copy ") + form));
  };
  add("link", "Copy the link");
  add("markdown", "Copy as Markdown");
  add("csv", "Copy as CSV");
  add("json", "Copy as JSON");
  node.children.push_back(std::move(row));
  node.children.push_back(
      make(Kind::kParagraph, "lab/share/command/about", "The same numbers on the command line:"));
  Node code = make(Kind::kCode, "lab/share/command", command_for(lab.state));
  node.children.push_back(std::move(code));
  Node copy = make(Kind::kRow, "lab/share/command/ways");
  copy.children.push_back(button("lab/copy/command", "Copy the command", "copy command"));
  copy.children.push_back(button("lab/anew", "Start anew", "anew"));
  node.children.push_back(std::move(copy));
  return node;
}

}  // namespace tmw::lab
