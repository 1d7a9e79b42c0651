#include "core/page/nodes.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "core/prose/rich_text.h"
#include "core/text/characters.h"

namespace tmw {

Node make_node(NodeKind kind, std::string_view path) {
  Node node;
  node.kind = kind;
  node.id = node_id(path);
  return node;
}

Node words_node(NodeKind kind, std::string_view path, std::vector<Run> runs) {
  Node node = make_node(kind, path);
  node.runs = std::move(runs);
  return node;
}

Node words_node(NodeKind kind, std::string_view path, std::string words) {
  return words_node(kind, path, std::vector<Run>{text_run(std::move(words))});
}

Node heading(std::string_view path, int level, std::string words) {
  Node node = words_node(NodeKind::kHeading, path, std::move(words));
  node.level = level;
  return node;
}

Node button(std::string_view path, std::string words, Action action, Tone tone) {
  Node node = words_node(NodeKind::kButton, path, std::move(words));
  node.action = std::move(action);
  node.tone = tone;
  return node;
}

Node link(std::string_view path, std::string words, std::string href) {
  Node node = words_node(NodeKind::kLink, path, std::move(words));
  node.action = Navigate{href};
  node.href = std::move(href);
  return node;
}

Node table_row(std::string_view path, const std::vector<std::vector<Run>>& cells) {
  Node row = make_node(NodeKind::kTableRow, path);
  row.children.reserve(cells.size());  // a node is large, so that it is moved as seldom as can be
  for (std::size_t i = 0; i < cells.size(); ++i)
    row.children.push_back(
        words_node(NodeKind::kTableCell, std::string(path) + "/" + std::to_string(i), cells[i]));
  return row;
}

std::string typographic(std::string_view words) {
  if (words.find('\'') == std::string_view::npos) return std::string(words);
  const auto in_word = [&](std::size_t at) {
    const char c = at < words.size() ? words[at] : ' ';
    return is_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  std::string printed;
  printed.reserve(words.size());
  bool quoted = false;  // since a mark that opened
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool mark = words[i] == '\'';
    const bool behind = mark && i > 0 && in_word(i - 1);
    // GPT-3's, heads' queries; but not the end of what was quoted by such marks, nor 1'000'000.
    const bool in_number =
        behind && is_digit(words[i - 1]) && i + 1 < words.size() && is_digit(words[i + 1]);
    const bool apostrophe = behind && !in_number && (in_word(i + 1) || !quoted);
    if (mark && !apostrophe) quoted = !quoted;
    printed.append(apostrophe ? std::string_view("’") : words.substr(i, 1));
  }
  return printed;
}

Run text_run(std::string text) {
  Run run;
  run.text = typographic(text);
  return run;
}

Run strong_run(std::string text) {
  Run run = text_run(std::move(text));
  run.strong = true;
  return run;
}

Run code_run(std::string text) {
  Run run;
  run.kind = RunKind::kCode;
  run.text = std::move(text);
  return run;
}

Run math_run(std::string tex) {
  Run run;
  run.kind = RunKind::kMath;
  run.text = std::move(tex);
  return run;
}

std::vector<Run> runs_of(Spans spans) {
  for (Span& span : spans) {
    if (span.kind == SpanKind::kText || span.kind == SpanKind::kLink) {
      span.text = typographic(span.text);
    } else if (span.kind == SpanKind::kLineBreak) {
      span.kind = SpanKind::kText;
      span.text = " ";
    }
  }
  return spans;
}

namespace {

// The words of a line in which nothing means anything to Markdown but a backslash before a sign;
// nothing for any other line. Most lines of a sheet are such, at each key that is pressed in it,
// and they need no parser.
std::optional<std::string> plain_words(std::string_view markdown) {
  constexpr std::string_view kMeansNothing = ",.;'\"/=+%?";
  constexpr std::string_view kEscaped = "\\`*_{}[]<>()#$|~&!";
  if (markdown.empty() || markdown.back() == ' ') return std::nullopt;
  if (!is_letter(markdown.front()) && !is_digit(markdown.front())) return std::nullopt;
  const std::size_t digits = std::min(markdown.find_first_not_of("0123456789"), markdown.size());
  if (digits > 0 && (digits + 1 >= markdown.size() || markdown[digits + 1] == ' '))
    return std::nullopt;  // "1. " begins a list
  std::string words;
  words.reserve(markdown.size());
  for (std::size_t i = 0; i < markdown.size(); ++i) {
    const char c = markdown[i];
    const char next = i + 1 < markdown.size() ? markdown[i + 1] : '\0';
    if (c == '\\') {
      if (next == '\0' || kEscaped.find(next) == std::string_view::npos) return std::nullopt;
      words += next;
      ++i;
      continue;
    }
    const bool spaced = c == ' ' && next != ' ';
    const bool colon = c == ':' && next != '/';  // no address
    if (!is_letter(c) && !is_digit(c) && !spaced && !colon &&
        static_cast<unsigned char>(c) < 0x80 && kMeansNothing.find(c) == std::string_view::npos)
      return std::nullopt;
    words += c;
  }
  return words;
}

}  // namespace

std::vector<Run> inline_runs(std::string_view markdown) {
  if (std::optional<std::string> words = plain_words(markdown))
    return {text_run(std::move(*words))};
  std::vector<Run> runs;
  for (const Block& block : parse_markdown(markdown)) {
    for (Run& run : runs_of(block.spans)) runs.push_back(std::move(run));
  }
  return runs;
}

Mark mark_of(ExerciseKind kind) {
  switch (kind) {
    case ExerciseKind::kDerive:
      return Mark::kDerive;
    case ExerciseKind::kTrace:
      return Mark::kTrace;
    case ExerciseKind::kDesign:
      return Mark::kDesign;
    case ExerciseKind::kBuild:
      return Mark::kBuild;
    case ExerciseKind::kDebug:
      return Mark::kDebug;
  }
  return Mark::kNone;
}

void append(std::vector<Node>& nodes, std::vector<Node> more) {
  nodes.insert(nodes.end(), std::make_move_iterator(more.begin()),
               std::make_move_iterator(more.end()));
}

}  // namespace tmw
