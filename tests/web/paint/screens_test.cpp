// Every screen of the workbook as shipped, drawn headless.
#include "core/content/exercise.h"
#include "tests/core/session/desk.h"
#include "tests/web/paint/paint_fixture.h"

namespace tmw {
namespace {

// The home page, then every chapter.
std::vector<std::string> all_screens(const Session& session) {
  std::vector<std::string> hashes{"#/"};
  for (const ChapterEntry& entry : session.workbook.index.chapters) {
    hashes.push_back("#/" + std::to_string(entry.number));
  }
  return hashes;
}

TEST_F(PaintTest, EveryScreenIsDrawnOnAPhoneAndADesktopInBothThemes) {
  test::Desk desk = test::shipped_desk();
  for (const std::string& hash : all_screens(desk.session)) {
    SCOPED_TRACE(hash);
    desk.open(hash);
    for (const float width : {320.0F, 390.0F, 1168.0F}) {
      const Layout layout = layout_page(page_for(desk.session), width, fonts);
      for (const Theme theme : {Theme::kLight, Theme::kDark}) {
        state.theme = theme;
        frame(layout, 0.0F, 1800.0F, 2.0F);
        EXPECT_GT(vertices, 1000);
        frame(layout, layout.height - 900.0F, 1800.0F, 2.0F);
        EXPECT_GT(vertices, 500);
      }
    }
  }
}

TEST_F(PaintTest, AnOpenedDerivationOfEveryExerciseIsDrawn) {
  test::Desk desk = test::shipped_desk();
  for (const std::string& hash : all_screens(desk.session)) desk.open(hash);
  for (const Chapter& chapter : std::vector<Chapter>(desk.session.workbook.chapters)) {
    desk.open("#/" + std::to_string(chapter.number));
    const float closed = layout_page(page_for(desk.session), 1168.0F, fonts).height;
    for (const Exercise& exercise : chapter.exercises)
      desk.act(ToggleDerivation{exercise.id, true});
    const Layout layout = layout_page(page_for(desk.session), 1168.0F, fonts);
    EXPECT_GT(layout.height, closed);
    // Band by band: a frame never has more of a page than a window shows.
    constexpr float kBand = 8000.0F;
    int all = 0;
    for (float top = 0.0F; top < layout.height; top += kBand) {
      frame(layout, top, kBand);
      all += vertices;
    }
    EXPECT_GT(all, 5000);
  }
}

}  // namespace
}  // namespace tmw
