// A TOML document as a plain tree that remembers lines and order; toml++ stays behind it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/content_error.h"

namespace tmw {

enum class TomlKind { kBoolean, kInteger, kDecimal, kText, kArray, kTable };

struct TomlEntry;

struct TomlValue {
  TomlKind kind = TomlKind::kTable;
  bool boolean = false;
  double number = 0.0;             // kInteger, kDecimal
  std::string text;                // kText
  int text_line = 0;               // the line of the text's first character
  std::vector<TomlValue> items;    // kArray
  std::vector<TomlEntry> entries;  // kTable, in file order
  int line = 0;
};

// A key and its value. A struct of its own: clang 14 cannot complete a std::pair of a type that
// holds such pairs.
struct TomlEntry {
  std::string name;
  TomlValue value;
};

struct TomlDocument {
  TomlValue root;
  ContentErrors errors;
};

// Text that is not TOML gives an empty root and one error. `file_name` appears in errors only.
[[nodiscard]] TomlDocument parse_toml(std::string_view text, std::string_view file_name);

}  // namespace tmw
