#include "web/layout/records.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/page/dom.h"
#include "core/text/fnv.h"
#include "web/layout/leaf_dress.h"

namespace tmw {
namespace {

struct PoolSlot {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
};

// Collects records, attributes and strings; joins them at the end.
class Packer {
 public:
  // What so many elements mostly take, so that nothing is moved while they are written.
  void expect(std::size_t elements) {
    records_.reserve(kRecordWords * elements);
    attributes_.reserve(12 * elements);
    pool_.reserve(512 * elements);
  }

  PoolSlot text(std::string_view words) {
    const PoolSlot slot{static_cast<std::uint32_t>(pool_.size()),
                        static_cast<std::uint32_t>(words.size())};
    pool_.append(words);
    return slot;
  }

  void word(std::uint32_t value) { records_.push_back(value); }
  void number(float value) {
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    word(bits);
  }
  void slot(PoolSlot slot) {
    word(slot.offset);
    word(slot.length);
  }

  void attribute(std::string_view name, std::string_view value) {
    for (const PoolSlot slot : {text(name), text(value)}) {
      attributes_.push_back(slot.offset);
      attributes_.push_back(slot.length);
    }
  }
  [[nodiscard]] std::uint32_t attribute_count() const {
    return static_cast<std::uint32_t>(attributes_.size() / 4);
  }
  [[nodiscard]] std::string_view pool_from(std::size_t offset) const {
    return std::string_view(pool_).substr(offset);
  }
  [[nodiscard]] std::size_t pool_size() const { return pool_.size(); }

  [[nodiscard]] std::vector<std::uint8_t> join(float height_px) const {
    Packer header;
    header.word(kRecordsMagic);
    header.word(static_cast<std::uint32_t>(records_.size()) / kRecordWords);
    header.word(attribute_count());
    header.word(static_cast<std::uint32_t>(pool_.size()));
    header.number(height_px);
    // Written as it lies in memory: WASM is little endian, and so is what the tests run on.
    static_assert(std::endian::native == std::endian::little);
    std::vector<std::uint8_t> bytes;  // not zeroed first: that is done byte by byte
    bytes.reserve(4 * (kRecordsHeaderWords + records_.size() + attributes_.size()) + pool_.size());
    const auto write = [&bytes](const void* from, std::size_t size) {
      const auto* begin = static_cast<const std::uint8_t*>(from);
      if (size > 0) bytes.insert(bytes.end(), begin, begin + size);
    };
    write(header.records_.data(), 4 * header.records_.size());
    write(records_.data(), 4 * records_.size());
    write(attributes_.data(), 4 * attributes_.size());
    write(pool_.data(), pool_.size());
    return bytes;
  }

 private:
  std::vector<std::uint32_t> records_;
  std::vector<std::uint32_t> attributes_;
  std::string pool_;
};

bool is(const DomElement& element, std::string_view tag) { return element.tag == tag; }

bool is_leaf(const DomElement& element) { return element.content != DomContent::kNone; }

// Words that are laid out, and so have a style and a place of their own; options are the browser's.
bool is_laid_out(const DomElement& element) {
  return is_leaf(element) && element.content != DomContent::kOptions;
}

bool has_runs(const DomElement& element) { return element.content == DomContent::kRuns; }

// Where an element lies. A node's own element has the node's rectangle, unless the control is only
// a part of it; the derived elements have the parts that they stand for.
Rect rect_of(const DomElement& element, const LaidNode& laid) {
  const bool own = element.id == laid.id;
  switch (laid.kind) {
    case NodeKind::kField:
    case NodeKind::kSlider:
    case NodeKind::kEditor:
      if (own) return laid.control;
      if (is(element, "label")) return laid.label;
      return is(element, "span") ? laid.unit : laid.rect;
    case NodeKind::kFigure:
      if (own) return laid.rect;
      return has_runs(element) ? laid.words : laid.control;
    case NodeKind::kOrderStep:
      if (own) return laid.rect;
      return has_runs(element) ? laid.words : laid.label;
    case NodeKind::kFold:
      return own ? laid.rect : laid.control;
    default:
      return own || !is_leaf(element) ? laid.rect : laid.words;
  }
}

// Where the words of a leaf stand.
Rect words_rect(const DomElement& element, const LaidNode& laid) {
  if (laid.kind == NodeKind::kFigure && !has_runs(element)) return laid.control;
  if (laid.kind != NodeKind::kField && laid.kind != NodeKind::kSlider) return laid.words;
  return is(element, "span") ? laid.unit : laid.label;
}

// How wide the browser may set words. Each line is a span that it cannot break, so lines go on top
// of each other, as laid out, wherever there is no room for two; a single line needs what it takes.
float room_for(const LaidNode& laid, const Rect& words) {
  const bool lines = laid.lines.end - laid.lines.begin > 1 && !metrics_of(laid.style).mono;
  return lines ? 1.0F : words.width + 0.5F;
}

// A length with so many significant digits, as "%.5g" has them. Most are whole or halves, which
// need no such general writer.
void add_px(std::string& text, float px, int digits) {
  const float twice = 2.0F * px;
  if (std::fabs(px) < 1000.0F && twice == std::floor(twice)) {
    text += std::to_string(static_cast<int>(px));
    if (px < 0.0F && px > -1.0F) text.insert(text.size() - 1, "-");
    if (px != std::floor(px)) text += ".5";
  } else {
    char number[32];
    std::snprintf(number, sizeof number, "%.*g", digits, static_cast<double>(px));
    text += number;
  }
  text += "px";
}

std::string style_text(const Rect& place, const Rect& rect, const Rect* words, float room) {
  std::string text;
  text.reserve(112);
  const auto add = [&text](const char* name, float px, int digits) {
    text += name;
    add_px(text, px, digits);
  };
  add("left:", place.x, 5);
  add(";top:", place.y, 7);
  add(";width:", place.width, 5);
  add(";height:", place.height, 7);
  if (words == nullptr) return text;
  add(";padding:", std::max(words->y - rect.y, 0.0F), 5);
  add(" ", std::max(rect.right() - words->x - room, 0.0F), 5);
  add(" ", std::max(rect.bottom() - words->bottom(), 0.0F), 5);
  add(" ", std::max(words->x - rect.x, 0.0F), 5);
  return text;
}

class Recorder {
 public:
  Recorder(const Layout& layout, const Fonts& fonts, RecordMemo* memo)
      : layout_(layout), fonts_(fonts), memo_(memo) {
    if (memo_ != nullptr) memo_->begin_page();
  }

  void expect(std::size_t elements) {
    packer_.expect(elements);
    rects_.reserve(elements);
  }

  void add(const DomElement& element) {
    const LaidNode* laid = element.node == nullptr ? nullptr : layout_.find(element.node->id);
    const Rect rect = laid == nullptr ? Rect{} : rect_of(element, *laid);
    const auto parent = rects_.find(element.parent);
    Rect place = rect;
    if (parent != rects_.end()) {
      place.x -= parent->second.x;
      place.y -= parent->second.y;
    }
    rects_.emplace(element.id, rect);
    write(element, laid, place, rect);
  }

  [[nodiscard]] std::vector<std::uint8_t> join() const { return packer_.join(layout_.height); }

 private:
  void write(const DomElement& element, const LaidNode* laid, const Rect& place, const Rect& rect) {
    const bool leaf = is_leaf(element);
    const std::size_t from = packer_.pool_size();
    const PoolSlot tag = packer_.text(element.tag);
    const std::uint32_t first = packer_.attribute_count();
    attributes(element, laid, place, rect);
    const std::uint32_t count = packer_.attribute_count() - first;
    std::uint32_t hash = fnv1a_32(packer_.pool_from(from), kFnv32Start ^ element.parent);
    PoolSlot html;
    if (leaf) {
      const PackedWords& inner = words(element, laid);
      html = packer_.text(inner.html);
      hash = (hash ^ inner.hash) * kFnv32Prime;
    }
    for (const std::uint32_t value : {element.id, element.parent, hash}) packer_.word(value);
    for (const float value : {place.x, place.y, place.width, place.height}) packer_.number(value);
    packer_.slot(tag);
    packer_.word(first);
    packer_.word(count);
    packer_.slot(html);
    packer_.word(leaf ? kRecordIsLeaf : 0);
  }

  // What stands in a closed fold has no place yet: its words are not broken into lines.
  const PackedWords& words(const DomElement& element, const LaidNode* laid) {
    Dress dress = laid == nullptr ? Dress{} : leaf_dress(element, *laid, layout_, fonts_);
    if (memo_ != nullptr) return memo_->words(element, std::move(dress));
    return words_ = pack_words(element, std::move(dress));
  }

  void attributes(const DomElement& element, const LaidNode* laid, const Rect& place,
                  const Rect& rect) {
    std::string classes;
    std::string style;
    for (const auto& [name, value] : element.attributes) {
      if (name == "class") {
        classes = value;
      } else if (name == "style") {
        style = value + ";";
      } else {
        packer_.attribute(name, value);
      }
    }
    if (laid == nullptr) {
      if (!classes.empty()) packer_.attribute("class", classes);
      if (!style.empty()) packer_.attribute("style", style);
      return;
    }
    if (is_laid_out(element)) {
      if (!classes.empty()) classes += ' ';
      classes += css_class(leaf_style(element, *laid));
    }
    if (!classes.empty()) packer_.attribute("class", classes);
    const Rect words = words_rect(element, *laid);
    const float room = has_runs(element) ? room_for(*laid, words) : words.width + 0.5F;
    packer_.attribute(
        "style", style + style_text(place, rect, is_laid_out(element) ? &words : nullptr, room));
  }

  const Layout& layout_;
  const Fonts& fonts_;
  RecordMemo* memo_;
  PackedWords words_;  // of the last leaf, without a memo
  Packer packer_;
  std::unordered_map<NodeId, Rect> rects_;
};

}  // namespace

std::vector<std::uint8_t> pack_records(const Page& page, const Layout& layout, const Fonts& fonts,
                                       RecordMemo* memo) {
  Recorder recorder(layout, fonts, memo);
  const std::vector<DomElement> elements = dom_for(page);
  recorder.expect(elements.size());
  for (const DomElement& element : elements) recorder.add(element);
  return recorder.join();
}

}  // namespace tmw
