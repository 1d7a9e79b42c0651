#include "web/layout/record_memo.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "core/exercise/chart.h"
#include "core/prose/rich_text.h"
#include "core/text/fnv.h"
#include "web/layout/same.h"

namespace tmw {
namespace {

// Each of these names every field, so that one which is added must be thought of here.

bool same(const FormulaBox& one, const FormulaBox& other) {
  const auto& [width, ascent, descent] = one;
  return width == other.width && ascent == other.ascent && descent == other.descent;
}

bool same(const LineEnd& one, const LineEnd& other) {
  const auto& [end, word_spacing, indent, rest] = one;
  return end.run == other.end.run && end.offset == other.end.offset &&
         word_spacing == other.word_spacing && indent == other.indent &&
         rest.has_value() == other.rest.has_value() && (!rest || same(*rest, *other.rest));
}

bool same(const Dress::Formula& one, const Dress::Formula& other) {
  const auto& [run, box] = one;
  return run == other.run && same(box, other.box);
}

bool same(const Dress::Room& one, const Dress::Room& other) {
  const auto& [run, width] = one;
  return run == other.run && width == other.width;
}

template <class Thing>
bool all_same(const std::vector<Thing>& some, const std::vector<Thing>& others) {
  return std::equal(some.begin(), some.end(), others.begin(), others.end(),
                    [](const Thing& one, const Thing& other) { return same(one, other); });
}

bool same(const Dress& one, const Dress& other) {
  const auto& [lines, formulas, rooms, links, display, memo, drawing_width] = one;
  return all_same(lines, other.lines) && all_same(formulas, other.formulas) &&
         all_same(rooms, other.rooms) && links == other.links && display == other.display &&
         memo == other.memo && drawing_width == other.drawing_width;
}

}  // namespace

// What an element's words were made of, as far as its content goes, and what came of it.
struct RecordMemo::Kept {
  DomContent content = DomContent::kNone;
  std::vector<Run> runs;
  std::string text;      // a label, a unit, source
  std::string language;  // of source
  std::vector<FieldOption> options;
  std::unique_ptr<Chart> figure;  // of a drawing
  Dress dress;
  PackedWords words;
  std::uint32_t page = 0;  // on which it was seen last

  void take(const DomElement& element) {
    const Node& node = *element.node;
    content = element.content;
    switch (content) {
      case DomContent::kNone:
        break;
      case DomContent::kRuns:
        runs = node.runs;
        break;
      case DomContent::kLabel:
        text = node.label;
        break;
      case DomContent::kUnit:
        text = node.unit;
        break;
      case DomContent::kOptions:
        options = node.options;
        break;
      case DomContent::kSource:
        text = node.text;
        language = node.language;
        break;
      case DomContent::kDrawing:
        figure = std::make_unique<Chart>(node.figure);
        break;
    }
  }

  [[nodiscard]] bool is_of(const DomElement& element, const Dress& now) const {
    const Node& node = *element.node;
    if (page == 0 || content != element.content || !same(dress, now)) return false;
    switch (content) {
      case DomContent::kNone:
        return true;
      case DomContent::kRuns:
        return runs == node.runs;
      case DomContent::kLabel:
        return text == node.label;
      case DomContent::kUnit:
        return text == node.unit;
      case DomContent::kOptions:
        return same(options, node.options);
      case DomContent::kSource:
        return text == node.text && language == node.language;
      case DomContent::kDrawing:
        return same(*figure, node.figure);
    }
    return false;
  }
};

RecordMemo::RecordMemo() = default;
RecordMemo::RecordMemo(RecordMemo&& other) noexcept = default;
RecordMemo& RecordMemo::operator=(RecordMemo&& other) noexcept = default;
RecordMemo::~RecordMemo() = default;

const PackedWords& RecordMemo::words(const DomElement& element, Dress dress) {
  std::unique_ptr<Kept>& place = kept_[element.id];
  if (place == nullptr) place = std::make_unique<Kept>();
  Kept& kept = *place;
  dress.memo = &maths_;
  if (!kept.is_of(element, dress)) {
    kept.take(element);
    kept.words = pack_words(element, dress);
    kept.dress = std::move(dress);
  }
  kept.page = page_;
  return kept.words;
}

void RecordMemo::begin_page() {
  const std::uint32_t last = page_++;
  for (auto one = kept_.begin(); one != kept_.end();)
    one = one->second->page < last ? kept_.erase(one) : std::next(one);
}

PackedWords pack_words(const DomElement& element, Dress dress) {
  PackedWords words;
  words.html = content_html(element, std::move(dress));
  words.hash = fnv1a_32(words.html);
  return words;
}

}  // namespace tmw
