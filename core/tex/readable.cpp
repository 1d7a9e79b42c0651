#include "core/tex/readable.h"

#include "core/tex/tex_reader.h"
#include "core/tex/tex_symbols.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

using tex::kNoNode;
using tex::Node;
using tex::NodeKind;

// The character that people type or read for one of mathematics' own.
char32_t plain_character(char32_t code) {
  switch (code) {
    case U'−':
      return U'-';
    case U'∗':
      return U'*';
    case U'⋅':
      return U'·';
    case U'⊤':
      return U'ᵀ';
    case U'ϵ':
      return U'ε';
    case U'⋯':
      return U'…';
    case U'′':
      return U'\'';
    default:
      return code;
  }
}

// Empty for 0, which is no delimiter.
std::string sign(char32_t code) {
  std::string text;
  if (code != 0) tex::append_utf8(text, plain_character(code));
  return text;
}

// In parentheses where it would else fall apart.
std::string bound(const std::string& part) {
  const bool whole = part.find_first_of(" +-*/,·×") == std::string::npos &&
                     (part.size() < 4 || part.find_first_of("^(") == std::string::npos);
  return whole ? part : "(" + part + ")";
}

class LineWriter {
 public:
  explicit LineWriter(const tex::Tree& tree) : tree_(tree) {}

  [[nodiscard]] std::string line(int index) const;

 private:
  [[nodiscard]] std::string row(const Node& node) const;
  [[nodiscard]] std::string scripts(const Node& node) const;
  [[nodiscard]] std::string fraction(const Node& node) const;
  [[nodiscard]] std::string grid(const Node& node) const;
  [[nodiscard]] bool is_primes(int index) const;

  const tex::Tree& tree_;
};

std::string LineWriter::line(int index) const {
  if (index == kNoNode) return {};
  const Node& node = tree_.at(index);
  switch (node.kind) {
    case NodeKind::kSymbol:
    case NodeKind::kDelimiter:
      return sign(node.code);
    case NodeKind::kNumber:
    case NodeKind::kWord:
      return node.text;
    case NodeKind::kRow:
      return row(node);
    case NodeKind::kScripts:
    case NodeKind::kOver:
      return scripts(node);
    case NodeKind::kFraction:
      return fraction(node);
    case NodeKind::kRadical:
      return line(node.children[1]) + "√" + bound(line(node.children[0]));
    case NodeKind::kFenced:
      return sign(node.open) + line(node.children[0]) + sign(node.close);
    case NodeKind::kAccent:
      return line(node.children[0]) + sign(node.code);
    case NodeKind::kLine:
    case NodeKind::kLive:
    case NodeKind::kBrace:
    case NodeKind::kStyled:
      return line(node.children[0]);
    case NodeKind::kGrid:
      return grid(node);
    case NodeKind::kSpace:
      return node.width > 0.0F ? " " : "";
  }
  return {};
}

std::string LineWriter::row(const Node& node) const {
  std::string result;
  for (const int index : node.children) {
    if (tree_.at(index).blank_before) result += ' ';
    result += line(index);
  }
  return node.blank_after ? result + ' ' : result;
}

bool LineWriter::is_primes(int index) const {
  const Node& node = tree_.at(index);
  return node.kind == NodeKind::kRow && !node.children.empty() &&
         tree_.at(node.children.front()).code == U'′';
}

// A base with what is raised and lowered, or stands over and under it; words under a brace explain
// it.
std::string LineWriter::scripts(const Node& node) const {
  const int raised = node.children[1];
  const int lowered = node.children[2];
  std::string result = line(node.children[0]);
  if (node.children[0] != kNoNode && tree_.at(node.children[0]).kind == NodeKind::kBrace) {
    return result + " (" + line(raised) + line(lowered) + ")";
  }
  if (lowered != kNoNode) result += "_" + line(lowered);
  if (raised == kNoNode) return result;
  return result + (is_primes(raised) ? line(raised) : "^" + bound(line(raised)));
}

std::string LineWriter::fraction(const Node& node) const {
  const std::string above = line(node.children[0]);
  const std::string below = line(node.children[1]);
  return node.ruled ? bound(above) + "/" + bound(below) : "binom(" + above + ", " + below + ")";
}

// Row by row: "1, 0; 0, 1". The cells of an aligned block read on, as its lines do.
std::string LineWriter::grid(const Node& node) const {
  const char* between = node.grid == tex::GridKind::kAligned ? " " : ", ";
  std::string result;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const bool starts_row = i % static_cast<std::size_t>(node.columns) == 0;
    if (i > 0) result += starts_row ? "; " : between;
    result += trimmed(line(node.children[i]));
  }
  return result;
}

}  // namespace

std::string readable_tex(std::string_view source) {
  const tex::ReadResult result = tex::read(source);
  return result.ok() ? LineWriter(result.tree).line(result.tree.root) : std::string(source);
}

}  // namespace tmw
