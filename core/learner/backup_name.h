// What a copy of the log is known by.
#pragma once

namespace tmw {

// In its header, and at the beginning of its name.
inline constexpr const char* kBackupWorkbook = "transformer-math-workbook";

}  // namespace tmw
