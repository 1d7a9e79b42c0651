#include "core/tex/tex_lexer.h"

#include "core/tex/tex_symbols.h"
#include "core/text/characters.h"

namespace tmw::tex {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
Token command_token(std::string_view source, std::size_t position) {
  std::size_t end = position + 1;
  while (end < source.size() && is_letter(source[end])) ++end;
  if (end == position + 1) end += decode_utf8(source.substr(end)).bytes;
  return {TokenKind::kCommand, 0, source.substr(position + 1, end - position - 1), position, end};
}

TokenKind kind_of(char32_t code) {
  switch (code) {
    case U'{':
      return TokenKind::kGroupOpen;
    case U'}':
      return TokenKind::kGroupClose;
    case U'^':
      return TokenKind::kSuperscript;
    case U'_':
      return TokenKind::kSubscript;
    case U'&':
      return TokenKind::kCell;
    default:
      return TokenKind::kCharacter;
  }
}

}  // namespace

Token next_token(std::string_view source, std::size_t position) {
  const std::size_t start = position;
  while (position < source.size() && is_blank(source[position])) ++position;
  Token token{TokenKind::kEnd, 0, {}, source.size(), source.size()};
  if (position < source.size() && source[position] == '\\') {
    token = command_token(source, position);
  } else if (position < source.size()) {
    const Decoded decoded = decode_utf8(source.substr(position));
    token = {kind_of(decoded.code), decoded.code, {}, position, position + decoded.bytes};
  }
  token.blank = position > start;
  return token;
}

}  // namespace tmw::tex
