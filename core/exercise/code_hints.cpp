#include "core/exercise/code_hints.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "core/exercise/code_scan.h"

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
  constexpr std::string_view kWebKit = "Can't find variable: ";
  if (const std::size_t at = error.find(kWebKit); at != std::string_view::npos) {
    error.remove_prefix(at + kWebKit.size());
    return error.substr(
        0, static_cast<std::size_t>(std::find_if_not(error.begin(), error.end(), is_of_name) -
                                    error.begin()));
  }
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

constexpr std::string_view kNoArrays = "numpy is not here: work with lists, and with “math”.";
constexpr std::string_view kPythonWords = "Python writes True, False and None.";
constexpr std::string_view kPythonImport = "Write “import math” in the first line.";
constexpr std::string_view kScriptWords = "JavaScript writes true, false and null.";
constexpr std::string_view kScriptSum =
    "JavaScript has no sum of its own: add up in a loop, or with reduce.";
constexpr std::string_view kScriptMost =
    "Arrays have none of their own: go through the numbers in a loop, or with reduce.";

constexpr std::array kPythonNames = {
    NameRow{"np", kNoArrays},
    NameRow{"numpy", kNoArrays},
    NameRow{"torch", kNoArrays},
    NameRow{"jnp", kNoArrays},
    NameRow{"math", kPythonImport},
    NameRow{"true", kPythonWords},
    NameRow{"false", kPythonWords},
    NameRow{"null", kPythonWords},
    NameRow{"undefined", kPythonWords},
    NameRow{"Infinity", "Python writes float(\"inf\"), or math.inf."},
    NameRow{"NaN", "Python writes float(\"nan\"), or math.nan."},
    NameRow{"console", "Python writes print for console.log."},
    NameRow{"Math", "Python writes math.exp, after “import math” in the first line."}};

constexpr std::array kScriptNames = {
    NameRow{"math", "JavaScript writes Math.exp, with a capital M."},
    NameRow{"True", kScriptWords},
    NameRow{"False", kScriptWords},
    NameRow{"None", kScriptWords},
    NameRow{"sum", kScriptSum},
    NameRow{"len", "JavaScript writes array.length for len(array)."},
    NameRow{"print", "JavaScript writes console.log for print."},
    NameRow{"range", "JavaScript counts with for (let i = 0; i < n; i += 1)."},
    NameRow{"require", "There are no modules here: Math is there without one."}};

// What belongs to math in Python, and to Math in JavaScript.
constexpr std::array<std::string_view, 14> kPythonMath = {"exp",  "sqrt",  "log",  "log2", "log10",
                                                          "inf",  "nan",   "pi",   "tanh", "erf",
                                                          "fsum", "floor", "ceil", "isnan"};
constexpr std::array<std::string_view, 14> kScriptMath = {"exp",  "sqrt", "max",   "min",  "pow",
                                                          "log",  "log2", "log10", "abs",  "floor",
                                                          "ceil", "tanh", "sign",  "round"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

template <std::size_t N>
std::string words_of(const std::array<NameRow, N>& rows, std::string_view name) {
  for (const NameRow& row : rows) {
    if (row.name == name) return std::string(row.words);
  }
  return {};
}

std::string python_name_hint(std::string_view name) {
  if (!holds(kPythonMath, name)) return words_of(kPythonNames, name);
  return "It belongs to “math”: write “import math” in the first line, and math." +
         std::string(name) + ".";
}

std::string script_name_hint(std::string_view name) {
  if (!holds(kScriptMath, name)) return words_of(kScriptNames, name);
  return "It belongs to “Math”: write Math." + std::string(name) + ".";
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
    return "Python has a colon for “{”, and its blocks are indented.";
  if (begins_block(word) && !ends_block_head(line))
    return "The line that begins with “" + std::string(word) + "” ends with a colon.";
  if (ends_block_head(head) && indentation(line) <= indentation(head))
    return "What belongs to a line that ends with a colon stands further to the right.";
  if (word == "print" && !has(line, "(")) return "Python 3 writes print(x), with brackets.";
  if (has(line, "++") || has(line, "--")) return "Python writes x += 1 for x++.";
  return lone_bracket_words(code.source, code.language);
}

constexpr std::string_view kEndlessRecursion =
    "A function calls itself again and again: is there a case in which it does not?";

// numpy's ways with arrays, tried on lists.
bool calculates_with_lists(std::string_view error) {
  return has(error, "'list' object has no attribute") ||
         (has(error, "unsupported type") && has(error, "'list'"));
}

std::string python_hint(const StoppedCode& code) {
  if (has(code.error, "SyntaxError: invalid syntax")) return syntax_hint(code);
  if (has(code.error, "no module named")) {
    return "This is MicroPython, whose “math” is there. numpy, torch and the like are not: work "
           "with lists.";
  }
  if (has(code.error, "IndentationError") && mixes_tabs(code.source))
    return "Some lines begin with tabs and others with blanks: use one of the two.";
  if (has(code.error, "math range error")) {
    return "exp gives more than the largest number there is, 1.8e308, for all above 709.8.";
  }
  if (has(code.error, "__xor__"))
    return "In Python, ^ is XOR of the bits and no power: write ** instead, as in d ** 2.";
  if (calculates_with_lists(code.error))
    return "A list is no numpy array: go through its numbers, as in [a / b for a in x].";
  if (has(code.error, "arg is an empty sequence"))
    return "max and min need at least one number: what is due where there is none?";
  if (has(code.error, "maximum recursion depth")) return std::string(kEndlessRecursion);
  return python_name_hint(undefined_name(code.error, code.language));
}

// Math.max(...x) and Math.max.apply(null, x).
bool spreads_into_a_call(std::string_view source) {
  return has(source, "(...") || has(source, ", ...") || has(source, ".apply(");
}

// What engines say of too many arguments, and of too many calls within calls.
std::string stack_hint(const StoppedCode& code) {
  const bool arguments = has(code.error, "too many arguments");
  if (!arguments && !has(code.error, "call stack") && !has(code.error, "too much recursion"))
    return {};
  if (!arguments && !spreads_into_a_call(code.source)) return std::string(kEndlessRecursion);
  return "So many numbers do not fit into one call, as Math.max(...x) makes of them: go through "
         "them in a loop, or with reduce.";
}

// for (const v in x)
bool loops_over_places(std::string_view source) {
  for (std::size_t at = source.find("for ("); at != std::string_view::npos;
       at = source.find("for (", at + 1)) {
    const std::string_view head = source.substr(at, source.find_first_of(");{", at) - at);
    if (has(head, " in ")) return true;
  }
  return false;
}

std::string script_hint(const StoppedCode& code) {
  const bool syntax = has(code.error, "SyntaxError");
  if (syntax && has_line(code.source, "export "))
    return "Leave “export” out: the function is called by its name.";
  if (syntax && has_line(code.source, "import "))
    return "There are no modules here: Math is there without one.";
  if (syntax && has_line(code.source, "function ") && !has(code.source, "{"))
    return "What a function does stands between “{” and “}”.";
  if (syntax) return lone_bracket_words(code.source, code.language);
  if (has(code.error, "educe of empty array"))
    return "Without a start, reduce needs at least one number: what is due where there is none?";
  if (has(code.error, "sum is not a function")) return std::string(kScriptSum);
  if (has(code.error, ".max is not a function") || has(code.error, ".min is not a function"))
    return std::string(kScriptMost);
  const std::string stack = stack_hint(code);
  if (!stack.empty()) return stack;
  const std::string name = script_name_hint(undefined_name(code.error, code.language));
  if (!name.empty()) return name;
  if (has(code.error, "Error: ")) return {};
  if (has(code.source, "Float32Array") || has(code.source, "fround("))
    return "Numbers of 32 bits, as in a Float32Array, have seven digits only: use an array.";
  if (loops_over_places(code.source))
    return "for (... in x) goes through the places of x, as texts; for (... of x) through its "
           "numbers.";
  const std::size_t comma = line_of_comma_return(code.source);
  if (comma == 0) return {};
  return "Line " + std::to_string(comma) +
         " returns only what stands behind its last comma: several values are an array, [a, b].";
}

std::string hint_of(const StoppedCode& code) {
  if (has(code.error, "no function named")) {
    const std::string other = other_spelling(code.source, code.function);
    return other.empty() ? "" : "It is spelt " + other + " in your code.";
  }
  std::string hint = code.language == CodeLanguage::kPython ? python_hint(code) : script_hint(code);
  if (!hint.empty()) return hint;
  const std::string_view undefined = undefined_name(code.error, code.language);
  const std::string other = undefined.empty() ? "" : other_spelling(code.source, undefined);
  if (!other.empty()) return "Elsewhere in your code it is " + other + ".";
  if (!has(code.error, "could not be run") || has(code.source, code.function)) return {};
  return "Your code has no function named " + std::string(code.function) + ".";
}

}  // namespace

std::string behind(std::string_view message, const std::string& sentence) {
  if (sentence.empty()) return {};
  const bool ended = message.empty() || has(".?!", message.substr(message.size() - 1));
  return (ended ? " " : ". ") + sentence;
}

std::string stopped_code_hint(const StoppedCode& code) { return behind(code.error, hint_of(code)); }

}  // namespace tmw
