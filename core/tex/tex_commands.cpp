// The commands of the TeX subset: everything that begins with a backslash.
#include "core/tex/tex_parser.h"

namespace tmw::tex {
namespace {

struct SizedDelimiter {
  std::string_view name;
  int level;
  AtomClass atom;
};

constexpr SizedDelimiter kSizedDelimiters[] = {
    {"big", 1, AtomClass::kOrd},  {"bigl", 1, AtomClass::kOpen},  {"bigr", 1, AtomClass::kClose},
    {"Big", 2, AtomClass::kOrd},  {"Bigl", 2, AtomClass::kOpen},  {"Bigr", 2, AtomClass::kClose},
    {"bigg", 3, AtomClass::kOrd}, {"biggl", 3, AtomClass::kOpen}, {"biggr", 3, AtomClass::kClose},
};

const SizedDelimiter* sized_delimiter(std::string_view name) {
  for (const SizedDelimiter& entry : kSizedDelimiters) {
    if (entry.name == name) return &entry;
  }
  return nullptr;
}

}  // namespace

bool Parser::is_command(std::string_view name) const {
  return token_.kind == TokenKind::kCommand && token_.name == name;
}

int Parser::parse_command() {
  const Token token = token_;
  const std::string_view name = token.name;
  if (ends_row()) return fail(token.position, "Something is missing before this.");
  advance();
  if (const auto symbol = symbol_for_command(name)) return add_symbol(*symbol);
  if (const auto width = space_for_command(name)) {
    Node space;
    space.kind = NodeKind::kSpace;
    space.width = *width;
    return add(std::move(space));
  }
  if (const auto function = function_name(name)) {
    Node word;
    word.kind = NodeKind::kWord;
    word.atom = AtomClass::kOp;
    word.text = function->words;
    word.limits = function->limits;
    return add(std::move(word));
  }
  if (const char32_t accent = accent_for_command(name)) {
    return parse_one_child(NodeKind::kAccent, accent, false);
  }
  if (sized_delimiter(name) != nullptr) return parse_big_delimiter(name);
  return parse_structure(name, token.position);
}

int Parser::parse_structure(std::string_view name, std::size_t position) {
  if (name == "frac" || name == "dfrac" || name == "tfrac" || name == "binom") {
    return parse_fraction(name);
  }
  if (name == "sqrt") return parse_radical();
  if (name == "left") return parse_fenced(position);
  if (name == "overline") return parse_one_child(NodeKind::kLine, 0, false);
  if (name == "underline") return parse_one_child(NodeKind::kLine, 0, true);
  if (name == "overbrace") return parse_one_child(NodeKind::kBrace, 0, false);
  if (name == "underbrace") return parse_one_child(NodeKind::kBrace, 0, true);
  if (name == "overset" || name == "underset") return parse_stacked(name);
  if (name == "text" || name == "textrm") {
    return parse_words(Alphabet::kRoman);
  }
  if (name == "textbf") return parse_words(Alphabet::kBold);
  if (name == "mathrm") return parse_alphabet(Alphabet::kRoman, true);
  if (name == "mathbf") return parse_alphabet(Alphabet::kBold, true);
  if (name == "mathit") return parse_alphabet(Alphabet::kItalic, false);
  if (name == "mathbb") return parse_alphabet(Alphabet::kDouble, false);
  if (name == "operatorname") return parse_operator_name();
  if (name == "begin") return parse_environment(position);
  if (name == "live") return parse_live();
  if (name == "displaystyle") return parse_style(Style::kDisplay);
  if (name == "textstyle") return parse_style(Style::kText);
  return fail(position, "\\" + std::string(name) + " is not one of the commands of docs/math.md.");
}

int Parser::parse_fraction(std::string_view name) {
  Node node;
  node.kind = NodeKind::kFraction;
  node.forced_style = name == "dfrac" || name == "tfrac";
  node.style = name == "tfrac" ? Style::kText : Style::kDisplay;
  if (name == "binom") {
    node.ruled = false;
    node.open = U'(';
    node.close = U')';
  }
  const int numerator = parse_argument();
  const int denominator = failed() ? kNoNode : parse_argument();
  if (failed()) return kNoNode;
  node.children = {numerator, denominator};
  return add(std::move(node));
}

// \live{given}{number}{widest}: written around a number that is put in, never by an author.
int Parser::parse_live() {
  Node node;
  node.kind = NodeKind::kLive;
  node.text = raw_group();
  const int number = failed() ? kNoNode : parse_argument();
  const int widest = failed() ? kNoNode : parse_argument();
  if (failed()) return kNoNode;
  node.children = {number, widest};
  return add(std::move(node));
}

int Parser::parse_radical() {
  int index = kNoNode;
  if (token_.kind == TokenKind::kCharacter && token_.code == U'[') {
    const std::size_t position = token_.position;
    advance();
    const bool in_bracket = in_bracket_;
    in_bracket_ = true;
    index = parse_row();
    in_bracket_ = in_bracket;
    if (failed()) return kNoNode;
    if (token_.kind != TokenKind::kCharacter || token_.code != U']') {
      return fail(position, "The bracket opened here is not closed.");
    }
    advance();
  }
  const int radicand = parse_argument();
  if (failed()) return kNoNode;
  Node node;
  node.kind = NodeKind::kRadical;
  node.children = {radicand, index};
  return add(std::move(node));
}

// The delimiter after \left, \right, \big; '.' is none.
char32_t Parser::parse_delimiter() {
  const Token token = token_;
  std::string spelling(token.name);
  if (token.kind == TokenKind::kCharacter) append_utf8(spelling, token.code);
  const bool none = token.kind == TokenKind::kCharacter && token.code == U'.';
  char32_t code = 0;
  if (token.kind == TokenKind::kCharacter && token.code == U'|') {
    code = U'|';
  } else if (!none && token.kind != TokenKind::kEnd) {
    code = delimiter_for(spelling);
    if (code == 0 && token.kind == TokenKind::kCharacter && token.code >= 0x80) code = token.code;
  }
  if (code == 0 && !none) {
    fail(token.position, "A delimiter is missing here, such as ( or [ or \\{ or a full stop.");
    return 0;
  }
  advance();
  return code;
}

int Parser::parse_fenced(std::size_t position) {
  const char32_t open = parse_delimiter();
  if (failed()) return kNoNode;
  const bool in_bracket = in_bracket_;
  in_bracket_ = false;
  const int inside = parse_row();
  in_bracket_ = in_bracket;
  if (failed()) return kNoNode;
  if (!is_command("right")) return fail(position, "This \\left has no \\right.");
  advance();
  const char32_t close = parse_delimiter();
  return failed() ? kNoNode : fence(inside, open, close);
}

int Parser::fence(int inside, char32_t open, char32_t close) {
  Node node;
  node.kind = NodeKind::kFenced;
  node.atom = AtomClass::kInner;
  node.open = open;
  node.close = close;
  node.children = {inside};
  return add(std::move(node));
}

int Parser::parse_big_delimiter(std::string_view name) {
  const SizedDelimiter& size = *sized_delimiter(name);
  Node node;
  node.kind = NodeKind::kDelimiter;
  node.level = size.level;
  node.atom = size.atom;
  node.code = parse_delimiter();
  return failed() ? kNoNode : add(std::move(node));
}

// \overset{above}{base} and \underset{below}{base}.
int Parser::parse_stacked(std::string_view name) {
  const int other = parse_argument();
  const int base = failed() ? kNoNode : parse_argument();
  if (failed()) return kNoNode;
  Node node;
  node.kind = NodeKind::kOver;
  node.children = name == "overset" ? std::vector<int>{base, other, kNoNode}
                                    : std::vector<int>{base, kNoNode, other};
  return add(std::move(node));
}

int Parser::parse_one_child(NodeKind kind, char32_t accent, bool below) {
  const int child = parse_argument();
  if (failed()) return kNoNode;
  Node node;
  node.kind = kind;
  node.code = accent;
  node.below = below;
  node.children = {child};
  if (kind == NodeKind::kRadical) node.children.push_back(kNoNode);
  if (kind == NodeKind::kBrace) node.limits = node.always_limits = true;
  return add(std::move(node));
}

// \mathrm{...}: letters in another alphabet. Letters and digits alone become one word.
int Parser::parse_alphabet(Alphabet alphabet, bool as_word) {
  const Alphabet outer = alphabet_;
  const bool chosen = chosen_;
  alphabet_ = alphabet;
  chosen_ = true;
  const int child = parse_argument();
  alphabet_ = outer;
  chosen_ = chosen;
  if (failed() || !as_word || at(child).kind != NodeKind::kRow) return child;
  std::string text;
  for (const int index : at(child).children) {
    const Node& letter = at(index);
    if (letter.kind == NodeKind::kNumber) {
      text += letter.text;
      continue;
    }
    const bool plain = letter.kind == NodeKind::kSymbol && letter.atom == AtomClass::kOrd &&
                       letter.alphabet == alphabet && letter.code < 0x80;
    if (!plain) return child;
    append_utf8(text, letter.code);
  }
  if (at(child).children.size() < 2) return child;
  Node word;
  word.kind = NodeKind::kWord;
  word.alphabet = alphabet;
  word.text = std::move(text);
  return add(std::move(word));
}

// The bytes between braces, with \% and its like unescaped; the current token is the opening brace.
std::string Parser::raw_group() {
  const std::size_t position = token_.position;
  if (token_.kind != TokenKind::kGroupOpen) {
    fail(position, "Words in braces are missing here.");
    return {};
  }
  std::string text;
  int open_braces = 1;
  std::size_t i = token_.end;
  for (; i < source_.size(); ++i) {
    const char c = source_[i];
    if (c == '\\' && i + 1 < source_.size()) {
      const char next = source_[++i];
      if ((next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z')) {
        fail(i - 1, "Commands are not read inside \\text.");
        return {};
      }
      text.push_back(next);
      continue;
    }
    if (c == '{') ++open_braces;
    if (c == '}' && --open_braces == 0) break;
    if (c != '{' && c != '}') text.push_back(c == '~' || c == '\n' || c == '\t' ? ' ' : c);
  }
  if (i >= source_.size()) {
    fail(position, "The brace opened here is not closed.");
    return {};
  }
  token_.end = i + 1;
  advance();
  return text;
}

int Parser::parse_words(Alphabet alphabet) {
  Node word;
  word.kind = NodeKind::kWord;
  word.alphabet = alphabet;
  word.is_text = true;
  word.text = raw_group();
  return failed() ? kNoNode : add(std::move(word));
}

int Parser::parse_operator_name() {
  Node word;
  word.kind = NodeKind::kWord;
  word.atom = AtomClass::kOp;
  if (token_.kind == TokenKind::kCharacter && token_.code == U'*') {
    word.limits = true;
    advance();
  }
  word.text = raw_group();
  return failed() ? kNoNode : add(std::move(word));
}

// \limits and \nolimits after an operator.
bool Parser::parse_limits_command(std::string_view name, int base) {
  if (base == kNoNode || (name != "limits" && name != "nolimits")) return false;
  at(base).limits = at(base).always_limits = name == "limits";
  advance();
  return true;
}

// \displaystyle: rules the rest of its group.
int Parser::parse_style(Style style) {
  const int rest = parse_row();
  if (failed()) return kNoNode;
  Node node;
  node.kind = NodeKind::kStyled;
  node.style = style;
  node.children = {rest};
  return add(std::move(node));
}

}  // namespace tmw::tex
