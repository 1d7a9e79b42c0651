// Numbers of a text that a reader may change, and those that change with them.
#include <algorithm>
#include <utility>

#include "core/content/stand_ins.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

constexpr std::string_view kHardSpace = "\u00a0";

// Where the unit behind a number begins; the end if there is none. Words are of one piece.
std::size_t number_end(std::string_view words, MarkerPlace place) {
  if (place == MarkerPlace::kMath) return std::min(words.find("\\,\\text{"), words.size());
  return std::min({words.find(' '), words.find(kHardSpace), words.size()});
}

class Parter {
 public:
  Parter(const std::vector<Marker>& markers, const std::vector<std::string>& words,
         const LiveNumbers& live)
      : markers_(markers), words_(words), live_(live) {}

  void part(Blocks& blocks) const {
    for (Block& block : blocks) {
      if (block.kind == BlockKind::kFormula) mark_formula(block.text);
      block.spans = parted(std::move(block.spans));
      part(block.children);
    }
  }

 private:
  [[nodiscard]] bool is_given(std::size_t marker) const {
    const auto& names = live_.names;
    return std::find(names.begin(), names.end(), markers_[marker].inside) != names.end();
  }

  [[nodiscard]] std::string room_of(std::size_t marker) const {
    return marker < live_.rooms.size() ? live_.rooms[marker] : std::string();
  }

  [[nodiscard]] bool is_live(std::size_t marker) const {
    return is_given(marker) || !room_of(marker).empty();
  }

  // A name is a piece without a number, whatever blanks it has.
  [[nodiscard]] std::size_t live_end(std::size_t marker, const std::string& words) const {
    const bool math = markers_[marker].place == MarkerPlace::kMath;
    if (!math && is_given(marker) && words.find_first_of("0123456789$") != 0) return words.size();
    return number_end(words, markers_[marker].place);
  }

  void mark_formula(std::string& tex) const {
    replace_stand_ins(tex, [&](std::size_t marker) {
      const std::string& words = words_[marker];
      if (!is_live(marker)) return words;
      const std::size_t end = live_end(marker, words);
      std::string room = room_of(marker);
      room.resize(number_end(room, MarkerPlace::kMath));
      return "\\live{" + (is_given(marker) ? markers_[marker].inside : std::string()) + "}{" +
             words.substr(0, end) + "}{" + room + "}" + words.substr(end);
    });
  }

  [[nodiscard]] Spans parted(Spans spans) const {
    Spans result;
    for (Span& span : spans) {
      if (span.kind == SpanKind::kMath) mark_formula(span.text);
      if (span.kind != SpanKind::kText) {
        result.push_back(std::move(span));
      } else {
        part_words(span, result);
      }
    }
    return result;
  }

  void part_words(const Span& span, Spans& result) const {
    std::string before;
    const auto put_before = [&] {
      if (before.empty()) return;
      Span words = span;
      words.text = std::exchange(before, {});
      result.push_back(std::move(words));
    };
    std::size_t from = 0;
    for (std::size_t open = span.text.find(kStandInOpen); open != std::string::npos;) {
      const StandIn found = stand_in_at(span.text, open);
      before += span.text.substr(from, open - from);
      if (is_live(found.index)) {
        put_before();
        before = put_number(span, found.index, result);
      } else {
        before += span.text.substr(open, found.end - open);
      }
      from = found.end;
      open = span.text.find(kStandInOpen, from);
    }
    before += span.text.substr(from);
    put_before();
  }

  // Adds the number; returns what of its words is none of it: " GiB".
  [[nodiscard]] std::string put_number(const Span& span, std::size_t marker, Spans& result) const {
    const std::string& words = words_[marker];
    const std::size_t end = live_end(marker, words);
    Span number = span;
    number.text = words.substr(0, end);
    if (is_given(marker)) number.given = markers_[marker].inside;
    number.room = room_of(marker);
    if (end < words.size()) number.room.resize(number_end(number.room, MarkerPlace::kWords));
    for (std::string* text : {&number.text, &number.room}) {
      for (std::size_t at = text->find(' '); at != std::string::npos; at = text->find(' '))
        text->replace(at, 1, kHardSpace);
    }
    result.push_back(std::move(number));
    return words.substr(end);
  }

  const std::vector<Marker>& markers_;
  const std::vector<std::string>& words_;
  const LiveNumbers& live_;
};

}  // namespace

void part_live_numbers(Blocks& blocks, const std::vector<Marker>& markers,
                       const std::vector<std::string>& words, const LiveNumbers& live) {
  Parter(markers, words, live).part(blocks);
}

}  // namespace tmw
