#include <functional>
#include <string>

#include "core/page/table_columns.h"
#include "tests/core/session/desk.h"
#include "tests/web/faces/test_fonts.h"
#include "tests/web/layout/sample_page.h"
#include "web/layout/layout.h"

namespace tmw {
namespace {

using sample::node;
using sample::page_of;
using sample::text;

TEST(Tables, ARowOfOneCellOverAllColumnsHasTheWidthOfItsTable) {
  Node table = node(NodeKind::kTable, "t");
  table.header = true;
  for (const char* row : {"t/0", "t/1"}) {
    table.children.push_back(node(NodeKind::kTableRow, row));
    for (const char* column : {"/a", "/b"}) {
      table.children.back().children.push_back(
          node(NodeKind::kTableCell, std::string(row) + column, {text("Width")}));
    }
  }
  const Layout plain = layout_page(page_of({table}), 900.0F, test_fonts());
  Node cell = node(NodeKind::kTableCell, "t/said", {text("What is said of the row above it.")});
  cell.level = 2;
  table.children.push_back(node(NodeKind::kTableRow, "t/2", {}, {cell}));
  const Layout said = layout_page(page_of({table}), 900.0F, test_fonts());
  EXPECT_EQ(said.find(node_id("t/said"))->rect.width, said.find(table.id)->rect.width);
  EXPECT_EQ(said.find(node_id("t/1/b"))->rect.x, plain.find(node_id("t/1/b"))->rect.x)
      << "its words ask nothing of the columns";
}

TEST(Tables, ColumnsOfNumbersStandFlushRight) {
  const Layout layout = layout_page(sample::every_kind(), 1176.0F, test_fonts());
  const LaidNode* small = layout.find(node_id("table/1/3"));
  const LaidNode* large = layout.find(node_id("table/2/3"));
  ASSERT_NE(small, nullptr);
  ASSERT_NE(large, nullptr);
  EXPECT_NEAR(small->words.right(), large->words.right(), 0.01F);
  EXPECT_GT(small->words.x, large->words.x);
}

// Four columns of numbers below heads of several words, in a page too narrow for those.
TEST(Tables, EachLineOfAHeadEndsWhereItsNumbersEnd) {
  Node table = node(NodeKind::kTable, "wide");
  table.header = true;
  for (int r = 0; r < 3; ++r) {
    Node row = node(NodeKind::kTableRow, "wide/" + std::to_string(r));
    for (int c = 0; c < 5; ++c) {
      Node cell = node(NodeKind::kTableCell, "wide/" + std::to_string(r) + "/" + std::to_string(c));
      const std::string words = c == 0 ? "GPT-3" : std::to_string(1000 * r) + ",000,000";
      cell.runs = {text(r == 0 ? "Number of all parameters" : words)};
      row.children.push_back(std::move(cell));
    }
    table.children.push_back(std::move(row));
  }
  const Layout layout = layout_page(page_of({table}), 800.0F, test_fonts());
  const LaidNode* head = layout.find(node_id("wide/0/2"));
  const LaidNode* number = layout.find(node_id("wide/2/2"));
  ASSERT_GT(head->lines.end - head->lines.begin, 1U);
  for (auto i = head->lines.begin; i < head->lines.end; ++i) {
    const Line& line = layout.lines[i];
    EXPECT_NEAR(head->words.x + line.indent + line.width, number->words.right(), 0.01F);
    float first = layout.width;
    for (auto t = head->texts.begin; t < head->texts.end; ++t) {
      if (layout.texts[t].baseline == line.baseline) first = std::min(first, layout.texts[t].x);
    }
    EXPECT_NEAR(first, head->words.x + line.indent, 0.01F);
  }
}

// A table of fields with a unit, as a model's sheet has them.
Node sheet() {
  Node table = node(NodeKind::kTable, "sheet");
  table.header = true;
  const std::vector<std::string> names = {"Quantity", "Attention", "Feed-forward", "Total"};
  for (int r = 0; r < 3; ++r) {
    const std::string path = "sheet/" + std::to_string(r);
    Node row = node(NodeKind::kTableRow, path);
    for (std::size_t c = 0; c < names.size(); ++c) {
      Node cell = node(NodeKind::kTableCell, path + "/" + std::to_string(c));
      if (r == 0 || c == 0) {
        cell.runs = {text(r == 0 ? names[c] : "12,288/8 of the parameters")};
      } else {
        Node field = node(NodeKind::kField, path + "/field/" + std::to_string(c));
        field.hint = "a number";
        field.unit = "GFLOP";
        cell.children.push_back(field);
      }
      row.children.push_back(std::move(cell));
    }
    table.children.push_back(std::move(row));
  }
  return table;
}

TEST(Tables, ATableTooWideForAPhoneIsStackedWithTheNameOfEachColumn) {
  const Layout layout = layout_page(page_of({sheet()}), 390.0F, test_fonts());
  const LaidNode* head = layout.find(node_id("sheet/0/1"));
  const LaidNode* first = layout.find(node_id("sheet/1/1"));
  const LaidNode* second = layout.find(node_id("sheet/1/2"));
  const LaidNode* next_row = layout.find(node_id("sheet/2/0"));
  EXPECT_EQ(head->rect.height, 0.0F);
  EXPECT_TRUE(head->texts.empty());
  EXPECT_GE(second->rect.y, first->rect.bottom());
  EXPECT_GE(next_row->rect.y, second->rect.bottom());
  EXPECT_EQ(sample::placed_words(layout, *layout.find(node_id("sheet"))).find("Quantity"), 0U);
  const LaidNode* field = layout.find(node_id("sheet/1/field/2"));
  EXPECT_GE(field->control.width, 120.0F);
  EXPECT_LE(field->unit.right(), second->rect.right() + 0.5F);
  EXPECT_TRUE(layout.overflowing.empty());
}

TEST(Tables, ThatTableStandsInColumnsOnADesktop) {
  const Layout layout = layout_page(page_of({sheet()}), 1176.0F, test_fonts());
  EXPECT_GT(layout.find(node_id("sheet/0/1"))->rect.height, 0.0F);
  EXPECT_EQ(layout.find(node_id("sheet/1/1"))->rect.y, layout.find(node_id("sheet/1/3"))->rect.y);
}

// The plain page guesses widths by numbers of letters (stacks_on_phones); else its tables would be
// laid out anew when the canvas takes over.
TEST(Tables, OfEveryChapterAndTheHomePageAreStackedOnThePlainPageWhereTheyAreOnTheCanvas) {
  test::Desk desk("a", test::kShipped);
  int tables = 0;
  const std::function<void(const Node&, const Layout&)> look = [&](const Node& one,
                                                                   const Layout& layout) {
    for (const Node& child : one.children) look(child, layout);
    if (one.kind != NodeKind::kTable || !one.header || column_count(one) < 2) return;
    const LaidNode* head = layout.find(one.children.front().id);
    if (head == nullptr) return;  // within a closed fold
    ++tables;
    EXPECT_EQ(stacks_on_phones(one), head->rect.height == 0.0F)
        << plain_text(one.children.front().children.front().runs) << " "
        << plain_text(one.children.back().children.back().runs);
  };
  for (int chapter = -1; chapter < 10; ++chapter) {
    const std::string hash = chapter < 0 ? "#/" : "#/" + std::to_string(chapter);
    SCOPED_TRACE(hash);
    desk.open(hash);
    const Node page = page_for(desk.session);
    const Layout layout = layout_page(page, 390.0F, test_fonts());
    look(page, layout);
  }
  EXPECT_GE(tables, 8);
}

}  // namespace
}  // namespace tmw
