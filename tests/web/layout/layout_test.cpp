#include "web/layout/layout.h"

#include <set>

#include "core/page/sketch.h"
#include "core/prose/rich_text.h"
#include "tests/web/faces/test_fonts.h"
#include "tests/web/layout/sample_page.h"
#include "web/layout/flow.h"
#include "web/layout/place.h"

namespace tmw {
namespace {

using sample::math;
using sample::node;
using sample::page_of;
using sample::text;

constexpr float kWidths[] = {320.0F, 360.0F, 390.0F, 699.0F, 700.0F, 1024.0F, 1176.0F, 1920.0F};

std::size_t count_nodes(const Node& node) {
  std::size_t count = 1;
  for (const Node& child : node.children) count += count_nodes(child);
  return count;
}

bool is_control(NodeKind kind) {
  return kind == NodeKind::kButton || kind == NodeKind::kChoice || kind == NodeKind::kListingLine ||
         kind == NodeKind::kOrderStep;
}

// The words of a node as layout placed them, line after line.
std::string placed_words(const Layout& layout, const LaidNode& node) {
  std::string words;
  float baseline = -1.0F;
  for (auto i = node.texts.begin; i < node.texts.end; ++i) {
    const TextPiece& piece = layout.texts[i];
    if (baseline >= 0.0F && piece.baseline > baseline) words += "|";
    words += layout.letters_of(piece);
    baseline = piece.baseline;
  }
  return words;
}

TEST(Layout, EveryNodeHasAPlaceAndItsOwnId) {
  const Page page = sample::every_kind();
  const Layout layout = layout_page(page, 1176.0F, test_fonts());
  EXPECT_EQ(layout.nodes.size(), count_nodes(page));
  EXPECT_EQ(layout.index.size(), layout.nodes.size()) << "two nodes share an id";
  std::set<NodeKind> kinds;
  for (const LaidNode& laid : layout.nodes) kinds.insert(laid.kind);
  EXPECT_EQ(kinds.size(), static_cast<std::size_t>(NodeKind::kReading) + 1)
      << "the sample lacks a kind";
}

// Drawings are laid out where there are no fonts; what they take for the width of words is enough,
// and not so much that a line of names breaks early.
TEST(Layout, WordsOfADrawingAreAsWideAsIsTakenForThem) {
  for (const std::string words :
       {"Second moment", "Moments", "Activations", "Master weights", "scores in memory",
        "131,072 × 131,072", "holds: at most $2.5 per 1M tokens", "112 GB, 26.1 GB too much"}) {
    const float width = test_fonts().width_px(Face::kSans, words, 15.0F);
    EXPECT_GE(rough_width(words), width) << words;
    EXPECT_LE(rough_width(words), 1.25F * width) << words;
  }
}

TEST(Layout, AHintNotAskedForTakesNoRoom) {
  const auto height_of = [](std::vector<Node> children) {
    return layout_page(sample::page_of(std::move(children)), 800.0F, test_fonts()).height;
  };
  const Node above = sample::node(NodeKind::kParagraph, "a", {sample::text("above")});
  const Node below = sample::node(NodeKind::kParagraph, "b", {sample::text("below")});
  Node hint = sample::node(NodeKind::kHint, "h", {},
                           {sample::node(NodeKind::kParagraph, "p", {sample::text("help")})});
  EXPECT_EQ(height_of({above, hint, below}), height_of({above, below}));
  hint.open = true;
  // A line of 28 px and the 16 px between paragraphs.
  EXPECT_EQ(height_of({above, hint, below}), height_of({above, below}) + 44.0F);
}

TEST(Layout, NothingLeavesThePageSideways) {
  for (const float width : kWidths) {
    const Layout layout = layout_page(sample::every_kind(), width, test_fonts());
    EXPECT_TRUE(layout.overflowing.empty()) << "at " << width;
    for (const LaidNode& laid : layout.nodes) {
      EXPECT_GE(laid.rect.x, 0.0F) << "at " << width;
      EXPECT_LE(laid.rect.right(), width + 0.01F)
          << "kind " << static_cast<int>(laid.kind) << " at " << width;
    }
    for (const TextPiece& piece : layout.texts) {
      EXPECT_GE(piece.x, 0.0F);
      EXPECT_LE(piece.x + piece.width, width + 0.5F) << layout.letters_of(piece) << " at " << width;
    }
  }
}

TEST(Layout, LinesFitTheBoxOfTheirWords) {
  for (const float width : kWidths) {
    const Layout layout = layout_page(sample::every_kind(), width, test_fonts());
    for (const LaidNode& laid : layout.nodes) {
      if (laid.kind == NodeKind::kField || laid.kind == NodeKind::kEditor) continue;
      for (auto i = laid.lines.begin; i < laid.lines.end; ++i) {
        EXPECT_LE(layout.lines[i].width, laid.words.width + 0.5F) << placed_words(layout, laid);
        EXPECT_GE(layout.lines[i].top + 0.01F, laid.words.y);
        EXPECT_LE(layout.lines[i].top + layout.lines[i].height, laid.words.bottom() + 0.01F);
      }
    }
  }
}

TEST(Layout, ParentsHoldTheirChildrenFromTopToBottom) {
  const Layout layout = layout_page(sample::every_kind(), 390.0F, test_fonts());
  for (const LaidNode& laid : layout.nodes) {
    if (laid.parent < 0) continue;
    const Rect& parent = layout.nodes[static_cast<std::size_t>(laid.parent)].rect;
    EXPECT_GE(laid.rect.y + 0.01F, parent.y);
    EXPECT_LE(laid.rect.bottom(), parent.bottom() + 0.01F)
        << "kind " << static_cast<int>(laid.kind);
  }
}

TEST(Layout, SiblingsDoNotOverlap) {
  for (const float width : kWidths) {
    const Layout layout = layout_page(sample::every_kind(), width, test_fonts());
    for (const LaidNode& parent : layout.nodes) {
      const auto first = static_cast<std::size_t>(&parent - layout.nodes.data()) + 1;
      for (std::size_t i = first; i < static_cast<std::size_t>(parent.after);
           i = static_cast<std::size_t>(layout.nodes[i].after)) {
        for (auto j = static_cast<std::size_t>(layout.nodes[i].after);
             j < static_cast<std::size_t>(parent.after);
             j = static_cast<std::size_t>(layout.nodes[j].after)) {
          const Rect& a = layout.nodes[i].rect;
          const Rect& b = layout.nodes[j].rect;
          const bool apart = a.bottom() <= b.y + 0.01F || b.bottom() <= a.y + 0.01F ||
                             a.right() <= b.x + 0.01F || b.right() <= a.x + 0.01F;
          EXPECT_TRUE(apart) << "kinds " << static_cast<int>(layout.nodes[i].kind) << " and "
                             << static_cast<int>(layout.nodes[j].kind) << " at " << width;
        }
      }
    }
  }
}

TEST(Layout, ControlsAreLargeEnoughForAFinger) {
  const Layout phone = layout_page(sample::every_kind(), 390.0F, test_fonts());
  const Layout desk = layout_page(sample::every_kind(), 1176.0F, test_fonts());
  for (const LaidNode& laid : phone.nodes) {
    if (is_control(laid.kind)) {
      EXPECT_GE(laid.rect.height, 44.0F);
    }
    if (laid.kind == NodeKind::kField || laid.kind == NodeKind::kFold ||
        laid.kind == NodeKind::kSlider) {
      EXPECT_GE(laid.control.height, 44.0F);
    }
  }
  for (const LaidNode& laid : desk.nodes) {
    if (laid.kind == NodeKind::kButton) {
      EXPECT_GE(laid.rect.height, 36.0F);
    }
    if (laid.kind == NodeKind::kField) {
      EXPECT_GE(laid.control.height, 36.0F);
    }
  }
}

// Words of every length that chapters have as values, on a desktop, a tablet and a phone.
TEST(Layout, ARangeIsAsLongWhateverItsValueIsCalled) {
  const std::vector<std::string> rows[] = {
      {"2", "8", "131,072"},
      {"none", "each layer whole, and one number a block"},
      {"LoRA", "QLoRA of rank 16, with Adam, on every matrix of the model and of its head"}};
  for (const auto& values : rows) {
    for (const float width : {1176.0F, 700.0F, 390.0F}) {
      std::vector<Rect> controls;
      for (const std::string& words : values) {
        Node slider = node(NodeKind::kSlider, "s");
        slider.label = "Activations that are kept";
        slider.values = values;
        slider.unit = words;
        const Node below = node(NodeKind::kParagraph, "p", {text("What follows from it.")});
        const Layout layout = layout_page(page_of({slider, below}), width, test_fonts());
        controls.push_back(layout.find(slider.id)->control);
        EXPECT_GE(controls.back().width, 160.0F) << words << " at " << width;
        EXPECT_EQ(controls.back(), controls.front()) << words << " at " << width;
        EXPECT_LE(layout.find(slider.id)->unit.bottom(), layout.find(below.id)->rect.y);
      }
    }
  }
}

TEST(Layout, ASignStandsBesideItsFieldsLabelAndMovesNothingBelowIt) {
  Node field = node(NodeKind::kField, "f");
  field.label = "Heads of size 64";
  field.unit = "heads, exact";
  const Layout without = layout_page(page_of({field}), 390.0F, test_fonts());
  field.children = {node(NodeKind::kSign, "f/sign", {text("Not right yet")})};
  const Layout with = layout_page(page_of({field}), 390.0F, test_fonts());
  EXPECT_EQ(with.find(field.id)->control, without.find(field.id)->control);
  const Rect& sign = with.find(node_id("f/sign"))->rect;
  EXPECT_EQ(sign.y, with.find(field.id)->label.y);
  EXPECT_NEAR(sign.right(), with.nodes.front().rect.width - with.find(field.id)->rect.x, 1.0F);
}

TEST(Layout, WhatIsWrongWithAFieldStandsRightBelowItsControlAndMovesNoNeighbour) {
  const auto row_with = [](bool faulty) {
    Node row = node(NodeKind::kRow, "row");
    for (const char* path : {"a", "b", "c", "d"}) {
      row.children.push_back(node(NodeKind::kField, path));
      row.children.back().label = "Cards";
    }
    if (faulty) {
      row.children[1].children = {
          node(NodeKind::kParagraph, "b/fault", {text("no value for this")})};
      row.children[1].children[0].tone = Tone::kBad;
    }
    return page_of({row});
  };
  for (const float width : {1168.0F, 390.0F}) {
    const Layout without = layout_page(row_with(false), width, test_fonts());
    const Layout with = layout_page(row_with(true), width, test_fonts());
    for (const char* path : {"a", "b"})
      EXPECT_EQ(with.find(node_id(path))->control, without.find(node_id(path))->control) << width;
    const Rect& fault = with.find(node_id("b/fault"))->rect;
    const LaidNode& field = *with.find(node_id("b"));
    EXPECT_NEAR(fault.y, field.control.bottom() + kRemarkGapPx, 0.5F) << width;
    EXPECT_EQ(fault.x, field.control.x);
    EXPECT_GE(field.rect.bottom(), fault.bottom());
    EXPECT_GE(with.find(node_id("d"))->label.y, fault.bottom()) << "the next line makes room";
  }
}

TEST(Layout, ARowOfOneCellOverAllColumnsHasTheWidthOfItsTable) {
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

TEST(Layout, TheMeasureIsThatOfABook) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "The hidden size decides nearly everything about a model. ";
  const Page page = page_of({node(NodeKind::kParagraph, "p", {text(words)})});
  const Layout layout = layout_page(page, 1600.0F, test_fonts());
  const LaidNode& laid = layout.nodes[1];
  const auto lines = laid.lines.end - laid.lines.begin;
  const double mean = static_cast<double>(words.size()) / lines;
  EXPECT_GE(mean, 60.0);
  EXPECT_LE(mean, 75.0);
}

TEST(Layout, LinesBreakOnlyAtSpacesAndLoseNoWord) {
  const std::vector<tmw::Run> runs = {
      text("one two three four five six seven eight nine ten eleven twelve")};
  const Layout layout =
      layout_page(page_of({node(NodeKind::kParagraph, "p", runs)}), 320.0F, test_fonts());
  std::string words = placed_words(layout, layout.nodes[1]);
  EXPECT_NE(words.find('|'), std::string::npos);
  for (char& c : words) {
    if (c == '|') c = ' ';
  }
  EXPECT_EQ(words, runs.front().text);
}

TEST(Layout, GreedyLinesWouldOverflowWithTheNextWord) {
  // What makes the browser break no-wrap spans at the very same places.
  const Page page = sample::every_kind();
  const Layout layout = layout_page(page, 390.0F, test_fonts());
  for (const LaidNode& laid : layout.nodes) {
    if (laid.kind != NodeKind::kParagraph) continue;
    for (auto i = laid.lines.begin; i + 1 < laid.lines.end; ++i) {
      EXPECT_GT(layout.lines[i].width + layout.lines[i + 1].width, laid.words.width - 5.0F);
    }
  }
}

TEST(Layout, AWordTooLongForTheLineIsCut) {
  const Page page = page_of({node(NodeKind::kParagraph, "p", {text(std::string(200, 'w'))})});
  const Layout layout = layout_page(page, 320.0F, test_fonts());
  EXPECT_GT(layout.nodes[1].lines.end - layout.nodes[1].lines.begin, 5U);
  EXPECT_TRUE(layout.overflowing.empty());
}

TEST(Layout, InlineMathStandsOnTheBaselineOfItsLine) {
  const Page page = page_of(
      {node(NodeKind::kParagraph, "p", {text("with "), math("\\frac{d}{h}"), text(" numbers")})});
  const Layout layout = layout_page(page, 700.0F, test_fonts());
  ASSERT_EQ(layout.maths.size(), 1U);
  EXPECT_EQ(layout.maths[0].baseline, layout.lines[0].baseline);
  EXPECT_EQ(layout.texts[0].baseline, layout.lines[0].baseline);
  EXPECT_NEAR(layout.maths[0].x, layout.texts[0].x + layout.texts[0].width, 0.01F);
}

TEST(Layout, TallMathMakesItsLineTaller) {
  const Page page = page_of({node(NodeKind::kParagraph, "p",
                                  {text("with "), math("\\frac{\\frac{a}{b}}{\\frac{c}{d}}")})});
  const Layout layout = layout_page(page, 700.0F, test_fonts());
  EXPECT_GT(layout.lines[0].height, metrics_of(TextStyle::kBody).line_height_px);
}

TEST(Layout, ADisplayedFormulaIsCentredAndShrinksBeforeItOverflows) {
  const Page narrow = page_of({node(
      NodeKind::kFormula, "f", {math("a + b + c + d + e + f + g + h + i + j + k + l = m + n")})});
  const Layout wide = layout_page(narrow, 1176.0F, test_fonts());
  const LaidNode& laid = wide.nodes[1];
  EXPECT_NEAR(laid.words.x - laid.rect.x, laid.rect.right() - laid.words.right(), 1.0F);
  const Layout phone = layout_page(narrow, 390.0F, test_fonts());
  EXPECT_LT(phone.maths[0].em_px, wide.maths[0].em_px);
  EXPECT_TRUE(phone.overflowing.empty());

  std::string long_sum = "x";
  for (int i = 0; i < 80; ++i) long_sum += " + x";
  const Layout over =
      layout_page(page_of({node(NodeKind::kFormula, "f", {math(long_sum)})}), 320.0F, test_fonts());
  ASSERT_EQ(over.overflowing.size(), 1U);
  EXPECT_EQ(over.overflowing[0], node_id("f"));
}

TEST(Layout, ASilentStatusTakesNoRoom) {
  const Node above = node(NodeKind::kParagraph, "a", {text("above")});
  const Node below = node(NodeKind::kParagraph, "b", {text("below")});
  const Layout with =
      layout_page(page_of({above, node(NodeKind::kStatus, "s"), below}), 800.0F, test_fonts());
  const Layout without = layout_page(page_of({above, below}), 800.0F, test_fonts());
  EXPECT_EQ(with.height, without.height);
}

TEST(Layout, AClosedFoldHidesItsChildren) {
  Node fold = node(NodeKind::kFold, "fold", {text("Show")},
                   {node(NodeKind::kParagraph, "inside", {text("words")})});
  const Layout closed = layout_page(page_of({fold}), 800.0F, test_fonts());
  EXPECT_EQ(closed.find(node_id("inside")), nullptr);
  fold.open = true;
  const Layout open = layout_page(page_of({fold}), 800.0F, test_fonts());
  ASSERT_NE(open.find(node_id("inside")), nullptr);
  EXPECT_GE(open.find(node_id("inside"))->rect.y, open.find(node_id("fold"))->control.bottom());
}

TEST(Layout, ColumnsOfNumbersStandFlushRight) {
  const Layout layout = layout_page(sample::every_kind(), 1176.0F, test_fonts());
  const LaidNode* small = layout.find(node_id("table/1/3"));
  const LaidNode* large = layout.find(node_id("table/2/3"));
  ASSERT_NE(small, nullptr);
  ASSERT_NE(large, nullptr);
  EXPECT_NEAR(small->words.right(), large->words.right(), 0.01F);
  EXPECT_GT(small->words.x, large->words.x);
}

// Four columns of numbers below heads of several words, in a page too narrow for those.
TEST(Layout, EachLineOfAHeadEndsWhereItsNumbersEnd) {
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

TEST(Layout, SourceKeepsItsSpacesAndItsLines) {
  Node code = node(NodeKind::kCode, "code");
  code.text = "if (a) {\n    return b;\n\n}";
  const Layout layout = layout_page(page_of({code}), 800.0F, test_fonts());
  const LaidNode& laid = layout.nodes[1];
  EXPECT_EQ(laid.lines.end - laid.lines.begin, 4U);
  EXPECT_EQ(placed_words(layout, laid), "if (a) {|    return b;|}");
}

TEST(Layout, ALongLineOfSourceIsCutAfterItsSpacesNeverBeforeThem) {
  Node code = node(NodeKind::kCode, "code");
  code.text = "  const share = layers / total;          // of the whole model";
  const Layout layout = layout_page(page_of({code}), 390.0F, test_fonts());
  EXPECT_EQ(placed_words(layout, layout.nodes[1]),
            "  const share = layers / total;          |// of the whole model");
  EXPECT_NEAR(layout.texts[1].x - layout.texts[0].x, 4 * 0.6F * 15.0F, 0.01F)
      << "the rest stands in";
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

TEST(Layout, ATableTooWideForAPhoneIsStackedWithTheNameOfEachColumn) {
  const Layout layout = layout_page(page_of({sheet()}), 390.0F, test_fonts());
  const LaidNode* head = layout.find(node_id("sheet/0/1"));
  const LaidNode* first = layout.find(node_id("sheet/1/1"));
  const LaidNode* second = layout.find(node_id("sheet/1/2"));
  const LaidNode* next_row = layout.find(node_id("sheet/2/0"));
  EXPECT_EQ(head->rect.height, 0.0F);
  EXPECT_TRUE(head->texts.empty());
  EXPECT_GE(second->rect.y, first->rect.bottom());
  EXPECT_GE(next_row->rect.y, second->rect.bottom());
  EXPECT_EQ(placed_words(layout, *layout.find(node_id("sheet"))).find("Quantity"), 0U);
  const LaidNode* field = layout.find(node_id("sheet/1/field/2"));
  EXPECT_GE(field->control.width, 120.0F);
  EXPECT_LE(field->unit.right(), second->rect.right() + 0.5F);
  EXPECT_TRUE(layout.overflowing.empty());
}

TEST(Layout, ThatTableStandsInColumnsOnADesktop) {
  const Layout layout = layout_page(page_of({sheet()}), 1176.0F, test_fonts());
  EXPECT_GT(layout.find(node_id("sheet/0/1"))->rect.height, 0.0F);
  EXPECT_EQ(layout.find(node_id("sheet/1/1"))->rect.y, layout.find(node_id("sheet/1/3"))->rect.y);
}

TEST(Layout, ANumberAndItsUnitStandOnOneLine) {
  for (const std::string unit : {"GiB", "TFLOP/s,", "billion", "tokens/s.", "%"}) {
    for (float width = 320.0F; width < 700.0F; width += 7.0F) {
      const std::vector<tmw::Run> runs = {
          text("It keeps as many bytes as the card can hold, 15.3 " + unit + " and then no more")};
      const Layout layout =
          layout_page(page_of({node(NodeKind::kParagraph, "p", runs)}), width, test_fonts());
      const std::string words = placed_words(layout, layout.nodes[1]);
      EXPECT_NE(words.find("15.3 " + unit), std::string::npos) << words << " at " << width;
    }
  }
}

TEST(Layout, ANumberKeepsTheRoomOfTheWidestThatMayStandThere) {
  const auto laid = [](const char* words, const char* room) {
    tmw::Run number = text(words);
    number.given = "s";
    number.room = room;
    return layout_page(page_of({node(NodeKind::kParagraph, "p",
                                     {text("A text of "), number, text(", as it is.")})}),
                       800.0F, test_fonts());
  };
  const auto end_of = [](const Layout& layout) {
    return layout.texts.back().x + layout.texts.back().width;
  };
  const float widest = end_of(laid("131,072", ""));
  EXPECT_NEAR(end_of(laid("64", "131,072")), widest, 0.05F);
  EXPECT_NEAR(end_of(laid("131,072", "131,072")), widest, 0.05F);
  EXPECT_LT(end_of(laid("64", "")), widest - 20.0F);
  EXPECT_TRUE(laid("64", "131,072").texts[1].dotted);
}

TEST(Layout, AFieldShowsItsWholePlaceholder) {
  Node field = node(NodeKind::kField, "f");
  field.hint = "a number or an expression";
  field.unit = "parameters per layer";
  for (const float width : kWidths) {
    const Layout layout = layout_page(page_of({field}), width, test_fonts());
    const float hint = test_fonts().width_px(Face::kSans, field.hint, 17.0F);
    EXPECT_GE(layout.nodes[1].control.width, hint + 26.0F) << "at " << width;
  }
}

TEST(Layout, TheSamePageIsLaidOutTheSameTwice) {
  const Layout one = layout_page(sample::every_kind(), 500.0F, test_fonts());
  const Layout two = layout_page(sample::every_kind(), 500.0F, test_fonts());
  ASSERT_EQ(one.nodes.size(), two.nodes.size());
  for (std::size_t i = 0; i < one.nodes.size(); ++i)
    EXPECT_EQ(one.nodes[i].rect, two.nodes[i].rect);
  EXPECT_EQ(one.letters, two.letters);
}

TEST(Layout, AUnitThatWrapsBelowItsFieldTakesItsRoom) {
  Node field = node(NodeKind::kField, "f");
  field.hint = "a number or an expression";
  field.unit = "billion parameters of the whole model, 4 significant digits";
  const Layout layout = layout_page(
      page_of({field, node(NodeKind::kParagraph, "p", {text("below")})}), 320.0F, test_fonts());
  const LaidNode& laid = *layout.find(field.id);
  EXPECT_GT(laid.unit.height, 40.0F) << "two lines";
  EXPECT_LE(laid.unit.bottom(), laid.rect.bottom());
  EXPECT_LT(laid.unit.bottom(), layout.find(node_id("p"))->rect.y);
}

// Answers of the Lab stand one below the other as lines of a list; below one that is open there is
// room, as above anything else.
TEST(Layout, ClosedFoldsFollowEachOtherWithoutAGap) {
  const Node closed = node(NodeKind::kFold, "one");
  Node open = node(NodeKind::kFold, "two");
  open.open = true;
  const Node words = node(NodeKind::kParagraph, "three");
  EXPECT_EQ(gap_between(closed, open), 0.0F);
  EXPECT_GT(gap_between(open, closed), 10.0F);
  EXPECT_GT(gap_between(closed, words), 10.0F);
  Node values = node(NodeKind::kFold, "four");
  values.tone = Tone::kQuiet;
  EXPECT_EQ(gap_between(closed, values), 4.0F);
}

}  // namespace
}  // namespace tmw
