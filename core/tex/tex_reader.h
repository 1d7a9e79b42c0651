// The door of core/tex; mathml.h and readable.h write what it read; web/math sets it.
//
// Reads the TeX subset of docs/math.md into a tree. Its writers are the canvas
// (web/math/math_layout.h), the DOM (mathml.h) and a line of plain characters (readable.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tmw::tex {

// TeX's atom classes; they decide the space between two neighbours.
enum class AtomClass : std::uint8_t { kOrd, kOp, kBin, kRel, kOpen, kClose, kPunct, kInner };

// The alphabet a glyph is set in.
enum class Alphabet : std::uint8_t { kRoman, kItalic, kBold, kDouble, kScript };

enum class NodeKind : std::uint8_t {
  kSymbol,  // one glyph: `code`, `alphabet`, `atom`; `big_operator` for the sum sign and its like
  kNumber,  // `text`: digits with their separators; `alphabet`
  kWord,    // upright letters: `text`, `alphabet`; `atom` kOp for function names, kOrd for \mathrm,
            // \text
  kRow,     // `children` in reading order; a group in braces
  kScripts,    // children: base, superscript, subscript; kNoNode where absent
  kFraction,   // children: numerator, denominator; `ruled` false and delimiters for \binom
  kRadical,    // children: radicand, index (kNoNode where absent)
  kFenced,     // \left ... \right: children[0] is the inside; `open`, `close` (0: none)
  kDelimiter,  // \big( and so on: `code`, `level` 1 to 4
  kAccent,     // children[0] under the accent `code`
  kLine,       // children[0] under a rule (\overline), or over it when `below` is set
  kBrace,      // children[0] under a brace, or over it when `below` is set
  kGrid,       // rows and columns: `children` are cells row by row, `columns` in each
  kSpace,      // `width` in em
  kStyled,     // children[0] in the style `style`
  kLive,  // children: a number, and the widest that may stand there (an empty row: none); `text`:
          // the given that a reader changes by it, may be empty (live.h)
  kOver,  // children: base, what stands over it (kNoNode), what stands under it (kNoNode)
};

enum class GridKind : std::uint8_t { kMatrix, kAligned, kCases };
enum class Style : std::uint8_t { kDisplay, kText, kScript, kScriptScript };

inline constexpr int kNoNode = -1;

struct Node {
  NodeKind kind = NodeKind::kRow;
  AtomClass atom = AtomClass::kOrd;
  Alphabet alphabet = Alphabet::kRoman;
  GridKind grid = GridKind::kMatrix;
  Style style = Style::kDisplay;
  char32_t code = 0;
  char32_t open = 0;
  char32_t close = 0;
  bool big_operator = false;   // drawn larger in display style
  bool limits = false;         // scripts stand over and under in display style
  bool always_limits = false;  // ... and in every style (\limits)
  bool ruled = true;           // kFraction
  bool forced_style = false;   // kFraction: \dfrac, \tfrac use `style`
  bool below = false;          // kLine, kBrace
  bool is_text = false;        // kWord from \text: spaces count
  bool blank_before = false;   // in a row: the author left a blank before it (readable.h keeps it)
  bool blank_after = false;    // kRow: the author left a blank before its end
  int level = 0;               // kDelimiter
  int columns = 0;             // kGrid
  float width = 0.0F;          // kSpace, em
  std::string text;            // kWord, UTF-8
  std::vector<int> children;   // indices into Tree::nodes
};

struct Tree {
  std::vector<Node> nodes;
  int root = kNoNode;

  [[nodiscard]] const Node& at(int index) const { return nodes[static_cast<std::size_t>(index)]; }
};

// Why a formula cannot be read. An empty message: it could.
struct Error {
  std::string message;       // whole words, for the author
  std::size_t position = 0;  // byte offset in the source
};

struct ReadResult {
  Tree tree;  // empty after an error
  Error error;

  [[nodiscard]] bool ok() const { return error.message.empty(); }
};

// Longer sources, deeper nesting and more nodes are errors.
inline constexpr std::size_t kMaxSourceBytes = 8192;
inline constexpr int kMaxDepth = 64;
inline constexpr std::size_t kMaxNodes = 8192;

// The tree of a formula. Never fails otherwise than by `error`; an empty source is an empty row.
[[nodiscard]] ReadResult read(std::string_view source);

}  // namespace tmw::tex
