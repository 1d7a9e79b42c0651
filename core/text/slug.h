// Headings as parts of addresses.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

// A heading as part of an address: its ASCII letters, lower-case, and digits, with one hyphen for
// each stretch of anything else, apostrophes apart. It begins with a letter, so that it is never an
// exercise's number; empty if the heading has no letter.
[[nodiscard]] std::string slug_of(std::string_view heading);

}  // namespace tmw
