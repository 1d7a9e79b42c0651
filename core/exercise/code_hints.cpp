#include "core/exercise/code_hints.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace tmw {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool is_of_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$';
}

// In lower case, without the underscores.
std::string loosely(std::string_view name) {
  std::string letters;
  for (const char c : name) {
    if (c != '_') letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return letters;
}

// A name in the source that differs from the function's in its capitals and underscores alone.
std::string other_spelling(std::string_view source, std::string_view function) {
  for (std::size_t at = 0; at < source.size();) {
    std::size_t end = at;
    while (end < source.size() && is_of_name(source[end])) ++end;
    const std::string_view name = source.substr(at, end - at);
    if (name != function && loosely(name) == loosely(function)) return std::string(name);
    at = end + 1;
  }
  return {};
}

// True if some line begins with a tab and another, or the same, with a blank.
bool mixes_tabs(std::string_view source) {
  bool tabs = false;
  bool blanks = false;
  bool indented = true;
  for (const char c : source) {
    tabs = tabs || (indented && c == '\t');
    blanks = blanks || (indented && c == ' ');
    indented = c == '\n' || (indented && (c == ' ' || c == '\t'));
  }
  return tabs && blanks;
}

// Some line begins with this word.
bool has_line(std::string_view source, std::string_view word) {
  for (std::size_t at = source.find(word); at != std::string_view::npos;
       at = source.find(word, at + 1)) {
    const std::size_t before = source.find_last_not_of(" \t", at == 0 ? 0 : at - 1);
    if (at == 0 || before == std::string_view::npos || source[before] == '\n') return true;
  }
  return false;
}

// The name that the error says is not defined; empty if it says something else.
std::string_view undefined_name(std::string_view error, CodeLanguage language) {
  const std::string_view after =
      language == CodeLanguage::kPython ? "' isn't defined" : " is not defined";
  const std::size_t end = error.find(after);
  if (end == std::string_view::npos) return {};
  std::size_t start = end;
  while (start > 0 && is_of_name(error[start - 1])) --start;
  return error.substr(start, end - start);
}

struct NameRow {
  std::string_view name;
  std::string_view words;
};

constexpr std::string_view kNoArrays = " numpy is not here: work with lists, and with `math`.";
constexpr std::string_view kPythonMath =
    " It belongs to `math`: write `import math` in the first line, and math.exp for exp.";
constexpr std::string_view kPythonWords = " Python writes True, False and None.";
constexpr std::string_view kScriptMath = " It belongs to `Math`: write Math.exp for exp.";
constexpr std::string_view kScriptWords = " JavaScript writes true, false and null.";

constexpr std::array kPythonNames = {
    NameRow{"np", kNoArrays},
    NameRow{"numpy", kNoArrays},
    NameRow{"torch", kNoArrays},
    NameRow{"jnp", kNoArrays},
    NameRow{"math", " Write `import math` in the first line."},
    NameRow{"exp", kPythonMath},
    NameRow{"sqrt", kPythonMath},
    NameRow{"log", kPythonMath},
    NameRow{"inf", kPythonMath},
    NameRow{"true", kPythonWords},
    NameRow{"false", kPythonWords},
    NameRow{"null", kPythonWords},
    NameRow{"undefined", kPythonWords},
    NameRow{"Math", " Python writes math.exp, after `import math` in the first line."}};

constexpr std::array kScriptNames = {
    NameRow{"math", " JavaScript writes Math.exp, with a capital M."},
    NameRow{"exp", kScriptMath},
    NameRow{"sqrt", kScriptMath},
    NameRow{"max", kScriptMath},
    NameRow{"pow", kScriptMath},
    NameRow{"log", kScriptMath},
    NameRow{"True", kScriptWords},
    NameRow{"False", kScriptWords},
    NameRow{"None", kScriptWords},
    NameRow{"len", " JavaScript writes array.length for len(array)."},
    NameRow{"print", " JavaScript writes console.log for print."},
    NameRow{"require", " There are no modules here: Math is there without one."}};

template <std::size_t N>
std::string words_of(const std::array<NameRow, N>& rows, std::string_view name) {
  for (const NameRow& row : rows) {
    if (row.name == name) return std::string(row.words);
  }
  return {};
}

// The number behind "line "; 0 if there is none.
std::size_t line_in(std::string_view error) {
  const std::size_t at = error.find("line ");
  std::size_t line = 0;
  for (std::size_t i = at + 5; at != std::string_view::npos && i < error.size(); ++i) {
    if (std::isdigit(static_cast<unsigned char>(error[i])) == 0 || line > 100'000) break;
    line = 10 * line + static_cast<std::size_t>(error[i] - '0');
  }
  return line;
}

// A line of Python without its comment; one that is not there is empty.
std::string_view line_of(std::string_view source, std::size_t number) {
  for (; number > 1; --number) {
    const std::size_t end = source.find('\n');
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + 1);
  }
  std::string_view line = source.substr(0, source.find('\n'));
  line = line.substr(0, line.find('#'));
  return line.substr(0, line.find_last_not_of(" \t\r") + 1);
}

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

std::string_view first_word(std::string_view line) {
  line.remove_prefix(indentation(line));
  std::size_t end = 0;
  while (end < line.size() && is_of_name(line[end])) ++end;
  return line.substr(0, end);
}

bool ends_block_head(std::string_view line) { return !line.empty() && line.back() == ':'; }

bool begins_block(std::string_view word) {
  constexpr std::array kWords = {"def", "for", "if", "while", "else", "elif", "class", "try"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// MicroPython says no more of a fault of syntax than its line.
std::string syntax_hint(const StoppedCode& code) {
  const std::size_t number = line_in(code.error);
  const std::string_view line = line_of(code.source, number);
  std::size_t above = number;
  while (above > 1 && line_of(code.source, --above).empty()) {
  }
  const std::string_view head = above < number ? line_of(code.source, above) : std::string_view();
  const std::string_view word = first_word(line);
  if (has(line, "{") && line.back() == '{')
    return " Python has a colon for `{`, and its blocks are indented.";
  if (begins_block(word) && !ends_block_head(line))
    return " The line that begins with `" + std::string(word) + "` ends with a colon.";
  if (ends_block_head(head) && indentation(line) <= indentation(head))
    return " What belongs to a line that ends with a colon stands further to the right.";
  if (word == "print" && !has(line, "(")) return " Python 3 writes print(x), with brackets.";
  if (has(line, "++") || has(line, "--")) return " Python writes x += 1 for x++.";
  const auto count = [&](char one) {
    return std::count(code.source.begin(), code.source.end(), one);
  };
  if (count('(') > count(')') || count('[') > count(']') || count('{') > count('}'))
    return " A bracket that is opened is not closed.";
  return {};
}

std::string python_hint(const StoppedCode& code) {
  if (has(code.error, "SyntaxError: invalid syntax")) return syntax_hint(code);
  if (has(code.error, "no module named")) {
    return " This is MicroPython, whose `math` is there. numpy, torch and the like are not: work "
           "with lists.";
  }
  if (has(code.error, "IndentationError") && mixes_tabs(code.source))
    return " Some lines begin with tabs and others with blanks: use one of the two.";
  if (has(code.error, "math range error")) {
    return " exp gives more than the largest number there is, 1.8e308, for all above 709.8.";
  }
  return words_of(kPythonNames, undefined_name(code.error, code.language));
}

std::string script_hint(const StoppedCode& code) {
  const bool syntax = has(code.error, "SyntaxError");
  if (syntax && has_line(code.source, "export "))
    return " Leave `export` out: the function is called by its name.";
  if (syntax && has_line(code.source, "import "))
    return " There are no modules here: Math is there without one.";
  return words_of(kScriptNames, undefined_name(code.error, code.language));
}

std::string hint_of(const StoppedCode& code) {
  if (has(code.error, "no function named")) {
    const std::string other = other_spelling(code.source, code.function);
    return other.empty() ? "" : " It is spelt " + other + " in your code.";
  }
  return code.language == CodeLanguage::kPython ? python_hint(code) : script_hint(code);
}

}  // namespace

std::string stopped_code_hint(const StoppedCode& code) {
  const std::string hint = hint_of(code);
  const bool ended = code.error.empty() || has(".?!", code.error.substr(code.error.size() - 1));
  return hint.empty() || ended ? hint : "." + hint;
}

}  // namespace tmw
