#include "core/formula/plain_latex.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "core/text/characters.h"

namespace tmw {
namespace {

struct Command {
  std::string_view name;
  std::string_view sign;
};

constexpr Command kSigns[] = {
    {"cdot", "*"},       {"ast", "*"},        {"times", "\u00d7"},  {"div", "\u00f7"},
    {"pi", "\u03c0"},    {"tau", "\u03c4"},   {"approx", "\u2248"}, {"sim", "~"},
    {"lceil", "\u2308"}, {"rceil", "\u2309"}, {"lfloor", "\u230a"}, {"rfloor", "\u230b"},
    {"sqrt", "\u221a"},  {"ln", "ln"},        {"log", "log"},       {"exp", "exp"},
    {"min", "min"},      {"max", "max"},      {"quad", " "},        {"qquad", " "},
    {"left", ""},        {"right", ""},       {"big", ""},          {"Big", ""}};

// Their braces hold words or an upright letter, not a part of the calculation.
constexpr std::string_view kUpright[] = {"text",   "textrm", "textbf",       "mathrm",
                                         "mathit", "mathbf", "operatorname", "mbox"};

bool ends_in_dollars(std::string_view text) {
  return text.size() > 2 && text.front() == '$' && text.back() == '$';
}

class LatexReader {
 public:
  explicit LatexReader(std::string_view latex) : latex_(latex) {}

  PreparedText run() {
    const std::string_view whole = trimmed(latex_);
    std::size_t end = latex_.size();
    if (ends_in_dollars(whole)) {
      at_ = static_cast<std::size_t>(whole.data() - latex_.data()) + 1;
      end = at_ + whole.size() - 2;
    }
    while (at_ < end) step();
    result_.positions.push_back(static_cast<std::uint32_t>(end));
    return std::move(result_);
  }

 private:
  // What ends a brace: a bracket, nothing, or the second brace of a fraction.
  enum class Group { kBracket, kUpright, kSubscript, kNumerator, kDenominator };

  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < latex_.size() ? latex_[at_ + ahead] : '\0';
  }

  void step() {
    const char c = peek();
    if (c == '\\') return command();
    if (c == '{') return open();
    if (c == '}') return close();
    if (c == '_' && peek(1) == '{') {
      append("_");
      next_ = Group::kSubscript;
    } else if (c == '[') {
      append("(");
    } else if (c == ']') {
      append(")");
    } else if (!in_subscript() || (c != ',' && c != ' ')) {
      append(latex_.substr(at_, 1));
    }
    ++at_;
  }

  void open() {
    if (latex_.substr(at_, 3) == "{,}") {  // a comma between digits, without the space behind it
      append(",");
      at_ += 3;
      return;
    }
    if (next_ == Group::kBracket) append("(");
    if (next_ == Group::kNumerator) append("((");
    groups_.push_back(next_);
    next_ = Group::kBracket;
    ++at_;
  }

  void close() {
    const Group group = groups_.empty() ? Group::kBracket : groups_.back();
    if (!groups_.empty()) groups_.pop_back();
    if (group == Group::kBracket) append(")");
    if (group == Group::kDenominator) append("))");
    if (group == Group::kNumerator) {
      append(")/(");
      next_ = Group::kDenominator;
    }
    ++at_;
  }

  void command() {
    std::size_t length = 1;
    while (is_letter(peek(length))) ++length;
    const std::string_view name = latex_.substr(at_ + 1, length - 1);
    const auto* const sign = std::find_if(std::begin(kSigns), std::end(kSigns),
                                          [&](const Command& known) { return known.name == name; });
    if (sign != std::end(kSigns)) {
      append(sign->sign);
    } else if (std::find(std::begin(kUpright), std::end(kUpright), name) != std::end(kUpright)) {
      next_ = Group::kUpright;
    } else if (name == "frac" || name == "dfrac" || name == "tfrac") {
      next_ = Group::kNumerator;
    } else if (name.empty()) {
      return spacing();
    } else {
      append(latex_.substr(at_, length));
    }
    at_ += length;
  }

  // "\," and "\ " are spaces; "\%", "\{" and "\}" the signs themselves.
  void spacing() {
    const char c = peek(1);
    if (c == '%' || c == '$')
      append(latex_.substr(at_ + 1, 1));
    else if (c == '{' || c == '}')
      append(c == '{' ? "(" : ")");
    else if (c == '\0' || std::string_view(",;:! \\").find(c) == std::string_view::npos)
      append("\\");
    else
      append(" ");
    at_ += c == '\0' ? 1 : 2;
  }

  [[nodiscard]] bool in_subscript() const {
    return std::find(groups_.begin(), groups_.end(), Group::kSubscript) != groups_.end();
  }

  void append(std::string_view text) {
    result_.text += text;
    result_.positions.insert(result_.positions.end(), text.size(), static_cast<std::uint32_t>(at_));
  }

  std::string_view latex_;
  std::size_t at_ = 0;
  Group next_ = Group::kBracket;
  std::vector<Group> groups_;
  PreparedText result_;
};

}  // namespace

bool has_latex(std::string_view text) {
  return text.find_first_of("\\{}[]") != std::string_view::npos || ends_in_dollars(trimmed(text));
}

PreparedText plain_latex(std::string_view latex) { return LatexReader(latex).run(); }

}  // namespace tmw
