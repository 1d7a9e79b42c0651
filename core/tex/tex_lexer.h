// Cuts TeX source into tokens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace tmw::tex {

enum class TokenKind : std::uint8_t {
  kEnd,
  kCharacter,    // `code`
  kCommand,      // `name` without the backslash; "\\" for a row's end
  kGroupOpen,    // {
  kGroupClose,   // }
  kSuperscript,  // ^
  kSubscript,    // _
  kCell,         // &
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  char32_t code = 0;
  std::string_view name;     // of a command; a slice of the source
  std::size_t position = 0;  // first byte
  std::size_t end = 0;       // one past the last byte
  bool blank = false;        // blanks stand before it
};

// The token at `position`, after blanks (they mean nothing in math).
[[nodiscard]] Token next_token(std::string_view source, std::size_t position);

}  // namespace tmw::tex
