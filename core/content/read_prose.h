// `read_prose` and `read_code` read expressions, formats, Markdown and formulas and say what is
// wrong with them. `fill` takes only what they give, so a variant of numbers parses nothing:
//
//   const ProseRead read = read_prose("It has {{ 12*L*d^2 | million parameters }}.");
//   const Filled<Blocks> filled = fill(read.prose, {numbers, words});
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/markers.h"
#include "core/content/prose.h"
#include "core/prose/rich_text.h"

namespace tmw {

struct ProseRead {
  Prose prose;
  std::vector<TextFault> faults;  // of markers, and formulas that cannot be typeset
};

// Total over all texts: what cannot be read is a fault, with its place in the source.
[[nodiscard]] ProseRead read_prose(std::string_view source);

// Markdown without markers, such as a source's name: braces are text.
struct MarkdownRead {
  Blocks blocks;
  std::vector<TextFault> faults;  // formulas that cannot be typeset
};

[[nodiscard]] MarkdownRead read_markdown(std::string_view source);

// What is wrong with a formula that stands alone.
[[nodiscard]] std::vector<TextFault> formula_faults(const std::string& tex);

struct CodeRead {
  CodeTemplate code;
  std::vector<TextFault> faults;
};

[[nodiscard]] CodeRead read_code(std::string_view source);

// A text with its numbers put in; markers that failed are "?".
template <typename Text>
struct Filled {
  Text text;
  std::vector<TextFault> faults;
};

// How the numbers of a text are told apart that a reader may change, and those that change with
// them: each becomes a span of its own, and in a formula a \live (core/tex/live.h).
struct LiveNumbers {
  std::span<const std::string> names;  // givens that can be explored
  std::span<const std::string> rooms;  // of each marker the widest words; empty: as they come
};

// Reads nothing again: evaluates what was read, and puts it in.
[[nodiscard]] Filled<Blocks> fill(const Prose& prose, const FillScope& scope,
                                  const LiveNumbers& live = {});
[[nodiscard]] Filled<std::string> fill(const CodeTemplate& code, const FillScope& scope);

// The same as Markdown, with what is put in escaped: for a document made of it.
[[nodiscard]] Filled<std::string> fill_markdown(const Prose& prose, const FillScope& scope);

}  // namespace tmw
