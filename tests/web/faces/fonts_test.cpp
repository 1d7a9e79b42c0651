#include "web/faces/fonts.h"

#include <array>
#include <cmath>

#include "tests/web/faces/test_fonts.h"
#include "web/faces/truetype.h"

namespace tmw {
namespace {

TEST(Fonts, AdvancesAndLineMetricsAreThoseOfTheFontFile) {
  const Fonts& fonts = test_fonts();
  // IBM Plex Sans and Mono have 1000 units per em, ascent 1025, descent 275; every mono glyph is
  // 600 wide (their hhea and hmtx tables, read with another program).
  EXPECT_FLOAT_EQ(fonts.metrics(Face::kSans).ascent, 1.025F);
  EXPECT_FLOAT_EQ(fonts.metrics(Face::kSans).descent, 0.275F);
  for (const char32_t letter : {U'i', U'W', U'0', U' '}) {
    EXPECT_FLOAT_EQ(fonts.advance(Face::kMono, letter), 0.6F);
  }
  EXPECT_FLOAT_EQ(fonts.width_px(Face::kMono, "12*d", 15.0F), 4 * 0.6F * 15.0F);
}

TEST(Fonts, DigitsAreTabularSoThatNumbersDoNotDance) {
  const Fonts& fonts = test_fonts();
  for (const Face face : {Face::kSans, Face::kSansStrong, Face::kMathMain}) {
    for (char32_t digit = U'0'; digit <= U'9'; ++digit) {
      EXPECT_FLOAT_EQ(fonts.advance(face, digit), fonts.advance(face, U'0'));
    }
  }
}

TEST(Fonts, ImGuisSizeIsAscentToDescent) {
  const Fonts& fonts = test_fonts();
  EXPECT_NEAR(fonts.imgui_size(Face::kSans, 20.0F), 26.0F,
              1e-4);  // 20 px times (1025 + 275) / 1000
}

TEST(Fonts, BaselineFollowsTheBrowsersRounding) {
  // 17 px: 0.955 em is 16.2 px and rounds to 16, 0.175 em to 3; of the 9 px left of 28, 4 are
  // above.
  EXPECT_FLOAT_EQ(Fonts::baseline_px(17.0F, 28.0F), 20.0F);
  // 15 px: 14.3 and 2.6 round to 14 and 3; of the 7 px left of 24, 3 are above.
  EXPECT_FLOAT_EQ(Fonts::baseline_px(15.0F, 24.0F), 17.0F);
}

TEST(Fonts, WhatTheTextFaceLacksComesFromTheMathFaces) {
  const Fonts& fonts = test_fonts();
  EXPECT_EQ(fonts.face_for(Face::kSansStrong, U'a'), Face::kSansStrong);
  EXPECT_FALSE(fonts.contains(Face::kSans, U'⊗'));
  EXPECT_EQ(fonts.face_for(Face::kSans, U'⊗'), Face::kMathMain);
}

TEST(Fonts, WhatIsNoFontIsRefusedWithoutReadingPastItsEnd) {
  Fonts fonts;
  const std::array<std::uint8_t, 3> short_bytes = {0, 1, 0};
  EXPECT_FALSE(fonts.load(Face::kSans, short_bytes));
  EXPECT_FALSE(fonts.has(Face::kSans));
  std::array<std::uint8_t, 64> lies{};
  lies[5] = 200;  // says that it has 200 tables
  EXPECT_FALSE(fonts.load(Face::kSans, lies));
  EXPECT_FALSE(read_truetype({}).readable);
}

TEST(Fonts, Utf8IsReadLetterByLetterAndBrokenBytesAreMarked) {
  const std::string_view text = "a\xc3\xa9\xe2\x89\x88\xf0\x9f\x98\x80\xff";
  std::size_t at = 0;
  for (const char32_t letter : {U'a', U'é', U'≈', U'\U0001f600', U'\ufffd'}) {
    ASSERT_LT(at, text.size());
    EXPECT_EQ(next_letter(text, at), letter);
  }
  EXPECT_EQ(at, text.size());
}

}  // namespace
}  // namespace tmw
