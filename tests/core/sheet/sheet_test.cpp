#include "core/sheet/sheet.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace tmw::sheet {
namespace {

Node node(Kind kind, const std::string& path) {
  Node made;
  made.kind = kind;
  made.path = path;
  return made;
}

TEST(Sheet, ComesBackFromItsTextAsItWas) {
  Node field = node(Kind::kField, "lab/card");
  field.label = "Card";
  field.value = "h100";
  field.deed = "card";
  field.invalid = true;
  field.options = {{"h100", "NVIDIA H100 SXM"}, {"own", "tab\there, line\nbreak, back\\slash"}};
  Node curves = node(Kind::kCurves, "lab/plot");
  curves.x_log = true;
  curves.points = {{"80 GB", "", 8e10, 0.0}};
  curves.children.push_back(node(Kind::kCurve, "lab/plot/1"));
  curves.children.back().points = {{"", "", 1.0 / 3.0, 1e24}, {"", "", -2.5, 1e-9}};
  Node row = node(Kind::kRow, "lab/row");
  row.children = {field, curves};
  Node meter = node(Kind::kMeter, "lab/meter");
  meter.now = 0.1;
  meter.most = 0.3;
  const Sheet sheet = {row, meter};
  EXPECT_EQ(read_sheet(write_sheet(sheet)), sheet);
}

TEST(Sheet, LeavesOutWhatItDoesNotKnow) {
  const Sheet sheet = read_sheet(
      "0\tparagraph\ta\ttext=One\tcolour=red\n0\thologram\tb\n"
      "9\tparagraph\tc\ttone=loud");
  ASSERT_EQ(sheet.size(), 1u);
  EXPECT_EQ(sheet[0].text, "One");
  ASSERT_EQ(sheet[0].children.size(), 1u)
      << "a depth without parents goes as deep as there are any";
  EXPECT_EQ(sheet[0].children[0].path, "c");
  EXPECT_EQ(sheet[0].children[0].tone, Tone::kPlain);
}

TEST(Sheet, IsReadFromAnyText) {
  std::mt19937 chance(7);
  const std::string letters = "0129\t\n=\\\x1fsectionparagraphpoint";
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (unsigned length = chance() % 60; length > 0; --length)
      text += letters[chance() % letters.size()];
    const Sheet sheet = read_sheet(text);
    EXPECT_EQ(read_sheet(write_sheet(sheet)), sheet) << text;
  }
}

}  // namespace
}  // namespace tmw::sheet
