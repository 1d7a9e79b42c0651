#include "core/cli/appendices.h"

#include <algorithm>
#include <cctype>

#include "core/content/exercise.h"
#include "core/content/read_prose.h"
#include "core/content/workbook.h"
#include "core/exercise/numbers.h"
#include "core/formula/expression.h"
#include "core/formula/print_expression.h"
#include "core/marking/numeric_question.h"
#include "core/session/route.h"

namespace tmw {
namespace {

std::string symbol_rows(const WorkbookIndex& index) {
  std::string rows;
  for (const SymbolEntry& symbol : index.symbols) {
    const std::string tex =
        symbol.tex.empty() ? to_tex(symbol_expression(symbol.name), {}) : symbol.tex;
    rows += "| $" + tex + "$ | " + symbol.means + " | " + symbol.unit + " |\n";
  }
  return rows;
}

// The call-outs of a text, and behind each heading that has some a link to it.
std::string callouts(const std::string& markdown, int chapter) {
  std::string result;
  std::string slug;
  bool inside = false;
  std::size_t at = 0;
  while (at < markdown.size()) {
    const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
    const std::string line = markdown.substr(at, end - at);
    at = end + 1;
    if (line.rfind("### ", 0) == 0) slug = slug_of(line.substr(4));
    if (line.rfind("> [!rule]", 0) == 0) inside = true;
    if (inside && line.rfind('>', 0) == 0) result += line + "\n";
    if (!inside || line.rfind('>', 0) == 0) continue;
    inside = false;
    const std::string hash = hash_of(ChapterPlace{.chapter = chapter, .section = slug});
    result += ">\n> [Where it comes from](" + hash + ")\n\n";
  }
  return result;
}

// A chapter's rule with what it gives to take along.
std::string rules_of(const Chapter& chapter) {
  ContentErrors errors;
  const Numbers numbers = plain_numbers(chapter.given, {}, errors);
  const std::string number = std::to_string(chapter.number);
  std::string rules = "### [" + number + " " + chapter.title + "](#/" + number + ")\n\n" +
                      callouts(fill_markdown(chapter.theory, numbers.scope()).text, chapter.number);
  for (const Prose& rule : chapter.keep) {
    std::string line = fill_markdown(rule, numbers.scope()).text;
    while (!line.empty() && line.back() == '\n') line.pop_back();
    rules += "- " + line + "\n";
  }
  return rules + "\n";
}

bool is_hex(char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; }

// "owner/name@0123abcd:path" as a link; any other word with what Markdown would read escaped.
std::string linked_word(std::string_view word) {
  std::string marks;
  while (!word.empty() && std::string_view(",;)").find(word.back()) != std::string_view::npos) {
    marks.insert(marks.begin(), word.back());
    word.remove_suffix(1);
  }
  const std::size_t at = word.find('@');
  const std::size_t colon = word.find(':', at == std::string_view::npos ? word.size() : at);
  bool commit = at != std::string_view::npos && colon != std::string_view::npos && colon > at + 7;
  for (std::size_t i = at + 1; commit && i < colon; ++i) commit = is_hex(word[i]);
  if (!commit || word.find('/') > at) {
    std::string escaped;
    for (const char c : word) {
      if (std::string_view("$*_[]<`\\|").find(c) != std::string_view::npos) escaped += '\\';
      escaped += c;
    }
    return escaped + marks;
  }
  const std::string repository(word.substr(0, at));
  const std::string path(word.substr(colon + 1));
  const std::string revision(word.substr(at + 1, colon - at - 1));
  return "[" + repository + "](https://github.com/" + repository + "/blob/" + revision + "/" +
         path + ")" + marks;
}

}  // namespace

std::string with_lines(std::string text, std::string_view name, const std::string& lines) {
  const std::string mark = "{" + std::string(name) + "}\n";
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), lines);
  return text;
}

std::string symbols_markdown(const Workbook& workbook, std::string_view words) {
  std::string rules;
  for (const Chapter& chapter : workbook.chapters) rules += rules_of(chapter);
  return with_lines(with_lines(std::string(words), "symbols", symbol_rows(workbook.index)), "rules",
                    rules);
}

std::string linked_source(std::string_view source) {
  std::string result;
  while (!source.empty()) {
    const std::size_t end = std::min(source.find(' '), source.size());
    if (!result.empty()) result += ' ';
    result += linked_word(source.substr(0, end));
    source.remove_prefix(std::min(end + 1, source.size()));
  }
  return result;
}

}  // namespace tmw
