// The line below a field that says how it is read, and the keys that a phone offers for it.
#include "core/page/reading_html.h"

#include <gtest/gtest.h>

#include "core/page/nodes.h"
#include "core/session/session.h"
#include "tests/core/session/desk.h"

namespace tmw {
namespace {

using test::Desk;
using test::shipped_desk;

std::string reading(const Desk& desk, const std::string& path, std::string_view typed) {
  return reading_html(desk.session, page_for(desk.session), node_id(path), typed);
}

// 12 * 12 * 768^2 + 50257 * 768 = 84,934,656 + 38,597,376 = 123,532,032.
TEST(ReadingHtml, TellsTheCalculationAndWhatItComesTo) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  const std::string html = reading(desk, "exercise/0.1/part/0", "12Ld^2 + Vd");
  EXPECT_EQ(html,
            "<span class=\"typed\">12·L·d² + V·d</span><span class=\"comes-to\"> = 123,532,032 ≈ "
            "123.5 million parameters</span>");
  EXPECT_EQ(reading(desk, "exercise/0.1/part/0", ""), "");
  EXPECT_EQ(reading(desk, "exercise/0.1/title", "12"), "") << "no field";
}

TEST(ReadingHtml, UnderlinesAFaultWhereItIsAndEscapesWhatWasTyped) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  const std::string html = reading(desk, "exercise/0.1/part/0", "12*L*dd + <b>");
  EXPECT_NE(html.find("<u>"), std::string::npos) << html;
  EXPECT_EQ(html.find("<b>"), std::string::npos) << html;
  const std::string unfinished = reading(desk, "exercise/0.1/part/0", "12 *");
  EXPECT_NE(unfinished.find("<u>"), std::string::npos) << unfinished;
  EXPECT_EQ(unfinished.find("says"), std::string::npos) << "who is typing is not told off";
}

// Neither words, nor marks, nor classes: a right number and a wrong one look the same.
TEST(ReadingHtml, NeverTellsRightFromWrong) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  std::string right = reading(desk, "exercise/0.1/part/0", "124.3");
  const std::string wrong = reading(desk, "exercise/0.1/part/0", "123.5");
  right.replace(right.find("124.3"), 5, "123.5");
  EXPECT_EQ(right, wrong);
}

TEST(ReadingHtml, EveryFieldHasItsLineAndItsKeys) {
  Desk desk = shipped_desk();
  for (int chapter = 0; chapter < 10; ++chapter) {
    desk.open("#/" + std::to_string(chapter));
    const Page page = page_for(desk.session);
    for (const auto& [id, state] : desk.session.exercises) {
      const Node* field = find_node(page, node_id("exercise/" + id + "/part/0"));
      if (field == nullptr || field->kind != NodeKind::kField) continue;
      const Node* line = find_node(page, field->reading);
      ASSERT_NE(line, nullptr) << id;
      EXPECT_EQ(line->kind, NodeKind::kReading);
      EXPECT_NE(field->keys.find("× ^ ( )"), std::string::npos) << id;
    }
  }
}

TEST(AnswerKeys, AreTheExercisesOwnSymbolsAndUnits) {
  Desk desk = shipped_desk();
  desk.open("#/0");
  const Page page = page_for(desk.session);
  const std::string keys = find_node(page, node_id("exercise/0.1/part/0"))->keys;
  for (const char* key : {"L ", "d ", "V ", "T ", " M"})
    EXPECT_NE(keys.find(key), std::string::npos) << key << " in " << keys;
  EXPECT_EQ(keys.find("total"), std::string::npos) << "it would give the answer away";
}

}  // namespace
}  // namespace tmw
