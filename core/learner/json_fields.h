// Just enough JSON for the log: a flat object as text by key, and single values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/learner/event.h"

namespace tmw {

// The fields of a JSON object; nothing when the text is not exactly one object, or is nested deeper
// than 32.
[[nodiscard]] std::optional<RawFields> read_json_fields(std::string_view text);

// The object with these fields, in the order given by `first`, then the others by name.
[[nodiscard]] std::string json_object(const RawFields& fields,
                                      const std::vector<std::string_view>& first);

// The value of a JSON string such as "\"a\\n\"", or nothing if the text is something else.
[[nodiscard]] std::optional<std::string> read_json_string(std::string_view json);

// The value of a JSON number written as a whole number within range, or nothing.
[[nodiscard]] std::optional<std::int64_t> read_json_integer(std::string_view json);
[[nodiscard]] std::optional<std::uint64_t> read_json_unsigned(std::string_view json);

// The numbers of a JSON object such as {"answer":1.5}; nothing if a value is something else.
// Numbers that are not finite are left out when written.
[[nodiscard]] std::optional<NamedNumbers> read_json_numbers(std::string_view json);
[[nodiscard]] std::string json_numbers(const NamedNumbers& numbers);

}  // namespace tmw
