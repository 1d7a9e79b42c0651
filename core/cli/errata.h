// docs/errata.toml, the places where the workbook differs from the document it was asked for from,
// as the Markdown of docs/errata.md with its numbers computed.
#pragma once

#include <string>
#include <string_view>

#include "core/content/content_error.h"

namespace tmw {

struct Errata {
  std::string markdown;
  int findings = 0;
  ContentErrors errors;  // markers or kinds that cannot be read; the Markdown is then incomplete
};

// The document of docs/errata.toml. `file_name` appears in errors only.
[[nodiscard]] Errata errata_of(std::string_view toml_text, std::string_view file_name);

}  // namespace tmw
