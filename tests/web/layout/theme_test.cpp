#include "web/layout/theme.h"

#include <set>

#include "gtest/gtest.h"

namespace tmw {
namespace {

TEST(Theme, ContrastIsThatOfWcag) {
  // Worked out by hand from the WCAG 2 formula: black on white is (1 + 0.05) / 0.05 = 21; #777777
  // has the luminance 0.1845, so 1.05 / 0.2345 = 4.478.
  EXPECT_NEAR(contrast({0, 0, 0}, {255, 255, 255}), 21.0, 1e-9);
  EXPECT_NEAR(contrast({0x77, 0x77, 0x77}, {255, 255, 255}), 4.478, 0.001);
  EXPECT_NEAR(contrast({9, 9, 9}, {9, 9, 9}), 1.0, 1e-9);
}

TEST(Theme, EveryUsedPairHasEnoughContrastInEveryTheme) {
  for (const Theme theme : kThemes) {
    for (const ColourPair& pair : used_pairs()) {
      EXPECT_GE(contrast(rgb(theme, pair.ink), rgb(theme, pair.ground)),
                needed_contrast(theme, pair))
          << css_name(pair.ink) << " on " << css_name(pair.ground) << " in theme "
          << static_cast<int>(theme);
    }
  }
}

TEST(Theme, WordsAlwaysNeedMoreContrastThanControls) {
  for (const ColourPair& pair : used_pairs()) {
    EXPECT_GE(pair.minimum,
              pair.ink == Colour::kControlLine || pair.ink == Colour::kFocus ? 3.0 : 4.5);
  }
}

TEST(Theme, MoreContrastIsMoreForEveryPairAndForFrames) {
  for (const auto& [usual, more] :
       {std::pair{Theme::kLight, Theme::kLightMore}, std::pair{Theme::kDark, Theme::kDarkMore}}) {
    for (const ColourPair& pair : used_pairs()) {
      EXPECT_GT(contrast(rgb(more, pair.ink), rgb(more, pair.ground)),
                contrast(rgb(usual, pair.ink), rgb(usual, pair.ground)))
          << css_name(pair.ink) << " on " << css_name(pair.ground);
    }
    for (const Colour ground : {Colour::kPaper, Colour::kSurface})
      EXPECT_GE(contrast(rgb(more, Colour::kHairline), rgb(more, ground)), 3.0);
  }
}

TEST(Theme, TheFiveKindsDifferInColourAndInShape) {
  std::set<Shape> shapes;
  std::set<std::string_view> colours;
  for (const Mark mark : {Mark::kDerive, Mark::kTrace, Mark::kDesign, Mark::kBuild, Mark::kDebug}) {
    shapes.insert(shape_of(mark));
    colours.insert(css_name(colour_of(mark)));
  }
  EXPECT_EQ(shapes.size(), 5U);
  EXPECT_EQ(colours.size(), 5U);
}

TEST(Theme, AtMostFiveSizesOnAGridOfFourPixels) {
  std::set<float> sizes;
  for (int i = 0; i < static_cast<int>(TextStyle::kCount); ++i) {
    const TextMetrics metrics = metrics_of(static_cast<TextStyle>(i));
    sizes.insert(metrics.size_px);
    EXPECT_EQ(static_cast<int>(metrics.line_height_px) % 4, 0);
  }
  sizes.insert(kInlineCodePx);
  EXPECT_LE(sizes.size(), 5U);
}

TEST(Theme, CssNamesEveryColourOnce) {
  const std::string css = theme_css(Theme::kDark);
  for (int i = 0; i < static_cast<int>(Colour::kCount); ++i) {
    const std::string name = "--" + std::string(css_name(static_cast<Colour>(i))) + ":#";
    const std::size_t first = css.find(name);
    EXPECT_NE(first, std::string::npos) << name;
    EXPECT_EQ(css.find(name, first + 1), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace tmw
