#include "core/tex/letters.h"

#include "core/tex/tex_reader.h"
#include "core/tex/tex_symbols.h"

namespace tmw {
namespace {

using tex::AtomClass;
using tex::kNoNode;
using tex::Node;
using tex::NodeKind;

void put(std::string& letters, char32_t code) {
  if (code != 0) tex::append_utf8(letters, code);
}

void put(std::string& letters, const std::string& text) {
  for (const char c : text) {
    if (c != ' ') letters += c;
  }
}

void put(std::string& letters, const tex::Tree& tree, int index) {
  if (index == kNoNode) return;
  const Node& node = tree.at(index);
  const auto child = [&](std::size_t at) { put(letters, tree, node.children[at]); };
  const auto all = [&] {
    for (const int one : node.children) put(letters, tree, one);
  };
  switch (node.kind) {
    case NodeKind::kSymbol: {
      const char32_t styled = node.atom == AtomClass::kOrd ? styled_letter(node) : 0;
      return put(letters, styled != 0 ? styled : node.code);
    }
    case NodeKind::kNumber:
    case NodeKind::kWord:
      return put(letters, node.text);
    case NodeKind::kDelimiter:
      return put(letters, node.code);
    case NodeKind::kScripts:
    case NodeKind::kOver:
      child(0);
      child(2);
      return child(1);
    case NodeKind::kFraction:
    case NodeKind::kFenced:
      put(letters, node.open);
      all();
      return put(letters, node.close);
    case NodeKind::kAccent:
      child(0);
      return put(letters, node.code == U'\u20D7' ? U'→' : node.code);
    case NodeKind::kLine:
      child(0);
      return put(letters, node.below ? U'_' : U'‾');
    case NodeKind::kBrace:
      child(0);
      return put(letters, node.below ? U'⏟' : U'⏞');
    case NodeKind::kRow:
    case NodeKind::kRadical:
    case NodeKind::kGrid:
    case NodeKind::kStyled:
      return all();
    case NodeKind::kLive:  // not the widest number, whose room it keeps
      return child(0);
    case NodeKind::kSpace:
      return;
  }
}

}  // namespace

char32_t styled_letter(const Node& node) {
  const bool capital = node.code >= U'A' && node.code <= U'Z';
  const bool small = node.code >= U'a' && node.code <= U'z';
  if (node.alphabet == tex::Alphabet::kBold && capital) return U'\U0001D400' + (node.code - U'A');
  if (node.alphabet == tex::Alphabet::kBold && small) return U'\U0001D41A' + (node.code - U'a');
  if (node.alphabet != tex::Alphabet::kDouble || !capital) return 0;
  constexpr std::u32string_view kLetters = U"CHNPQRZ";  // those with older code points
  constexpr std::u32string_view kDouble = U"ℂℍℕℙℚℝℤ";
  const std::size_t known = kLetters.find(node.code);
  if (known != std::u32string_view::npos) return kDouble[known];
  return U'\U0001D538' + (node.code - U'A');
}

std::string letters_of(std::string_view tex) {
  const tex::ReadResult read = tex::read(tex);
  std::string letters;
  if (read.ok()) put(letters, read.tree, read.tree.root);
  return letters;
}

}  // namespace tmw
