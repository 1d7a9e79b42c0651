#include "core/exercise/code_scan.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace tmw {
namespace {

bool is_of_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || c == '.';
}

std::size_t line_at(std::string_view source, std::size_t at) {
  const auto end = source.begin() + static_cast<std::ptrdiff_t>(at);
  return static_cast<std::size_t>(std::count(source.begin(), end, '\n')) + 1;
}

// How far the line of this place is indented.
std::size_t indentation_at(std::string_view source, std::size_t at) {
  const std::size_t before = at == 0 ? std::string_view::npos : source.find_last_of('\n', at - 1);
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  return std::min(source.find_first_not_of(" \t", start), source.size()) - start;
}

std::string named(std::string_view source, std::size_t at) {
  return "“" + std::string(1, source[at]) + "” of line " + std::to_string(line_at(source, at));
}

// Whether what ends here goes on in the next line: behind a sign that wants another side.
bool goes_on(std::string_view source, std::size_t at) {
  const std::size_t before = source.find_last_not_of(" \t\r\n", at);
  constexpr std::string_view kSigns = "+-*/%=<>&|?:,";
  return before != std::string_view::npos && kSigns.find(source[before]) != std::string_view::npos;
}

// Brackets that are open, and what was seen of them on the way.
struct Brackets {
  std::string_view source;
  std::vector<std::size_t> open = {};
  std::size_t suspect = std::string_view::npos;  // whose partner stands further to the left than it
  std::string fault = {};

  void meet(std::size_t at) {
    constexpr std::string_view kOpening = "([{";
    constexpr std::string_view kClosing = ")]}";
    if (kOpening.find(source[at]) != std::string_view::npos) open.push_back(at);
    const std::size_t kind = kClosing.find(source[at]);
    if (kind == std::string_view::npos) return;
    if (open.empty()) {
      fault = "The " + named(source, at) + " closes nothing.";
    } else if (source[open.back()] != kOpening[kind]) {
      fault = "The " + named(source, open.back()) + " is not closed.";
    } else {
      if (indentation_at(source, at) < indentation_at(source, open.back())) suspect = open.back();
      open.pop_back();
    }
  }
};

}  // namespace

std::size_t end_of_words(std::string_view source, std::size_t at, CodeLanguage language) {
  const bool python = language == CodeLanguage::kPython;
  const char c = source[at];
  const std::string_view rest = source.substr(at);
  if (python ? c == '#' : rest.starts_with("//"))
    return std::min(source.find('\n', at), source.size());
  if (!python && rest.starts_with("/*")) {
    const std::size_t end = source.find("*/", at + 2);
    return end == std::string_view::npos ? source.size() : end + 2;
  }
  if (python && (rest.starts_with("\"\"\"") || rest.starts_with("'''"))) {
    const std::size_t end = source.find(rest.substr(0, 3), at + 3);
    return end == std::string_view::npos ? source.size() : end + 3;
  }
  if (c != '"' && c != '\'' && (python || c != '`')) return at;
  std::size_t end = at + 1;
  while (end < source.size() && source[end] != c && (c == '`' || source[end] != '\n'))
    end += source[end] == '\\' ? 2 : 1;
  return std::min(end + 1, source.size());
}

std::string lone_bracket_words(std::string_view source, CodeLanguage language) {
  Brackets brackets{.source = source};
  for (std::size_t at = 0; at < source.size() && brackets.fault.empty();) {
    const std::size_t end = end_of_words(source, at, language);
    if (end == at) brackets.meet(at);
    at = std::max(end, at + 1);
  }
  if (!brackets.fault.empty() || brackets.open.empty()) return brackets.fault;
  const std::size_t last = brackets.open.back();
  if (source[last] != '{') return "The " + named(source, last) + " is not closed.";
  const bool guessed = brackets.suspect != std::string_view::npos;
  return guessed
             ? "A “}” is missing, as it seems that of the " + named(source, brackets.suspect) + "."
             : "The " + named(source, last) + " is not closed.";
}

std::size_t line_of_comma_return(std::string_view source) {
  int depth = -1;  // of brackets since `return`; -1: in no return
  std::size_t from = 0;
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = end_of_words(source, at, CodeLanguage::kJavaScript);
    if (end > at) {
      at = end;
      continue;
    }
    const bool begins = at == 0 || !is_of_name(source[at - 1]);
    const std::string_view rest = source.substr(at);
    if (begins && rest.starts_with("return") && (rest.size() == 6 || !is_of_name(rest[6]))) {
      depth = 0;
      from = at;
      at += 6;
      continue;
    }
    const char c = source[at];
    if (depth == 0 && c == '\n' && !goes_on(source, at)) depth = -1;
    if (depth == 0 && c == ',') return line_at(source, from);
    if (depth == 0 && (c == ';' || c == '}')) depth = -1;
    if (depth >= 0) depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
    if (depth >= 0) depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
    ++at;
  }
  return 0;
}

}  // namespace tmw
