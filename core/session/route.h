// Where in the workbook the learner is, and the address of that place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tmw {

struct Route {
  int chapter = -1;        // -1: the home page
  std::string exercise;    // "0.3" within that chapter; empty: the chapter's beginning
  std::uint64_t seed = 0;  // numbers asked for of that exercise; 0: the original ones

  bool operator==(const Route&) const = default;
};

// The place of an address: "", "#", "#/", "#/4", "#/4/4.3", "#/4/4.3?seed=17". Nothing for any
// other text. Whether that chapter and exercise exist is not asked here.
[[nodiscard]] std::optional<Route> read_route(std::string_view hash);

// The address of a place; read_route gives the same place back.
[[nodiscard]] std::string hash_of(const Route& route);

}  // namespace tmw
