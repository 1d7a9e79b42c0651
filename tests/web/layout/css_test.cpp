#include "web/layout/css.h"

#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "core/tex/letter_lean.h"
#include "gtest/gtest.h"
#include "tests/paths.h"
#include "web/faces/faces.h"
#include "web/layout/theme.h"

namespace tmw {
namespace {

TEST(Css, NoDescentOfTheTypeScaleIsRoundedDownForThenChromiumOnLinuxLiftsTheBaseline) {
  for (int i = 0; i < static_cast<int>(TextStyle::kCount); ++i) {
    const float descent = text_line().descent * metrics_of(static_cast<TextStyle>(i)).size_px;
    EXPECT_GE(std::round(descent), descent) << css_class(static_cast<TextStyle>(i));
  }
  EXPECT_NE(font_face_css("").find("ascent-override:95.5%;descent-override:17.5%"),
            std::string::npos);
}

TEST(Css, EveryFaceIsNamedInTheFontRules) {
  const std::string css = font_face_css("fonts/");
  EXPECT_NE(css.find("url(\"fonts/plex-sans-semibold.ttf\")"), std::string::npos);
  EXPECT_NE(css.find("font-weight:600"), std::string::npos);
  EXPECT_NE(page_css().find(
                "#ch .t-body{font-family:var(--font-text);font-size:1.0625rem;line-height:1.75rem"),
            std::string::npos);
}

TEST(Css, TypeAndSpacingArePrintedForThePlainPage) {
  const std::string css = site_css();
  // In root ems of 16 px: 34/44, 15/24 and 17/28 px, and 17 px times 1.12, rounded, is 19.
  for (const char* property :
       {"--t-title:600 2.125rem/2.75rem var(--font-text);", "--t-title-size:2.125rem;",
        "--t-code:0.9375rem/1.5rem var(--font-mono);", "--t-body-line:1.75rem;",
        "--inline-code-size:0.9375rem;", "--math-size:1.12em;", "--formula-size:1.1875rem;",
        "--air-block:16px;", "--air-panel:24px;", "--air-title:0 0 16px;",
        "--air-heading:48px 0 16px;", "--list-indent:28px;",
        "--font-text:\"Plex Sans\",\"KaTeX Main\",\"KaTeX AMS\",system-ui"}) {
    EXPECT_NE(css.find(property), std::string::npos) << property;
  }
}

TEST(Css, FiguresOfThePlainPageHaveTheMeasuresOfThePaintedOnes) {
  const std::string css = site_css();
  for (const char* rule :
       {"#ch [role=\"img\"] .curves{padding:28px 8px 52px 52px}", "#ch .s0{--series:var(--accent)}",
        "#ch .s1{--series:var(--trace);--dash:8 5}",
        "#ch [role=\"img\"] polyline.s0{stroke-width:2.5px}"}) {
    EXPECT_NE(css.find(rule), std::string::npos) << rule;
  }
}

// V reaches 0.186 em beyond its advance, q 0.014 em (KaTeX_Math-Italic.ttf).
TEST(Css, EveryLetterThatLeansHasARuleThatKeepsItsRoom) {
  const std::string css = site_css();
  EXPECT_NE(css.find("math .lean-186{--lean:0.186em}"), std::string::npos);
  EXPECT_NE(css.find("math .lean-14{--lean:0.014em}"), std::string::npos);
  ASSERT_GT(leaning_letters().size(), 20U);
  for (const char32_t letter : leaning_letters())
    EXPECT_NE(css.find("math ." + lean_class(letter) + "{"), std::string::npos)
        << static_cast<unsigned>(letter);
}

class HandWrittenSheet : public testing::TestWithParam<const char*> {
 protected:
  [[nodiscard]] std::string text() const {
    std::ifstream file(test::source_dir() + "/web/js/" + GetParam());
    return {std::istreambuf_iterator<char>(file), {}};
  }
};

TEST_P(HandWrittenSheet, StatesNoSizeOfTheTypeScale) {
  const std::string sheet = text();
  ASSERT_FALSE(sheet.empty());
  std::set<std::string> scale;
  for (int i = 0; i < static_cast<int>(TextStyle::kCount); ++i) {
    char size[24];
    std::snprintf(size, sizeof size, "%grem",
                  static_cast<double>(metrics_of(static_cast<TextStyle>(i)).size_px) / 16.0);
    scale.insert(size);
  }
  for (const std::string& size : scale) EXPECT_EQ(sheet.find(size), std::string::npos) << size;
}

TEST_P(HandWrittenSheet, UsesOnlyPropertiesThatArePrintedOrItsOwn) {
  const std::string sheet = text();
  const std::string known = site_css() + sheet;
  static const std::regex use(R"re(var\((--[a-z0-9-]+))re");
  int uses = 0;
  for (std::sregex_iterator found(sheet.begin(), sheet.end(), use), end; found != end; ++found) {
    const std::string name = (*found)[1];
    EXPECT_NE(known.find(name + ":"), std::string::npos) << name;
    ++uses;
  }
  EXPECT_GT(uses, 50);
}

INSTANTIATE_TEST_SUITE_P(Css, HandWrittenSheet, testing::Values("page.css", "flow.css"),
                         [](const auto& param) { return param.index == 0 ? "Page" : "Flow"; });

}  // namespace
}  // namespace tmw
