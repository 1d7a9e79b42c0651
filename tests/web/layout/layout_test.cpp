#include "web/layout/layout.h"

#include <set>

#include "core/page/sketch.h"
#include "tests/web/faces/test_fonts.h"
#include "tests/web/layout/sample_page.h"
#include "web/layout/flow.h"
#include "web/layout/place.h"

namespace tmw {
namespace {

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
        "131,072 × 131,072", "holds: at most $2.50 per 1M tokens", "112 GB, 26.1 GB too much"}) {
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

TEST(Layout, RangesBelowEachOtherBeginAndEndAlikeThoughOneHasNamesForValues) {
  Node tokens = node(NodeKind::kSlider, "tokens");
  tokens.label = "Tokens in the text";
  tokens.values = {"1,000", "500,000"};
  Node model = node(NodeKind::kSlider, "model");
  model.label = "Model";
  model.values = {"Llama-3.1-8B", "GPT-2 XL 1.5B"};
  const Layout layout = layout_page(page_of({tokens, model}), 1176.0F, test_fonts());
  const Rect one = layout.find(tokens.id)->control;
  const Rect other = layout.find(model.id)->control;
  EXPECT_EQ(one.x, other.x);
  EXPECT_EQ(one.width, other.width);
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
