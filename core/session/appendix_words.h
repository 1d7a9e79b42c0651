// Words of the pages behind the chapters (#/symbols, #/models).
#pragma once

namespace tmw::words {

// In the document of such a page, before kOpenInTheWorkbook.
inline constexpr const char* kAppendixToRead = "This is a page to read or to print. To go on,";

}  // namespace tmw::words
