#include "web/layout/records.h"

#include <cstdio>
#include <cstring>
#include <functional>
#include <map>
#include <set>

#include "core/prose/rich_text.h"
#include "tests/web/faces/test_fonts.h"
#include "tests/web/layout/sample_page.h"

namespace tmw {
namespace {

struct Record {
  std::uint32_t id = 0;
  std::uint32_t parent = 0;
  std::uint32_t hash = 0;
  Rect rect;
  std::string tag;
  std::map<std::string, std::string> attributes;
  std::string html;
  bool leaf = false;
};

// Reads the buffer as the page layer does, from the format's description alone.
class Decoder {
 public:
  explicit Decoder(const std::vector<std::uint8_t>& bytes) : bytes_(bytes) {}

  std::vector<Record> records() const {
    EXPECT_EQ(word(0), kRecordsMagic);
    const std::uint32_t count = word(1);
    const std::uint32_t attributes = kRecordsHeaderWords + count * kRecordWords;
    const std::uint32_t pool = 4 * (attributes + 4 * word(2));
    EXPECT_EQ(pool + word(3), bytes_.size());
    std::vector<Record> read;
    for (std::uint32_t i = 0; i < count; ++i) {
      const std::uint32_t at = kRecordsHeaderWords + i * kRecordWords;
      Record record{word(at),
                    word(at + 1),
                    word(at + 2),
                    {number(at + 3), number(at + 4), number(at + 5), number(at + 6)},
                    text(pool, at + 7),
                    {},
                    text(pool, at + 11),
                    word(at + 13) == kRecordIsLeaf};
      for (std::uint32_t a = 0; a < word(at + 10); ++a) {
        const std::uint32_t from = attributes + 4 * (word(at + 9) + a);
        record.attributes[text(pool, from)] = text(pool, from + 2);
      }
      read.push_back(std::move(record));
    }
    return read;
  }
  float height() const { return number(4); }

 private:
  std::uint32_t word(std::uint32_t index) const {
    std::uint32_t value = 0;
    for (std::uint32_t i = 0; i < 4; ++i)
      value |= std::uint32_t{bytes_.at(4 * index + i)} << (8 * i);
    return value;
  }
  float number(std::uint32_t index) const {
    const std::uint32_t bits = word(index);
    float value = 0.0F;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }
  std::string text(std::uint32_t pool, std::uint32_t slot) const {
    const auto first = bytes_.begin() + pool + word(slot);
    return {first, first + word(slot + 1)};
  }
  const std::vector<std::uint8_t>& bytes_;
};

std::vector<Record> records_at(const Page& page, float width) {
  const Layout layout = layout_page(page, width, test_fonts());
  const std::vector<std::uint8_t> bytes = pack_records(page, layout, test_fonts());
  EXPECT_EQ(Decoder(bytes).height(), layout.height);
  return Decoder(bytes).records();
}

const Record* find(const std::vector<Record>& records, NodeId id) {
  for (const Record& record : records) {
    if (record.id == id) return &record;
  }
  return nullptr;
}

TEST(Records, HoldEveryElementOfTheDomInReadingOrder) {
  const Page page = sample::every_kind();
  const std::vector<DomElement> elements = dom_for(page);
  const std::vector<Record> records = records_at(page, 1176.0F);
  ASSERT_EQ(records.size(), elements.size());
  std::set<NodeId> seen{0};
  for (std::size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(records[i].id, elements[i].id);
    EXPECT_EQ(records[i].parent, elements[i].parent);
    EXPECT_EQ(records[i].tag, elements[i].tag);
    EXPECT_TRUE(seen.count(records[i].parent)) << "a child before its parent";
    EXPECT_TRUE(seen.insert(records[i].id).second) << "an id twice: " << records[i].tag;
    for (const auto& [name, value] : elements[i].attributes) {
      if (name == "style") {  // its place is put behind it
        EXPECT_EQ(records[i].attributes.at(name).rfind(value + ";", 0), 0U);
      } else if (name != "class") {
        EXPECT_EQ(records[i].attributes.at(name), value);
      }
    }
  }
}

TEST(Records, AbsolutePlacesAreThoseOfTheLayout) {
  const Page page = sample::every_kind();
  const Layout layout = layout_page(page, 390.0F, test_fonts());
  const std::vector<std::uint8_t> bytes = pack_records(page, layout, test_fonts());
  std::map<NodeId, Rect> places{{0, {}}};
  for (const Record& record : Decoder(bytes).records()) {
    Rect place = record.rect;
    place.x += places.at(record.parent).x;
    place.y += places.at(record.parent).y;
    places[record.id] = place;
    EXPECT_GE(place.x, -0.01F);
    EXPECT_LE(place.right(), 390.5F) << record.tag;
    const LaidNode* laid = layout.find(record.id);
    if (laid == nullptr) continue;
    const bool inner = laid->kind == NodeKind::kField || laid->kind == NodeKind::kEditor ||
                       laid->kind == NodeKind::kSlider;
    const Rect& wanted = inner ? laid->control : laid->rect;
    EXPECT_NEAR(place.x, wanted.x, 0.01F) << record.tag;
    EXPECT_NEAR(place.y, wanted.y, 0.01F) << record.tag;
    EXPECT_NEAR(place.height, wanted.height, 0.01F) << record.tag;
  }
}

TEST(Records, LeavesCarryTheirLinesAndTheirTextStyle) {
  const std::vector<Record> records = records_at(sample::every_kind(), 390.0F);
  const Record* paragraph = find(records, node_id("p/1"));
  ASSERT_NE(paragraph, nullptr);
  EXPECT_TRUE(paragraph->leaf);
  EXPECT_EQ(paragraph->attributes.at("class"), "t-body");
  EXPECT_NE(paragraph->html.find("</span> <span class=\"l\">"), std::string::npos);
  EXPECT_NE(paragraph->html.find("<span class=\"m\" style=\"width:"), std::string::npos);
  const Record* section = find(records, node_id("section"));
  ASSERT_NE(section, nullptr);
  EXPECT_FALSE(section->leaf);
}

TEST(Records, ALeafOfSeveralLinesHasNoRoomForTwoOfThemBesideEachOther) {
  const Page page = sample::page_of(
      {sample::node(NodeKind::kParagraph, "p",
                    {sample::text("one two three four five six seven eight nine ten eleven")})});
  const Record paragraph = records_at(page, 320.0F).at(0);
  ASSERT_NE(paragraph.html.find("</span> <span class=\"l\">"), std::string::npos);
  const std::string& style = paragraph.attributes.at("style");
  float top = 0.0F;
  float right = 0.0F;
  float bottom = 0.0F;
  float left = 0.0F;
  const std::size_t padding = style.find("padding:");
  ASSERT_NE(padding, std::string::npos);
  ASSERT_EQ(std::sscanf(style.c_str() + padding, "padding:%fpx %fpx %fpx %fpx", &top, &right,
                        &bottom, &left),
            4);
  EXPECT_NEAR(paragraph.rect.width - left - right, 1.0F, 0.01F);
}

TEST(Records, AStepHasAHandleThatAFingerCanHold) {
  const std::vector<Record> records = records_at(sample::every_kind(), 390.0F);
  int handles = 0;
  for (const Record& record : records) {
    const auto found = record.attributes.find("class");
    if (found == record.attributes.end() || found->second != "grip") continue;
    ++handles;
    EXPECT_EQ(record.tag, "span");
    EXPECT_GE(record.rect.width, 44.0F);
    EXPECT_GE(record.rect.height, 44.0F);
  }
  EXPECT_EQ(handles, 3);
}

TEST(Records, AHashChangesWithAnythingTheElementShowsAndOnlyThen) {
  Page page = sample::every_kind();
  const std::vector<Record> before = records_at(page, 1176.0F);
  EXPECT_EQ(find(before, node_id("check"))->hash,
            find(records_at(page, 1176.0F), node_id("check"))->hash);
  Node* lead = &page.children[1];
  lead->runs[0].text = "Chapter 0. Eight exercises, about forty minutes.";
  const std::vector<Record> after = records_at(page, 1176.0F);
  int changed = 0;
  for (std::size_t i = 0; i < before.size(); ++i)
    changed += before[i].hash != after[i].hash ? 1 : 0;
  EXPECT_EQ(changed, 1);
  EXPECT_NE(find(before, lead->id)->hash, find(after, lead->id)->hash);
}

TEST(Records, SourceKeepsItsNewlinesAndIsEscaped) {
  Node code = sample::node(NodeKind::kCode, "code");
  code.text = "if (a < b) {\n  c();\n}";
  const std::vector<Record> records = records_at(sample::page_of({code}), 1176.0F);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].html,
            "<code><span class=\"l\">if (a &lt; b) {</span>\n<span class=\"l\">  "
            "c();</span>\n<span class=\"l\">}</span></code>");
}

TEST(Records, AFormulaCutOverTwoLinesKeepsTheRoomOfItsRest) {
  const Page page = sample::page_of(
      {sample::node(NodeKind::kParagraph, "p",
                    {sample::math("a + b + c + d + e + f + g + h + i + j + k + l + m = n")})});
  const std::vector<Record> records = records_at(page, 320.0F);
  const std::string& html = records.at(0).html;
  EXPECT_NE(html.find("<math"), std::string::npos);
  EXPECT_EQ(html.find("<math"), html.rfind("<math")) << "the formula stands in the DOM once";
}

// What was packed before is taken from there; a page that differs in each sort of thing is packed
// as if there had been none.
TEST(Records, AreTheSameWithWhatIsRememberedOfThePageBefore) {
  RecordMemo memo;
  const auto packed = [](const Page& page, float width, RecordMemo* known) {
    return pack_records(page, layout_page(page, width, test_fonts()), test_fonts(), known);
  };
  const Page whole = sample::every_kind();
  EXPECT_EQ(packed(whole, 1176.0F, &memo), packed(whole, 1176.0F, nullptr));
  EXPECT_EQ(packed(whole, 1176.0F, &memo), packed(whole, 1176.0F, nullptr)) << "again";
  EXPECT_EQ(packed(whole, 390.0F, &memo), packed(whole, 390.0F, nullptr)) << "other lines";
  int changed = 0;
  const std::function<void(Page&, Node&)> change_each = [&](Page& page, Node& node) {
    const auto differs = [&] {
      EXPECT_EQ(packed(page, 390.0F, &memo), packed(page, 390.0F, nullptr)) << node.id;
      ++changed;
    };
    const Node before = node;
    if (!node.runs.empty()) node.runs[0].text += "1", differs();
    if (!node.label.empty()) node.label += "1", differs();
    if (!node.unit.empty()) node.unit += "1", differs();
    if (!node.text.empty()) node.text += "1", differs();
    if (!node.options.empty()) node.options[0].words += "1", differs();
    if (!node.figure.series.empty()) node.figure.series[0].y[0] += 1, differs();
    if (!node.figure.labels.empty()) node.figure.labels[0] += "1", differs();
    node = before;
    for (Node& child : node.children) change_each(page, child);
  };
  Page page = whole;
  change_each(page, page);
  EXPECT_GT(changed, 20);
}

// A page of years of reading is no longer than the last two pages.
TEST(Records, RememberNothingOfPagesThatWereLeft) {
  RecordMemo memo;
  const Page whole = sample::every_kind();
  const Page other;
  for (const Page* page : {&whole, &other, &other})
    (void)pack_records(*page, layout_page(*page, 390.0F, test_fonts()), test_fonts(), &memo);
  EXPECT_EQ(memo.size(), 0u);
}

}  // namespace
}  // namespace tmw
