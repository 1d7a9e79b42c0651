// Names of the things on a page, shared by the session (which may ask to focus one) and the page
// itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/text/fnv.h"

namespace tmw {

// Names one node for the whole life of the workbook: the FNV-1a hash of its path, such as
// "exercise/0.3/choice/2". Never 0; the same path gives the same id in every session.
using NodeId = std::uint32_t;

[[nodiscard]] constexpr NodeId node_id(std::string_view path) {
  const std::uint32_t hash = fnv1a_32(path);
  return hash == 0 ? 1 : hash;
}

// What stands at a place of a chapter's text, counted in blocks from 0. A heading has an id of its
// own (section_node).
[[nodiscard]] inline NodeId theory_node(int chapter, std::size_t block) {
  return node_id("chapter/" + std::to_string(chapter) + "/theory/" + std::to_string(block));
}

// What closes a chapter, below its last exercise; `part` is a path in it, such as "/title".
[[nodiscard]] inline NodeId chapter_end_node(int chapter, const std::string& part = {}) {
  return node_id("chapter/" + std::to_string(chapter) + "/end" + part);
}

// The card of an exercise, and what belongs to it: "exercise/0.3/verdict".
[[nodiscard]] inline NodeId exercise_node(const std::string& exercise,
                                          const std::string& part = {}) {
  return node_id("exercise/" + exercise + (part.empty() ? "" : "/" + part));
}

}  // namespace tmw
