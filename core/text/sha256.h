// A fingerprint of a text: SHA-256 (FIPS 180-4).
#pragma once

#include <string>
#include <string_view>

namespace tmw {

// 64 hexadecimal digits, as sha256sum prints them.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace tmw
