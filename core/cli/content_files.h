// The content that the page reads: what the build puts beside it.
#pragma once

#include <string>
#include <vector>

namespace tmw {

struct ContentFile {
  std::string name;  // "workbook.txt", "04-kv-cache.txt"
  std::string text;  // core/compiled
};

// The index and every chapter that it names, compiled. An author's file with faults, or one that
// cannot be read, is a compiled file that says so.
[[nodiscard]] std::vector<ContentFile> content_files(const std::string& assets);

}  // namespace tmw
