#include "core/tex/readable.h"

namespace tmw {
namespace {

struct TexWord {
  std::string_view tex;
  std::string_view text;
};

// The words of TeX that prose uses; what is not known loses its backslash.
constexpr TexWord kTexWords[] = {
    {"times", "×"},      {"cdot", "·"},       {"text", ""},     {"mathrm", ""},  {"textbf", ""},
    {"left", ""},        {"right", ""},       {"sqrt", "√"},    {"sum", "∑"},    {"approx", "≈"},
    {"pi", "π"},         {"theta", "θ"},      {"sigma", "σ"},   {"mu", "μ"},     {"gamma", "γ"},
    {"beta", "β"},       {"varepsilon", "ε"}, {"epsilon", "ε"}, {"infty", "∞"},  {"in", "∈"},
    {"leq", "≤"},        {"le", "≤"},         {"geq", "≥"},     {"ge", "≥"},     {"neq", "≠"},
    {"lceil", "⌈"},      {"rceil", "⌉"},      {"lfloor", "⌊"},  {"rfloor", "⌋"}, {"ldots", "…"},
    {"dots", "…"},       {"cdots", "…"},      {"quad", " "},    {"qquad", " "},  {"top", "ᵀ"},
    {"operatorname", ""}};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Reads TeX into a line that a terminal, a search result or a voice can give.
class TexLine {
 public:
  explicit TexLine(std::string_view tex) : rest_(tex) {}

  std::string all() {
    std::string line;
    while (!rest_.empty()) line += next();
    return line;
  }

 private:
  char take() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }

  // One sign, word or group in braces.
  std::string next() {
    const char c = take();
    if (c == '\\') return command();
    if (c == '{') return group();
    if (c == '^' && !rest_.empty()) return "^" + bound(next());
    if (c == '~') return " ";
    return c == '&' || c == '}' ? "" : std::string(1, c);
  }

  std::string group() {
    std::string inside;
    while (!rest_.empty() && rest_.front() != '}') inside += next();
    if (!rest_.empty()) take();
    return inside;
  }

  std::string command() {
    if (rest_.empty()) return "";
    if (!is_letter(rest_.front())) {
      const char c = take();
      return c == '%' || c == '$' || c == '{' || c == '}' ? std::string(1, c) : c == '!' ? "" : " ";
    }
    std::string name;
    while (!rest_.empty() && is_letter(rest_.front())) name += take();
    if (name == "frac" || name == "dfrac" || name == "tfrac") {
      const std::string above = bound(argument());
      return above + "/" + bound(argument());
    }
    if (name == "sqrt") return "√" + bound(argument());
    for (const TexWord& word : kTexWords) {
      if (name == word.tex) return std::string(word.text);
    }
    return name;
  }

  std::string argument() {
    while (!rest_.empty() && rest_.front() == ' ') take();
    return rest_.empty() ? "" : next();
  }

  // In parentheses where it would else fall apart.
  static std::string bound(const std::string& part) {
    const bool whole = part.find_first_of(" +-*/,·×") == std::string::npos &&
                       (part.size() < 4 || part.find_first_of("^(") == std::string::npos);
    return whole ? part : "(" + part + ")";
  }

  std::string_view rest_;
};

}  // namespace

std::string readable_tex(std::string_view tex) { return TexLine(tex).all(); }

}  // namespace tmw
