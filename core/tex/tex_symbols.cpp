#include "core/tex/tex_symbols.h"

#include <array>
#include <cstddef>

namespace tmw::tex {
namespace {

struct NamedSymbol {
  std::string_view name;
  Symbol symbol;
};

constexpr Symbol ordinary(char32_t code) { return {code, AtomClass::kOrd, Alphabet::kRoman}; }
constexpr Symbol greek(char32_t code) { return {code, AtomClass::kOrd, Alphabet::kItalic}; }
constexpr Symbol binary(char32_t code) { return {code, AtomClass::kBin, Alphabet::kRoman}; }
constexpr Symbol relation(char32_t code) { return {code, AtomClass::kRel, Alphabet::kRoman}; }
constexpr Symbol opening(char32_t code) { return {code, AtomClass::kOpen, Alphabet::kRoman}; }
constexpr Symbol closing(char32_t code) { return {code, AtomClass::kClose, Alphabet::kRoman}; }
constexpr Symbol big(char32_t code, bool limits = true) {
  return {code, AtomClass::kOp, Alphabet::kRoman, true, limits};
}

constexpr NamedSymbol kSymbols[] = {
    {"alpha", greek(U'α')},
    {"beta", greek(U'β')},
    {"gamma", greek(U'γ')},
    {"delta", greek(U'δ')},
    {"epsilon", greek(U'ϵ')},
    {"varepsilon", greek(U'ε')},
    {"zeta", greek(U'ζ')},
    {"eta", greek(U'η')},
    {"theta", greek(U'θ')},
    {"vartheta", greek(U'ϑ')},
    {"iota", greek(U'ι')},
    {"kappa", greek(U'κ')},
    {"lambda", greek(U'λ')},
    {"mu", greek(U'μ')},
    {"nu", greek(U'ν')},
    {"xi", greek(U'ξ')},
    {"pi", greek(U'π')},
    {"rho", greek(U'ρ')},
    {"sigma", greek(U'σ')},
    {"tau", greek(U'τ')},
    {"upsilon", greek(U'υ')},
    {"phi", greek(U'ϕ')},
    {"varphi", greek(U'φ')},
    {"chi", greek(U'χ')},
    {"psi", greek(U'ψ')},
    {"omega", greek(U'ω')},
    {"Gamma", ordinary(U'Γ')},
    {"Delta", ordinary(U'Δ')},
    {"Theta", ordinary(U'Θ')},
    {"Lambda", ordinary(U'Λ')},
    {"Xi", ordinary(U'Ξ')},
    {"Pi", ordinary(U'Π')},
    {"Sigma", ordinary(U'Σ')},
    {"Upsilon", ordinary(U'Υ')},
    {"Phi", ordinary(U'Φ')},
    {"Psi", ordinary(U'Ψ')},
    {"Omega", ordinary(U'Ω')},
    {"infty", ordinary(U'∞')},
    {"partial", greek(U'∂')},
    {"nabla", ordinary(U'∇')},
    {"ell", ordinary(U'ℓ')},
    {"top", ordinary(U'⊤')},
    {"bot", ordinary(U'⊥')},
    {"forall", ordinary(U'∀')},
    {"exists", ordinary(U'∃')},
    {"emptyset", ordinary(U'∅')},
    {"prime", ordinary(U'′')},
    {"%", ordinary(U'%')},
    {"$", ordinary(U'$')},
    {"#", ordinary(U'#')},
    {"&", ordinary(U'&')},
    {"_", ordinary(U'_')},
    {"|", ordinary(U'∥')},
    {"vert", ordinary(U'|')},
    {"Vert", ordinary(U'∥')},
    {"cdot", binary(U'⋅')},
    {"times", binary(U'×')},
    {"div", binary(U'÷')},
    {"pm", binary(U'±')},
    {"mp", binary(U'∓')},
    {"ast", binary(U'∗')},
    {"circ", binary(U'∘')},
    {"odot", binary(U'⊙')},
    {"oplus", binary(U'⊕')},
    {"otimes", binary(U'⊗')},
    {"cup", binary(U'∪')},
    {"cap", binary(U'∩')},
    {"setminus", binary(U'∖')},
    {"approx", relation(U'≈')},
    {"le", relation(U'≤')},
    {"leq", relation(U'≤')},
    {"ge", relation(U'≥')},
    {"geq", relation(U'≥')},
    {"lt", relation(U'<')},
    {"gt", relation(U'>')},
    {"ne", relation(U'≠')},
    {"neq", relation(U'≠')},
    {"equiv", relation(U'≡')},
    {"sim", relation(U'∼')},
    {"simeq", relation(U'≃')},
    {"cong", relation(U'≅')},
    {"propto", relation(U'∝')},
    {"ll", relation(U'≪')},
    {"gg", relation(U'≫')},
    {"in", relation(U'∈')},
    {"notin", relation(U'∉')},
    {"subset", relation(U'⊂')},
    {"subseteq", relation(U'⊆')},
    {"mid", relation(U'∣')},
    {"parallel", relation(U'∥')},
    {"to", relation(U'→')},
    {"rightarrow", relation(U'→')},
    {"leftarrow", relation(U'←')},
    {"gets", relation(U'←')},
    {"leftrightarrow", relation(U'↔')},
    {"mapsto", relation(U'↦')},
    {"Rightarrow", relation(U'⇒')},
    {"Leftarrow", relation(U'⇐')},
    {"Leftrightarrow", relation(U'⇔')},
    {"sum", big(U'∑')},
    {"prod", big(U'∏')},
    {"int", big(U'∫', false)},
    {"ldots", {U'…', AtomClass::kInner, Alphabet::kRoman}},
    {"dots", {U'…', AtomClass::kInner, Alphabet::kRoman}},
    {"cdots", {U'⋯', AtomClass::kInner, Alphabet::kRoman}},
    {"vdots", ordinary(U'⋮')},
    {"ddots", {U'⋱', AtomClass::kInner, Alphabet::kRoman}},
    {"colon", {U':', AtomClass::kPunct, Alphabet::kRoman}},
    {"{", opening(U'{')},
    {"}", closing(U'}')},
    {"lbrace", opening(U'{')},
    {"rbrace", closing(U'}')},
    {"lfloor", opening(U'⌊')},
    {"rfloor", closing(U'⌋')},
    {"lceil", opening(U'⌈')},
    {"rceil", closing(U'⌉')},
    {"langle", opening(U'⟨')},
    {"rangle", closing(U'⟩')},
    {"lvert", opening(U'|')},
    {"rvert", closing(U'|')},
    {"lVert", opening(U'∥')},
    {"rVert", closing(U'∥')},
};

// Characters whose meaning differs from their code point or has no command.
std::optional<Symbol> ascii_symbol(char32_t character) {
  switch (character) {
    case U'+':
      return binary(U'+');
    case U'-':
      return binary(U'−');
    case U'*':
      return binary(U'∗');
    case U'=':
    case U'<':
    case U'>':
    case U':':
      return relation(character);
    case U'(':
    case U'[':
      return opening(character);
    case U')':
    case U']':
    case U'!':
    case U'?':
      return closing(character);
    case U',':
    case U';':
      return Symbol{character, AtomClass::kPunct, Alphabet::kRoman};
    case U'/':
    case U'|':
    case U'.':
    case U'@':
      return ordinary(character);
    default:
      return std::nullopt;
  }
}

// Unicode forms that people type for a symbol of another code point.
char32_t same_symbol(char32_t character) {
  switch (character) {
    case U'·':
      return U'⋅';
    case U'µ':
      return U'μ';
    case U'∥':
    case U'‖':
      return U'∥';
    case U'’':
      return U'′';
    default:
      return character;
  }
}

constexpr FunctionName kFunctions[] = {
    {"log", false}, {"ln", false},  {"lg", false},   {"exp", false},  {"sin", false},
    {"cos", false}, {"tan", false}, {"tanh", false}, {"sinh", false}, {"cosh", false},
    {"max", true},  {"min", true},  {"sup", true},   {"inf", true},   {"lim", true},
    {"arg", false}, {"dim", false}, {"det", true},   {"gcd", true},   {"Pr", true},
};

struct NamedCode {
  std::string_view name;
  char32_t code;
};

constexpr NamedCode kAccents[] = {
    {"hat", U'ˆ'},      {"tilde", U'˜'}, {"bar", U'ˉ'},
    {"vec", U'\u20D7'}, {"dot", U'˙'},   {"ddot", U'¨'},
};

constexpr NamedCode kDelimiters[] = {
    {"(", U'('},      {")", U')'},      {"[", U'['},      {"]", U']'},     {"{", U'{'},
    {"}", U'}'},      {"lbrace", U'{'}, {"rbrace", U'}'}, {"|", U'∥'},     {"vert", U'|'},
    {"lvert", U'|'},  {"rvert", U'|'},  {"Vert", U'∥'},   {"lVert", U'∥'}, {"rVert", U'∥'},
    {"lfloor", U'⌊'}, {"rfloor", U'⌋'}, {"lceil", U'⌈'},  {"rceil", U'⌉'}, {"langle", U'⟨'},
    {"rangle", U'⟩'}, {"/", U'/'},
};

struct NamedWidth {
  std::string_view name;
  float width;
};

constexpr float kMu = 1.0F / 18.0F;  // TeX's math unit in em
constexpr NamedWidth kSpaces[] = {
    {",", 3 * kMu}, {":", 4 * kMu},  {">", 4 * kMu}, {";", 5 * kMu},    {"!", -3 * kMu},
    {"quad", 1.0F}, {"qquad", 2.0F}, {" ", 0.25F},   {"enspace", 0.5F},
};

constexpr std::u32string_view kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ";
constexpr std::u32string_view kOrdinary = U"0123456789+-n";

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

}  // namespace

std::optional<Symbol> symbol_for_command(std::string_view name) {
  for (const NamedSymbol& entry : kSymbols) {
    if (entry.name == name) return entry.symbol;
  }
  return std::nullopt;
}

std::optional<Symbol> symbol_for_character(char32_t character) {
  if (is_letter(character)) return Symbol{character, AtomClass::kOrd, Alphabet::kItalic};
  if (character >= U'0' && character <= U'9') return ordinary(character);
  if (character < 0x80) return ascii_symbol(character);
  const char32_t wanted = same_symbol(character);
  if (wanted == U'−') return binary(wanted);
  for (const NamedSymbol& entry : kSymbols) {
    if (entry.symbol.code == wanted) return entry.symbol;
  }
  return std::nullopt;
}

std::optional<FunctionName> function_name(std::string_view name) {
  for (const FunctionName& entry : kFunctions) {
    if (entry.words == name) return entry;
  }
  return std::nullopt;
}

char32_t accent_for_command(std::string_view name) {
  for (const NamedCode& entry : kAccents) {
    if (entry.name == name) return entry.code;
  }
  return 0;
}

char32_t delimiter_for(std::string_view name) {
  for (const NamedCode& entry : kDelimiters) {
    if (entry.name == name) return entry.code;
  }
  return 0;
}

std::optional<float> space_for_command(std::string_view name) {
  for (const NamedWidth& entry : kSpaces) {
    if (entry.name == name) return entry.width;
  }
  return std::nullopt;
}

char32_t raised_character(char32_t character) {
  const std::size_t at = kRaised.find(character);
  return at == std::u32string_view::npos ? 0 : kOrdinary[at];
}

Decoded decode_utf8(std::string_view text) {
  if (text.empty()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return {0xFFFD, 1};
  char32_t code = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {0xFFFD, 1};
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  return {code, length};
}

void append_utf8(std::string& text, char32_t code) {
  const auto push = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  if (code < 0x80) {
    push(code);
  } else if (code < 0x800) {
    push(0xC0 | (code >> 6U));
    push(0x80 | (code & 0x3FU));
  } else if (code < 0x10000) {
    push(0xE0 | (code >> 12U));
    push(0x80 | ((code >> 6U) & 0x3FU));
    push(0x80 | (code & 0x3FU));
  } else {
    push(0xF0 | (code >> 18U));
    push(0x80 | ((code >> 12U) & 0x3FU));
    push(0x80 | ((code >> 6U) & 0x3FU));
    push(0x80 | (code & 0x3FU));
  }
}

}  // namespace tmw::tex
