#include "tests/web/faces/test_fonts.h"

#include <fstream>
#include <iterator>

#include "tests/paths.h"

namespace tmw {
namespace {

std::vector<std::uint8_t> file_bytes(Face face) {
  std::ifstream file(test::font_dir() + "/" + row_of(face).file, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

const std::vector<std::vector<std::uint8_t>>& all_files() {
  static const auto files = [] {
    std::vector<std::vector<std::uint8_t>> read;
    for (std::size_t i = 0; i < kFaceCount; ++i) read.push_back(file_bytes(static_cast<Face>(i)));
    return read;
  }();
  return files;
}

Fonts loaded() {
  Fonts fonts;
  for (std::size_t i = 0; i < kFaceCount; ++i) {
    EXPECT_TRUE(fonts.load(static_cast<Face>(i), all_files()[i]))
        << row_of(static_cast<Face>(i)).file;
  }
  return fonts;
}

}  // namespace

const Fonts& test_fonts() {
  static const Fonts fonts = loaded();
  return fonts;
}

}  // namespace tmw
