// Short ways to make nodes. A path names the node for ever: "exercise/0.3/choice/2".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/exercise_kind.h"
#include "core/page/page.h"
#include "core/prose/rich_text.h"

namespace tmw {

struct ChartHandle;
struct Theory;

// Nodes without children but for the cells of table_row.
[[nodiscard]] Node make_node(NodeKind kind, std::string_view path);
[[nodiscard]] Node words_node(NodeKind kind, std::string_view path, std::string words);
[[nodiscard]] Node words_node(NodeKind kind, std::string_view path, std::vector<Run> runs);
[[nodiscard]] Node heading(std::string_view path, int level, std::string words);
[[nodiscard]] Node button(std::string_view path, std::string words, Action action,
                          Tone tone = Tone::kPlain);
[[nodiscard]] Node link(std::string_view path, std::string words, std::string href);
[[nodiscard]] Node table_row(std::string_view path, const std::vector<std::vector<Run>>& cells);

// Words as they are printed: an apostrophe gets its proper shape (’), between letters, after a
// digit (GPT-3’s) and at the end of a plural (heads’).
[[nodiscard]] std::string typographic(std::string_view words);

// One run each.
[[nodiscard]] Run text_run(std::string text);  // typographic
[[nodiscard]] Run strong_run(std::string text);
[[nodiscard]] Run code_run(std::string text);
[[nodiscard]] Run math_run(std::string tex);
[[nodiscard]] std::vector<Run> runs_of(Spans spans);                    // as they are printed
[[nodiscard]] std::vector<Run> inline_runs(std::string_view markdown);  // of one line of Markdown

// The blocks of a text as nodes. Headings get the levels from `top_level` on, without gaps; figures
// are looked up among `charts`.
[[nodiscard]] std::vector<Node> nodes_of(const Blocks& blocks, const std::string& path,
                                         int top_level, const std::vector<Chart>& charts = {});

// A chapter's theory. A heading's place is its slug, and its id section_node's, where no heading
// before it has the same one.
[[nodiscard]] std::vector<Node> theory_nodes(int chapter, const Theory& theory);

// The figure, captioned, with its text alternative.
[[nodiscard]] Node figure_node(const Chart& chart, const std::string& path);

// The same with its handles as ranges, what follows from them, what it asks for, and its values as
// a table, one below the other: a figure of a theory.
[[nodiscard]] std::vector<Node> figure_nodes(const Chart& chart, const std::string& path);

// A handle as a native range, `path`/handle/ and its name.
[[nodiscard]] Node slider_node(const ChartHandle& handle, const std::string& path);

// The colour and shape of a kind of exercise.
[[nodiscard]] Mark mark_of(ExerciseKind kind);

// `more` behind `nodes`.
void append(std::vector<Node>& nodes, std::vector<Node> more);

}  // namespace tmw
