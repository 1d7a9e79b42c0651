// The binary prefix of memory: a GiB in bytes.
// Source: IEC 80000-13:2025, clause 4, prefixes for binary multiples.
#pragma once

namespace tmw {

inline constexpr double kGibi = 1073741824.0;  // 2^30

}  // namespace tmw
