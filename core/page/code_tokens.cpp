#include "core/page/code_tokens.h"

#include <algorithm>
#include <span>

#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr std::string_view kJavaScriptWords[] = {
    "async",   "await",    "break",  "case",   "catch",  "class",      "const", "continue",
    "default", "delete",   "do",     "else",   "export", "extends",    "false", "finally",
    "for",     "function", "if",     "import", "in",     "instanceof", "let",   "new",
    "null",    "of",       "return", "static", "super",  "switch",     "this",  "throw",
    "true",    "try",      "typeof", "var",    "void",   "while",      "yield"};

constexpr std::string_view kPythonWords[] = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || is_digit(c) ||
         (static_cast<unsigned char>(c) & 0x80U) != 0;
}

class Reader {
 public:
  Reader(std::string_view source, bool python) : source_(source), python_(python) {}

  std::vector<CodeToken> read() {
    while (at_ < source_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const char c = source_[at_];
    if (starts(python_ ? "#" : "//")) return take(CodeTokenKind::kComment, line_end());
    if (!python_ && starts("/*")) return take(CodeTokenKind::kComment, after("*/"));
    if (c == '"' || c == '\'' || (c == '`' && !python_))
      return take(CodeTokenKind::kString, text());
    if (is_digit(c) || (c == '.' && at_ + 1 < source_.size() && is_digit(source_[at_ + 1])))
      return take(CodeTokenKind::kNumber, number());
    if (is_word(c)) return word();
    ++at_;
  }

  void word() {
    std::size_t end = at_;
    while (end < source_.size() && is_word(source_[end])) ++end;
    const std::string_view name = source_.substr(at_, end - at_);
    const std::span<const std::string_view> words =
        python_ ? std::span<const std::string_view>(kPythonWords)
                : std::span<const std::string_view>(kJavaScriptWords);
    const bool member = at_ > 0 && source_[at_ - 1] == '.';
    if (!member && std::find(words.begin(), words.end(), name) != words.end())
      return take(CodeTokenKind::kKeyword, end);
    at_ = end;
  }

  // 12, 1.5, .5, 1e-9, 0xff.
  [[nodiscard]] std::size_t number() const {
    std::size_t end = at_;
    while (end < source_.size() && (is_word(source_[end]) || source_[end] == '.' || is_sign(end)))
      ++end;
    return end;
  }
  [[nodiscard]] bool is_sign(std::size_t at) const {
    const bool sign = source_[at] == '+' || source_[at] == '-';
    return sign && at > at_ && (source_[at - 1] == 'e' || source_[at - 1] == 'E');
  }

  [[nodiscard]] std::size_t text() const {
    const char quote = source_[at_];
    std::size_t end = at_ + 1;
    while (end < source_.size() && source_[end] != quote && (quote == '`' || source_[end] != '\n'))
      end += source_[end] == '\\' ? 2 : 1;
    return std::min(end + 1, source_.size());
  }

  [[nodiscard]] bool starts(std::string_view what) const {
    return source_.substr(at_, what.size()) == what;
  }
  [[nodiscard]] std::size_t line_end() const {
    return std::min(source_.find('\n', at_), source_.size());
  }
  [[nodiscard]] std::size_t after(std::string_view what) const {
    const std::size_t found = source_.find(what, at_ + 2);
    return found == std::string_view::npos ? source_.size() : found + what.size();
  }

  void take(CodeTokenKind kind, std::size_t end) {
    tokens_.push_back({at_, end, kind});
    at_ = end;
  }

  std::string_view source_;
  bool python_;
  std::size_t at_ = 0;
  std::vector<CodeToken> tokens_;
};

}  // namespace

const char* css_class(CodeTokenKind kind) {
  switch (kind) {
    case CodeTokenKind::kKeyword:
      return "code-keyword";
    case CodeTokenKind::kNumber:
      return "code-number";
    case CodeTokenKind::kString:
      return "code-string";
    case CodeTokenKind::kComment:
      return "code-comment";
  }
  return "";
}

std::vector<CodeToken> code_tokens(std::string_view source, std::string_view language) {
  if (language != "javascript" && language != "python") return {};
  return Reader(source, language == "python").read();
}

}  // namespace tmw
