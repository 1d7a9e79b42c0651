// A page laid out with what is known of the page before it stands where it would stand without.
#include "web/layout/layout_memo.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/web/faces/test_fonts.h"
#include "tests/web/layout/sample_page.h"
#include "web/layout/records.h"

namespace tmw {
namespace {

constexpr float kWidthPx = 390.0F;
constexpr float kRoundedPx = 0.01F;  // sums of the same lengths in another order

void expect_same(const Rect& one, const Rect& other) {
  EXPECT_NEAR(one.x, other.x, kRoundedPx);
  EXPECT_NEAR(one.y, other.y, kRoundedPx);
  EXPECT_NEAR(one.width, other.width, kRoundedPx);
  EXPECT_NEAR(one.height, other.height, kRoundedPx);
}

// Whatever is painted, and where the DOM is told that it stands.
void expect_same(const Layout& one, const Layout& other) {
  EXPECT_NEAR(one.height, other.height, kRoundedPx);
  EXPECT_EQ(one.overflowing, other.overflowing);
  ASSERT_EQ(one.nodes.size(), other.nodes.size());
  for (std::size_t i = 0; i < one.nodes.size(); ++i) {
    const LaidNode& mine = one.nodes[i];
    const LaidNode& theirs = other.nodes[i];
    EXPECT_EQ(mine.id, theirs.id);
    EXPECT_EQ(mine.parent, theirs.parent);
    EXPECT_EQ(mine.after, theirs.after);
    EXPECT_EQ(mine.figure, theirs.figure);
    EXPECT_EQ(mine.first, theirs.first);
    EXPECT_EQ(mine.level, theirs.level);
    expect_same(mine.rect, theirs.rect);
    expect_same(mine.words, theirs.words);
    expect_same(mine.control, theirs.control);
    expect_same(mine.label, theirs.label);
    expect_same(mine.unit, theirs.unit);
  }
  ASSERT_EQ(one.texts.size(), other.texts.size());
  for (std::size_t i = 0; i < one.texts.size(); ++i) {
    EXPECT_EQ(one.letters_of(one.texts[i]), other.letters_of(other.texts[i]));
    EXPECT_NEAR(one.texts[i].x, other.texts[i].x, kRoundedPx);
    EXPECT_NEAR(one.texts[i].baseline, other.texts[i].baseline, kRoundedPx);
  }
  ASSERT_EQ(one.maths.size(), other.maths.size());
  for (std::size_t i = 0; i < one.maths.size(); ++i) {
    EXPECT_NEAR(one.maths[i].baseline, other.maths[i].baseline, kRoundedPx);
    EXPECT_EQ(one.boxes[one.maths[i].box].glyphs.size(),
              other.boxes[other.maths[i].box].glyphs.size());
  }
  ASSERT_EQ(one.chips.size(), other.chips.size());
  for (std::size_t i = 0; i < one.chips.size(); ++i) expect_same(one.chips[i], other.chips[i]);
  EXPECT_EQ(one.figures.size(), other.figures.size());
}

void expect_as_fresh(const Page& page, LayoutMemo& memo, float width = kWidthPx) {
  expect_same(layout_page(page, width, test_fonts(), memo), layout_page(page, width, test_fonts()));
}

TEST(LayoutMemo, APageIsLaidOutAsWithoutIt) {
  LayoutMemo memo;
  const Page page = sample::every_kind();
  for (const char* when : {"the first time", "again"}) {
    SCOPED_TRACE(when);
    expect_as_fresh(page, memo);
  }
  EXPECT_EQ(memo.laid_out(), 0) << "all was known";
  EXPECT_EQ(pack_records(page, layout_page(page, kWidthPx, test_fonts(), memo), test_fonts()),
            pack_records(page, layout_page(page, kWidthPx, test_fonts()), test_fonts()));
  expect_as_fresh(page, memo, 1176.0F);
  EXPECT_GT(memo.laid_out(), 0) << "the page is wider";
}

TEST(LayoutMemo, WhateverChangesInABlockIsSeen) {
  LayoutMemo memo;
  int changed = 0;
  const std::function<void(Page&, Node&)> change_each = [&](Page& page, Node& node) {
    const Node before = node;
    const auto differs = [&](const char* what) {
      SCOPED_TRACE(std::string(what) + " of " + std::to_string(node.id));
      expect_as_fresh(page, memo);
      ++changed;
      node = before;
    };
    if (!node.runs.empty()) node.runs[0].text += " and some more", differs("words");
    if (!node.text.empty()) node.text += "1", differs("text");
    if (!node.label.empty()) node.label += "1", differs("label");
    if (!node.unit.empty()) node.unit += "1", differs("unit");
    if (!node.value.empty()) node.value += "\n1", differs("value");
    if (!node.figure.labels.empty()) node.figure.labels[0] += "1", differs("figure");
    if (node.kind == NodeKind::kFold) node.open = !node.open, differs("open");
    node.tone = node.tone == Tone::kQuiet ? Tone::kPlain : Tone::kQuiet, differs("tone");
    for (Node& child : node.children) change_each(page, child);
  };
  Page page = sample::every_kind();
  for (Node& child : page.children) change_each(page, child);
  EXPECT_GT(changed, 50);
}

TEST(LayoutMemo, OnlyTheBlockThatChangedIsLaidOutAnew) {
  LayoutMemo memo;
  std::vector<Node> blocks;
  for (int i = 0; i < 20; ++i)
    blocks.push_back(
        sample::node(NodeKind::kParagraph, "p" + std::to_string(i), {sample::text("A line.")}));
  Page page = sample::page_of(
      {sample::node(NodeKind::kSection, "s", {}, std::move(blocks)),
       sample::node(NodeKind::kParagraph, "below", {sample::text("What stands below moves.")})});
  expect_as_fresh(page, memo);
  page.children[0].children[7].runs[0].text =
      "Words that take two lines on a page that is no wider than that of a phone.";
  expect_as_fresh(page, memo);
  EXPECT_EQ(memo.laid_out(), 1);
}

TEST(LayoutMemo, NothingIsRememberedOfPagesThatWereLeft) {
  LayoutMemo memo;
  const Page whole = sample::every_kind();
  const Page other = sample::page_of({});
  for (const Page* page : {&whole, &other, &other})
    (void)layout_page(*page, kWidthPx, test_fonts(), memo);
  EXPECT_EQ(memo.size(), 0U);
}

}  // namespace
}  // namespace tmw
