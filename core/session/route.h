// Where in the workbook the learner is, and the address of that place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/session/node_id.h"

namespace tmw {

struct Route {
  int chapter = -1;        // -1: the home page
  std::string exercise;    // "0.3" within that chapter; empty: none
  std::uint64_t seed = 0;  // numbers asked for of that exercise; 0: the original ones
  std::string section{};   // the slug of a heading of its theory; empty: none

  bool operator==(const Route&) const = default;
};

// The place of an address: "", "#", "#/", "#/4", "#/4/how-large-it-is", "#/4/4.3",
// "#/4/4.3?seed=17". Nothing for any other text. Whether that chapter, section and exercise exist
// is not asked here.
[[nodiscard]] std::optional<Route> read_route(std::string_view hash);

// The address of a place; read_route gives the same place back.
[[nodiscard]] std::string hash_of(const Route& route);

// A heading as part of an address: its ASCII letters, lower-case, and digits, with one hyphen for
// each stretch of anything else, apostrophes apart. It begins with a letter, so that it is never an
// exercise's number; empty if the heading has no letter.
[[nodiscard]] std::string slug_of(std::string_view heading);

// The node of the heading with that slug in the theory of a chapter.
[[nodiscard]] NodeId section_node(int chapter, std::string_view slug);

}  // namespace tmw
