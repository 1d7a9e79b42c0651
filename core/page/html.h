// Runs and source text as inner HTML. Everything is escaped.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/page/links.h"
#include "core/page/page.h"

namespace tmw {

// A place in a node's runs: byte `offset` of the text of run `run`.
struct RunPosition {
  int run = 0;
  int offset = 0;
};

// The room that a formula takes where it is painted, or the part of it on one line, in px.
struct FormulaBox {
  float width = 0.0F;
  float ascent = 0.0F;   // above the baseline
  float descent = 0.0F;  // below it
};

// One laid-out line: where it ends (exclusive), extra CSS word spacing in px that makes the
// browser's width equal the painted one (0: none), and how far from the left edge it begins, in px.
struct LineEnd {
  RunPosition end;
  float word_spacing = 0.0F;
  float indent = 0.0F;
  // A formula that is painted on two lines stands whole on the first; an empty box at the start of
  // the second keeps the place of its rest.
  std::optional<FormulaBox> rest{};
};

// MathML that was written before: a page that is written again for one changed number has hundreds
// of the same formulas. Holds some thousands and begins anew then.
class MathMemo {
 public:
  [[nodiscard]] const std::string& mathml(const std::string& tex, bool display);

 private:
  std::unordered_map<std::string, std::string> known_[2];  // in words, displayed
};

// How words are written out. Nothing given: one flowing text, as wide as the browser makes it.
struct Dress {
  struct Formula {
    int run = 0;
    FormulaBox box;  // of it, or of its part on the line on which it begins
  };

  // A number that keeps the room of a wider one.
  struct Room {
    int run = 0;
    float width = 0.0F;  // px
  };

  std::vector<LineEnd> lines{};
  std::vector<Formula> formulas{};  // in the order of the runs; others have no box
  std::vector<Room> rooms{};        // in the order of the runs
  LinkStyle links = LinkStyle::kHash;
  bool display = false;        // math is set as a displayed formula
  MathMemo* memo = nullptr;    // where formulas are kept; null: nowhere
  float drawing_width = 0.0F;  // of a figure, px; 0: not known yet
};

// Inner HTML of a text element: each line a no-wrap span, one space between two lines; math as
// MathML with its TeX in an annotation. What the last line does not reach belongs to it all the
// same: no word is ever lost. Spaces that are to end no line (core/prose/units_beside.h) stand
// in a span of class k, so that a page that flows breaks as the painted one does.
[[nodiscard]] std::string write_html(const std::vector<Run>& runs, const Dress& dress = {});

// Source text with its newlines. A line ends at byte `end.offset`; where it was cut to fit, the
// browser may cut it too. Without lines: the text as it is. What stands out in the language is in
// spans of a class (code_tokens.h).
[[nodiscard]] std::string source_html(std::string_view source,
                                      const std::vector<LineEnd>& lines = {},
                                      std::string_view language = {});

}  // namespace tmw
