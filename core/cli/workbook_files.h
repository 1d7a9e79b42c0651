// Finds and reads the content files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/content/content_error.h"
#include "core/content/workbook.h"

namespace tmw {

// The folder with `workbook/workbook.toml` in it: the given one, or $TMW_ASSETS, or `assets` in the
// current folder or in one above it or above the program. Empty if there is none.
[[nodiscard]] std::string find_assets(const std::string& given, const std::string& program);

// The bytes of a file; nothing if it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path);

struct LoadedWorkbook {
  Workbook workbook;
  ContentErrors errors;    // chapters with errors are left out of the workbook
  std::string index_file;  // path of workbook.toml
};

// Every chapter that the index names.
[[nodiscard]] LoadedWorkbook load_workbook(const std::string& assets);

}  // namespace tmw
