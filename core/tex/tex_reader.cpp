#include "core/tex/tex_reader.h"

#include "core/tex/tex_parser.h"

namespace tmw::tex {

namespace {

bool is_digit(const Token& token) {
  return token.kind == TokenKind::kCharacter && token.code >= U'0' && token.code <= U'9';
}

}  // namespace

ReadResult read(std::string_view source) {
  if (source.size() > kMaxSourceBytes) {
    return {{}, {"The formula is too long.", kMaxSourceBytes}};
  }
  return Parser(source).parse();
}

ReadResult Parser::parse() {
  const int root = parse_row();
  if (!failed() && token_.kind == TokenKind::kGroupClose) {
    fail(token_.position, "This closing brace has no opening brace.");
  } else if (!failed() && token_.kind == TokenKind::kCell) {
    fail(token_.position,
         "Write \\& for the sign; & alone separates the cells of an aligned block.");
  } else if (!failed() && token_.kind != TokenKind::kEnd) {
    fail(token_.position, "\\" + std::string(token_.name) + " ends nothing here.");
  }
  if (failed()) return {{}, error_};
  tree_.root = root;
  return {std::move(tree_), {}};
}

bool Parser::ends_row() const {
  switch (token_.kind) {
    case TokenKind::kEnd:
    case TokenKind::kGroupClose:
    case TokenKind::kCell:
      return true;
    case TokenKind::kCommand:
      return is_command("\\") || is_command("right") || is_command("end");
    case TokenKind::kCharacter:
      return in_bracket_ && token_.code == U']';
    default:
      return false;
  }
}

int Parser::parse_row() {
  if (++depth_ > kMaxDepth) return fail(token_.position, "The formula is nested too deeply.");
  std::vector<int> children;
  while (!failed() && !ends_row()) {
    const bool blank = token_.blank;
    const int child = parse_atom_with_scripts();
    if (child == kNoNode) continue;
    at(child).blank_before = blank;
    children.push_back(child);
  }
  --depth_;
  const bool blank = token_.blank;
  const int row = add_row(std::move(children));
  if (row != kNoNode) at(row).blank_after = blank;
  return row;
}

int Parser::parse_atom_with_scripts() {
  int base = kNoNode;
  if (token_.kind == TokenKind::kSuperscript || token_.kind == TokenKind::kSubscript) {
    base = add_row({});  // a script on nothing
  } else {
    base = is_digit(token_) ? parse_number() : parse_nucleus();
  }
  return failed() ? kNoNode : parse_scripts(base);
}

// Superscripts, subscripts and primes after a base, each kind once.
int Parser::parse_scripts(int base) {
  int raised = kNoNode;
  int lowered = kNoNode;
  while (!failed()) {
    const std::size_t position = token_.position;
    if (token_.kind == TokenKind::kCommand && parse_limits_command(token_.name, base)) continue;
    if (token_.kind == TokenKind::kSubscript) {
      if (lowered != kNoNode) return fail(position, "Two subscripts on one symbol: add braces.");
      advance();
      lowered = parse_argument();
    } else if (token_.kind == TokenKind::kSuperscript) {
      if (raised != kNoNode) return fail(position, "Two superscripts on one symbol: add braces.");
      advance();
      raised = parse_argument();
    } else if (token_.kind == TokenKind::kCharacter && token_.code == U'\'') {
      if (raised != kNoNode) return fail(position, "A prime after a superscript: write it before.");
      raised = parse_primes();
    } else if (token_.kind == TokenKind::kCharacter && raised_character(token_.code) != 0) {
      if (raised != kNoNode) return fail(position, "Two superscripts on one symbol: add braces.");
      raised = parse_raised();
    } else {
      break;
    }
  }
  if (failed() || (raised == kNoNode && lowered == kNoNode)) return base;
  Node node;
  node.kind = NodeKind::kScripts;
  node.children = {base, raised, lowered};
  return add(std::move(node));
}

// One or more primes, and a superscript right after them.
int Parser::parse_primes() {
  std::vector<int> children;
  while (token_.kind == TokenKind::kCharacter && token_.code == U'\'') {
    children.push_back(add_symbol({U'′', AtomClass::kOrd, Alphabet::kRoman}));
    advance();
  }
  if (token_.kind == TokenKind::kSuperscript) {
    advance();
    children.push_back(parse_argument());
  }
  return failed() ? kNoNode : add_row(std::move(children));
}

// Superscript characters such as ² and ⁻¹.
int Parser::parse_raised() {
  std::vector<int> children;
  while (token_.kind == TokenKind::kCharacter && raised_character(token_.code) != 0) {
    const Symbol symbol = *symbol_for_character(raised_character(token_.code));
    const bool digit = symbol.code >= U'0' && symbol.code <= U'9';
    children.push_back(digit ? add_number(std::string(1, static_cast<char>(symbol.code)))
                             : add_symbol(symbol));
    advance();
  }
  return add_row(std::move(children));
}

// What a command or a script takes: a group or a single symbol.
int Parser::parse_argument() {
  const std::size_t position = token_.position;
  if (token_.kind == TokenKind::kGroupOpen) return parse_group();
  if (ends_row() || token_.kind == TokenKind::kSuperscript ||
      token_.kind == TokenKind::kSubscript) {
    return fail(position, "Something is missing here: a symbol or a group in braces.");
  }
  if (++depth_ > kMaxDepth) return fail(position, "The formula is nested too deeply.");
  const int child = parse_nucleus();
  --depth_;
  return child;
}

int Parser::parse_group() {
  const std::size_t position = token_.position;
  advance();
  const bool in_bracket = in_bracket_;
  in_bracket_ = false;
  const int row = parse_row();
  in_bracket_ = in_bracket;
  if (failed()) return kNoNode;
  if (token_.kind != TokenKind::kGroupClose) {
    return fail(position, "The brace opened here is not closed.");
  }
  advance();
  return row;
}

int Parser::parse_nucleus() {
  if (token_.kind == TokenKind::kGroupOpen) return parse_group();
  if (token_.kind == TokenKind::kCommand) return parse_command();
  return parse_character();
}

int Parser::parse_character() {
  const Token token = token_;
  if (token.code == U'~') {
    advance();
    Node space;
    space.kind = NodeKind::kSpace;
    space.width = *space_for_command(" ");
    return add(std::move(space));
  }
  if (token.code == U'√') {
    advance();
    return parse_one_child(NodeKind::kRadical, 0, false);
  }
  if (token.code == U'\'' || raised_character(token.code) != 0)
    return add_row({});  // scripts follow
  const std::optional<Symbol> symbol = symbol_for_character(token.code);
  if (!symbol) {
    const std::string sign(source_.substr(token.position, token.end - token.position));
    if (token.code == U'%' || token.code == U'$' || token.code == U'#') {
      return fail(token.position, "Write \\" + sign + " for the sign " + sign + ".");
    }
    return fail(token.position, "The sign " + sign + " is not known in formulas.");
  }
  advance();
  if (is_digit(token)) return add_number(std::string(1, static_cast<char>(token.code)));
  return add_symbol(*symbol);
}

// Digits that stand together, with full stops and {,} between them: one number, as 1{,}024 or 0.5.
int Parser::parse_number() {
  std::string digits;
  std::size_t end = token_.position;
  while (is_digit(token_) && token_.position == end) {
    digits.push_back(static_cast<char>(token_.code));
    end = token_.end;
    constexpr std::string_view kComma = "{,}";
    const bool comma = source_.substr(end, kComma.size()) == kComma;
    const bool stop = source_.substr(end, 1) == ".";
    const std::size_t after = end + (comma ? kComma.size() : 1);
    if ((comma || stop) && is_digit(next_token(source_, after)) &&
        next_token(source_, after).position == after) {
      digits.push_back(comma ? ',' : '.');
      end = after;
    }
    token_ = next_token(source_, end);
  }
  return add_number(std::move(digits));
}

int Parser::add_number(std::string digits) {
  Node node;
  node.kind = NodeKind::kNumber;
  node.alphabet = chosen_ && alphabet_ == Alphabet::kBold ? Alphabet::kBold : Alphabet::kRoman;
  node.text = std::move(digits);
  return add(std::move(node));
}

void Parser::advance() { token_ = next_token(source_, token_.end); }

int Parser::add(Node node) {
  if (tree_.nodes.size() >= kMaxNodes) return fail(token_.position, "The formula is too large.");
  tree_.nodes.push_back(std::move(node));
  return static_cast<int>(tree_.nodes.size()) - 1;
}

// Remembers the first error and runs to the end, so that every loop stops.
int Parser::fail(std::size_t position, std::string message) {
  if (!failed()) error_ = {std::move(message), position};
  token_ = {TokenKind::kEnd, 0, {}, source_.size(), source_.size()};
  return kNoNode;
}

int Parser::add_row(std::vector<int> children) {
  if (failed()) return kNoNode;
  Node row;
  row.kind = NodeKind::kRow;
  row.children = std::move(children);
  return add(std::move(row));
}

int Parser::add_symbol(const Symbol& symbol) {
  Node node;
  node.kind = NodeKind::kSymbol;
  node.code = symbol.code;
  node.atom = symbol.atom;
  node.alphabet = symbol.alphabet;
  node.big_operator = symbol.big_operator;
  node.limits = symbol.limits;
  if (symbol.alphabet == Alphabet::kItalic && symbol.code < 0x80)
    node.alphabet = alphabet_;  // Latin letters
  return add(std::move(node));
}

}  // namespace tmw::tex
