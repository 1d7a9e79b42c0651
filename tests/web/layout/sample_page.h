// A page that holds every kind of node, for the headless tests.
#pragma once

#include "core/page/page.h"
#include "core/prose/rich_text.h"
#include "web/layout/layout.h"

namespace tmw::sample {

[[nodiscard]] Page every_kind();

// Small makers, so that a test can say in a line what it lays out.
[[nodiscard]] Run text(std::string_view words);
[[nodiscard]] Run math(std::string_view tex);
[[nodiscard]] Node node(NodeKind kind, std::string_view path, std::vector<Run> runs = {},
                        std::vector<Node> children = {});
[[nodiscard]] Page page_of(std::vector<Node> children);

// A card with a status that says nothing or something, a hint or none, and a paragraph at its end;
// another paragraph stands below the card.
[[nodiscard]] Page answered_card(bool answered, bool hinted, bool open);

// The words of a node as layout placed them, line after line, "|" between two lines.
[[nodiscard]] std::string placed_words(const Layout& layout, const LaidNode& node);

}  // namespace tmw::sample
