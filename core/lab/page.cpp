#include "core/lab/page.h"

#include <utility>

#include "core/lab/page_parts.h"
#include "core/text/characters.h"

namespace tmw::lab {

using sheet::Kind;
using sheet::Node;

std::string plain(std::string_view words) {
  std::string safe;
  safe.reserve(words.size() + 8);
  const char* begin = words.data();
  const char* const end = begin + words.size();
  for (const char* at = begin; at != end; ++at) {  // letters and digits, mostly, at once
    if (is_letter(*at) || is_digit(*at) || *at == ' ') continue;
    safe.append(begin, at);
    begin = at + 1;
    if (std::string_view("\\`*_{}[]<>()#$|~&!").find(*at) != std::string_view::npos) safe += '\\';
    safe += *at == '\n' ? ' ' : *at;
  }
  return safe.append(begin, end);
}

Node make(Kind kind, std::string path, std::string text) {
  Node node;
  node.kind = kind;
  node.path = std::move(path);
  node.text = std::move(text);
  return node;
}

Node heading(std::string path, int level, std::string text) {
  Node node = make(Kind::kHeading, std::move(path), std::move(text));
  node.level = level;
  return node;
}

Node section(const std::string& path, std::string title) {
  Node node = make(Kind::kSection, path);
  node.children.push_back(heading(path + "/title", 2, std::move(title)));
  return node;
}

Node button(std::string path, std::string words, std::string deed) {
  Node node = make(Kind::kButton, std::move(path), std::move(words));
  node.deed = std::move(deed);
  return node;
}

Node fold(const Lab& lab, const std::string& id, std::string summary) {
  Node node = make(Kind::kFold, "lab/fold/" + id, std::move(summary));
  node.open = lab.open.contains(id);
  node.deed = "fold " + id;
  return node;
}

void say_inside(Node& fold, const std::vector<std::string_view>& names) {
  std::string words;
  for (const std::string_view name : names) {
    if (!name.empty()) words.append(words.empty() ? "" : ". ").append(name);
  }
  if (!words.empty())
    fold.children.push_back(make(Kind::kParagraph, fold.path + "/inside", plain(words)));
}

Node row_of_cells(const std::string& path, const std::vector<std::string>& cells) {
  Node row = make(Kind::kTableRow, path);
  for (std::size_t i = 0; i < cells.size(); ++i)
    row.children.push_back(make(Kind::kTableCell, path + "/" + std::to_string(i), cells[i]));
  return row;
}

namespace {

// What the address or a file holds and this lab does not know.
Node told(const std::vector<std::string>& sentences) {
  Node status = make(Kind::kStatus, "lab/told");
  status.tone = sheet::Tone::kNear;
  for (std::size_t i = 0; i < sentences.size(); ++i)
    status.children.push_back(
        make(Kind::kParagraph, "lab/told/" + std::to_string(i), plain(sentences[i])));
  return status;
}

Node notes(const std::vector<std::string>& sentences) {
  Node node = section("lab/notes", "What the numbers assume");
  Node list = make(Kind::kList, "lab/notes/list");
  for (std::size_t i = 0; i < sentences.size(); ++i)
    list.children.push_back(
        make(Kind::kListItem, "lab/notes/" + std::to_string(i), plain(sentences[i])));
  node.children.push_back(std::move(list));
  return node;
}

}  // namespace

sheet::Sheet page_of(const Lab& lab) {
  const Answers answers = answers_to(lab.state);
  sheet::Sheet page;
  if (!lab.told.empty()) page.push_back(told(lab.told));
  if (auto guide = guide_callout(lab)) page.push_back(std::move(*guide));
  page.push_back(controls(lab, answers));
  if (!lab.tensors.empty()) page.push_back(tensors(lab));
  for (const Group& group : answers.groups) {
    page.push_back(group_section(lab, group));
    if (&group == &answers.groups.front()) page.push_back(plots(lab));
    if (group.id == "fast" || group.id == "run") page.back().children.push_back(measured_fold(lab));
  }
  page.push_back(comparison(lab));
  page.push_back(sharing(lab));
  if (auto ask = ask_me(lab)) page.push_back(std::move(*ask));
  if (!answers.notes.empty()) page.push_back(notes(answers.notes));
  return page;
}

}  // namespace tmw::lab
