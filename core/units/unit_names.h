// Single unit names, without numbers and without division; the readers of find_unit() and of
// answers share it.
#pragma once

#include <optional>
#include <string_view>

#include "core/units/quantity.h"

namespace tmw {

struct UnitValue {
  double factor = 1;
  Dimension dimension;
};

// One unit name with its prefix ("GiB", "Mtok", "ms", "heads"); empty if unknown. "Gb" is unknown
// on purpose.
[[nodiscard]] std::optional<UnitValue> find_unit_name(std::string_view name);

// What works by the hour: "GPU" of GPU-hours.
[[nodiscard]] bool is_worker(std::string_view name);

// The factor of a scale word or letter ("million", "k", "B"); empty if it is none.
[[nodiscard]] std::optional<double> find_scale(std::string_view name);

}  // namespace tmw
