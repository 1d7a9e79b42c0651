// The symbols of the TeX subset: what a command or a character stands for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/tex/tex_reader.h"

namespace tmw::tex {

struct Symbol {
  char32_t code = 0;
  AtomClass atom = AtomClass::kOrd;
  Alphabet alphabet = Alphabet::kRoman;
  bool big_operator = false;  // grows in display style
  bool limits = false;        // scripts over and under in display style
};

// The symbol of a command without its backslash ("alpha", "le", "%"), or nothing.
[[nodiscard]] std::optional<Symbol> symbol_for_command(std::string_view name);

// The symbol of a character typed as itself: letters, digits, ASCII operators, and the Unicode
// forms of the symbols above (×, ≤, Σ ...). Nothing for what has a meaning of its own in TeX or
// none here.
[[nodiscard]] std::optional<Symbol> symbol_for_character(char32_t character);

// A function name set upright ("log", "max"), and whether its scripts are limits; nothing for
// others.
struct FunctionName {
  std::string_view words;
  bool limits = false;
};
[[nodiscard]] std::optional<FunctionName> function_name(std::string_view name);

// The accent glyph of a command ("hat"), or 0.
[[nodiscard]] char32_t accent_for_command(std::string_view name);

// The delimiter of a command ("lfloor") or of one ASCII character ("("), or 0.
[[nodiscard]] char32_t delimiter_for(std::string_view name);

// The width in em of a spacing command ("," or "quad"), or nothing.
[[nodiscard]] std::optional<float> space_for_command(std::string_view name);

// The ordinary digit or sign that a superscript character such as ² stands for, or 0.
[[nodiscard]] char32_t raised_character(char32_t character);

// One character of a UTF-8 text and how many bytes it took; 0xFFFD for broken text, at least 1 byte
// unless `text` is empty.
struct Decoded {
  char32_t code = 0;
  std::size_t bytes = 0;
};
[[nodiscard]] Decoded decode_utf8(std::string_view text);

// Appends a character as UTF-8.
void append_utf8(std::string& text, char32_t code);

}  // namespace tmw::tex
