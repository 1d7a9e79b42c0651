// Words of the pages behind the chapters (#/symbols, #/models).
#pragma once

namespace tmw::words {

// In the document of such a page, before kOpenInTheWorkbook.
inline constexpr const char* kAppendixToRead = "This is a page to read or to print. To go on,";

// For the search.
inline constexpr const char* kAboutSymbols =
    "Symbols: what each letter means and where it is defined; units; rules to keep.";
inline constexpr const char* kAboutModels =
    "Models and cards of the workbook and the Lab: sizes, parameters, memory, bandwidth, sources.";

}  // namespace tmw::words
