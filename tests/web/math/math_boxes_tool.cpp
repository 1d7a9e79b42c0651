// Prints the boxes of formulas as JSON lines, for tests/oracle/math_oracle.mjs.
// Standard input: one formula a line, "D " (displayed) or "T " (inline) before its TeX.
#include <cstdio>
#include <iostream>
#include <string>

#include "web/math/math_layout.h"

namespace {

void print_box(const tmw::MathBox& box) {
  std::printf("{\"width\":%.4f,\"height\":%.4f,\"depth\":%.4f,\"error\":%s,\"glyphs\":[",
              static_cast<double>(box.width), static_cast<double>(box.height),
              static_cast<double>(box.depth), box.error.empty() ? "false" : "true");
  const char* separator = "";
  for (const tmw::MathGlyph& glyph : box.glyphs) {
    std::printf("%s{\"font\":%d,\"code\":%u,\"x\":%.4f,\"y\":%.4f,\"scale\":%.4f}", separator,
                static_cast<int>(glyph.face), static_cast<unsigned>(glyph.code),
                static_cast<double>(glyph.x), static_cast<double>(glyph.y),
                static_cast<double>(glyph.scale));
    separator = ",";
  }
  std::printf("],\"rules\":[");
  separator = "";
  for (const tmw::MathRule& rule : box.rules) {
    std::printf("%s{\"x\":%.4f,\"y\":%.4f,\"width\":%.4f,\"height\":%.4f}", separator,
                static_cast<double>(rule.x), static_cast<double>(rule.y),
                static_cast<double>(rule.width), static_cast<double>(rule.height));
    separator = ",";
  }
  std::printf("]}\n");
}

}  // namespace

int main() {
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.size() < 2) continue;
    print_box(tmw::layout_math(line.substr(2), line[0] == 'D'));
  }
  return 0;
}
