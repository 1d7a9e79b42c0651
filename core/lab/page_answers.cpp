// What the lab answers, as nodes: each line a fold whose summary is the value.
#include <algorithm>
#include <utility>

#include "core/lab/page_parts.h"

namespace tmw::lab {
namespace {

using sheet::Kind;
using sheet::Node;

std::string value_words(const Line& line) {
  std::string words = "**" + plain(in_words(line.value, line.unit)) + "**";
  if (line.expected) {
    if (line.is_bound)
      words += line.unit == Unit::kTokensPerSecond ? " at most" : " at least";
    else
      words += " " + plain(line.remark);
    words += "; expected **" + plain(in_words(*line.expected, line.unit)) + "**";
  }
  return words;
}

// A remark that goes on with the sentence begins with a small letter.
std::string summary_of(const Line& line) {
  std::string words = plain(line.name) + ": " + value_words(line);
  if (line.remark.empty() || line.expected) return words;
  const bool goes_on = line.remark.front() >= 'a' && line.remark.front() <= 'z';
  return words + (goes_on ? " " : ". ") + plain(line.remark);
}

Node givens_table(const std::string& path, const std::vector<Given>& givens) {
  Node table = make(Kind::kTable, path);
  table.header = true;
  table.label = "Symbols";
  table.children.push_back(row_of_cells(path + "/head", {"Symbol", "Meaning", "Value"}));
  table.children.back().header = true;
  for (std::size_t i = 0; i < givens.size(); ++i)
    table.children.push_back(row_of_cells(
        path + "/" + std::to_string(i),
        {"$" + givens[i].symbol + "$", plain(givens[i].what), plain(givens[i].value)}));
  return table;
}

Node steps_list(const std::string& path, const std::vector<Step>& steps) {
  Node list = make(Kind::kList, path);
  list.ordered = true;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    const std::string place = path + "/" + std::to_string(i);
    Node item = make(Kind::kListItem, place, plain(step.say));
    item.children.push_back(
        make(Kind::kParagraph, place + "/formula",
             "$" + step.symbols + "$ $= " + step.numbers + "$ = **" + plain(step.result) + "**"));
    list.children.push_back(std::move(item));
  }
  return list;
}

Node terms_table(const std::string& path, const Line& line) {
  Node table = make(Kind::kTable, path);
  table.header = true;
  table.label = line.name + ", part by part";
  table.children.push_back(row_of_cells(path + "/head", {"Part", "Value", "Share"}));
  table.children.back().header = true;
  double all = 0;
  for (const Term& term : line.terms) all += term.value;
  for (std::size_t i = 0; i < line.terms.size(); ++i) {
    const Term& term = line.terms[i];
    table.children.push_back(
        row_of_cells(path + "/" + std::to_string(i),
                     {plain(term.name), plain(in_words(term.value, line.unit)),
                      plain(in_words(all > 0 ? term.value / all : 0, Unit::kShare))}));
  }
  return table;
}

std::string range_words(const Line& line) {
  return "Eight in ten measured runs lay between " + plain(in_words(line.expected_low, line.unit)) +
         " and " + plain(in_words(line.expected_high, line.unit)) + ".";
}

// What a line unfolds, without its numbers.
std::vector<std::string_view> names_in(const Line& line) {
  std::vector<std::string_view> names;
  for (const Given& given : line.givens) names.push_back(given.what);
  for (const Term& term : line.terms) names.push_back(term.name);
  if (!line.href.empty()) names.push_back(line.href_words);
  return names;
}

Node line_fold(const Lab& lab, const Line& line) {
  Node node = fold(lab, line.id, summary_of(line));
  node.tone = sheet::Tone::kPrimary;
  const std::string path = node.path;
  if (!node.open) {
    say_inside(node, names_in(line));
    return node;
  }
  const auto paragraph = [&](const char* name, std::string words) {
    node.children.push_back(make(Kind::kParagraph, path + name, std::move(words)));
  };
  if (line.expected && !line.remark.empty()) paragraph("/remark", plain(line.remark));
  if (line.expected) paragraph("/range", range_words(line));
  if (!line.givens.empty()) node.children.push_back(givens_table(path + "/given", line.givens));
  if (!line.steps.empty()) node.children.push_back(steps_list(path + "/steps", line.steps));
  if (!line.notes.empty()) paragraph("/notes", line.notes);
  if (!line.terms.empty()) node.children.push_back(terms_table(path + "/terms", line));
  if (!line.href.empty()) {
    Node taught = make(Kind::kParagraph, path + "/taught",
                       "Taught in [" + plain(line.href_words) + "](" + line.href + ").");
    taught.tone = sheet::Tone::kQuiet;
    node.children.push_back(std::move(taught));
  }
  return node;
}

Node bars_figure(const std::string& path, const Bars& bars) {
  Node figure = make(Kind::kBars, path);
  figure.label = bars.caption;
  figure.parts = bars.parts;
  for (const Bar& bar : bars.bars)
    figure.points.push_back({bar.name, in_words(bar.value, bars.unit), 0.0, bar.value});
  return figure;
}

}  // namespace

Node verdict(const Answers& answers) {
  Node status = make(Kind::kStatus, "lab/verdict",
                     plain(answers.problem.empty() ? answers.verdict : answers.problem));
  status.tone = !answers.problem.empty() ? sheet::Tone::kNear
                : answers.fits           ? sheet::Tone::kGood
                                         : sheet::Tone::kBad;
  if (answers.remedies.empty()) return status;
  Node row = make(Kind::kRow, "lab/remedies");
  for (std::size_t i = 0; i < answers.remedies.size(); ++i) {
    const Remedy& remedy = answers.remedies[i];
    std::string deed = "take";
    for (const plan::Asked& one : remedy.options)
      deed += " " + one.option + " " + one.text.value_or("1");
    row.children.push_back(
        button("lab/remedy/" + std::to_string(i), plain(remedy.words), std::move(deed)));
  }
  status.children.push_back(std::move(row));
  return status;
}

Node cautions(const Answers& answers) {
  Node status = make(Kind::kStatus, "lab/cautions");
  status.tone = sheet::Tone::kNear;
  for (std::size_t i = 0; i < answers.cautions.size(); ++i)
    status.children.push_back(
        make(Kind::kParagraph, "lab/caution/" + std::to_string(i), plain(answers.cautions[i])));
  return status;
}

Node group_section(const Lab& lab, const Group& group) {
  Node node = section("lab/" + group.id, group.title);
  if (group.bars) node.children.push_back(bars_figure("lab/" + group.id + "/bars", *group.bars));
  for (const Line& line : group.lines) node.children.push_back(line_fold(lab, line));
  return node;
}

}  // namespace tmw::lab
