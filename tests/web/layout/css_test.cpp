#include "web/layout/css.h"

#include <cmath>

#include "gtest/gtest.h"
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

}  // namespace
}  // namespace tmw
