// For toml++ on Emscripten, whose library has no std::from_chars for double: without it toml++
// reads decimals through std::stringstream, and that brings all of std::locale into the page, 70 kB
// of WebAssembly. Included by the compiler's command line before toml++ (cmake/Dependencies.cmake);
// nothing else sees it.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <string>

#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 14000
namespace std {

inline to_chars_result to_chars(char* first, char* last, double value,
                                chars_format format = chars_format::general, int digits = 17) {
  char text[40];
  const char* layout = format == chars_format::hex ? "%.*a" : "%.*g";
  const int length = snprintf(text, sizeof text, layout, min(digits, 17), value);
  if (last - first < length) return {last, errc::value_too_large};
  for (int i = 0; i < length; ++i) *first++ = text[i];
  return {first, errc()};
}

}  // namespace std
#endif

#if defined(_LIBCPP_VERSION) && _LIBCPP_VERSION < 200000
namespace std {

inline from_chars_result from_chars(const char* first, const char* last, double& value) {
  const string text(first, last);
  char* end = nullptr;
  const double read = strtod(text.c_str(), &end);
  if (end == text.c_str()) return {first, errc::invalid_argument};
  value = read;
  return {first + (end - text.c_str()), errc()};
}

}  // namespace std
#endif
