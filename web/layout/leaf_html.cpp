#include "web/layout/leaf_html.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "core/text/escape.h"

namespace tmw {
namespace {

// Walks through the HTML of runs and gives the box of each formula its painted size, on the
// baseline. A formula that is painted on two lines stands whole on the first; an empty box keeps
// the place of its rest on the second.
class MathDresser {
 public:
  MathDresser(const LaidNode& laid, const Layout& layout, const Fonts& fonts)
      : laid_(laid), layout_(layout), fonts_(fonts), piece_(laid.maths.begin) {}

  std::string dress(std::string_view html) {
    constexpr std::string_view kLine = "<span class=\"l\"";
    constexpr std::string_view kMath = "<span class=\"m\"";
    std::string dressed;
    for (std::size_t at = 0; at < html.size();) {
      if (html.substr(at, kLine.size()) == kLine) {
        const std::size_t end = html.find('>', at) + 1;
        dressed.append(html.substr(at, end - at)).append(rest_of_formula());
        at = end;
      } else if (html.substr(at, kMath.size()) == kMath && left()) {
        dressed.append(kMath).append(take_formula());
        at += kMath.size();
      } else {
        dressed += html[at++];
      }
    }
    return dressed;
  }

 private:
  [[nodiscard]] bool left() const { return piece_ < laid_.maths.end; }
  [[nodiscard]] const MathPiece& piece(std::uint32_t index) const { return layout_.maths[index]; }

  // The pieces of one formula on one line, as the attribute that gives the box their size.
  std::string take_formula(float more_width = 0.0F) {
    MathPiece whole = piece(piece_++);
    while (left() && piece(piece_).run == whole.run && piece(piece_).baseline == whole.baseline) {
      const MathPiece& next = piece(piece_++);
      whole.width += next.width;
      whole.ascent = std::max(whole.ascent, next.ascent);
      whole.descent = std::max(whole.descent, next.descent);
    }
    char style[112];
    std::snprintf(
        style, sizeof style, " style=\"width:%.5gpx;height:%.5gpx;vertical-align:%.5gpx\"",
        static_cast<double>(whole.width + more_width),
        static_cast<double>(whole.ascent + whole.descent), static_cast<double>(-whole.descent));
    return style;
  }

  std::string rest_of_formula() {
    if (piece_ == laid_.maths.begin || !left()) return {};
    if (piece(piece_).run != piece(piece_ - 1).run) return {};
    return "<span class=\"m\"" + take_formula(space_after_rest()) + "></span>";
  }

  // The words after a formula's rest begin the line's HTML, which drops the space before them.
  [[nodiscard]] float space_after_rest() const {
    const float baseline = piece(piece_).baseline;
    float end = 0.0F;
    for (auto i = piece_; i < laid_.maths.end && piece(i).run == piece(piece_).run; ++i)
      end = piece(i).x + piece(i).width;
    for (auto i = laid_.texts.begin; i < laid_.texts.end; ++i) {
      const TextPiece& text = layout_.texts[i];
      if (text.baseline != baseline || std::abs(text.x - end) > 0.1F) continue;
      const bool spaced = layout_.letters_of(text).substr(0, 1) == " ";
      return spaced ? fonts_.advance(text.face, U' ') * text.size_px : 0.0F;
    }
    return 0.0F;
  }

  const LaidNode& laid_;
  const Layout& layout_;
  const Fonts& fonts_;
  std::uint32_t piece_;
};

std::vector<LineEnd> line_ends(const LaidNode& laid, const Layout& layout) {
  std::vector<LineEnd> ends;
  for (auto i = laid.lines.begin; i < laid.lines.end; ++i)
    ends.push_back({layout.lines[i].end, 0.0F, layout.lines[i].indent});
  return ends;
}

// The start of a line of source: a line that goes on with a cut one stands in by as much as
// painted.
std::string code_line_tag(const LaidNode& laid, const Layout& layout, const Line& line,
                          bool goes_on) {
  for (auto i = laid.texts.begin; goes_on && i < laid.texts.end; ++i) {
    const TextPiece& piece = layout.texts[i];
    if (piece.baseline != line.baseline) continue;
    char tag[64];
    std::snprintf(tag, sizeof tag, "<span class=\"l\" style=\"padding-left:%.5gpx\">",
                  static_cast<double>(piece.x - laid.words.x));
    return tag;
  }
  return "<span class=\"l\">";
}

// Source text with its newlines; where a line was cut to fit, the browser may cut it too.
std::string code_html(std::string_view source, const LaidNode& laid, const Layout& layout) {
  std::string html;
  std::size_t begin = 0;
  for (auto i = laid.lines.begin; i < laid.lines.end; ++i) {
    const auto end = std::min(static_cast<std::size_t>(layout.lines[i].end.offset), source.size());
    if (end < begin) continue;
    const bool goes_on = begin > 0 && source[begin - 1] != '\n';
    html += code_line_tag(laid, layout, layout.lines[i], goes_on);
    html += escape_html(source.substr(begin, end - begin)) + "</span>";
    begin = end;
    if (begin < source.size() && source[begin] == '\n') {
      html += '\n';
      ++begin;
    } else if (begin < source.size()) {
      html += "<wbr>";
    }
  }
  return html;
}

}  // namespace

TextStyle leaf_style(const DomElement& element, const LaidNode& laid) {
  const bool unit = laid.kind == NodeKind::kField && element.tag == "span";
  return unit ? TextStyle::kBody : laid.style;
}

std::string leaf_html(const DomElement& element, const LaidNode& laid, const Layout& layout,
                      const Fonts& fonts) {
  const Node& node = *element.node;
  switch (node.kind) {
    case NodeKind::kCode:
    case NodeKind::kListingLine:
      return "<code>" + code_html(node.text, laid, layout) + "</code>";
    case NodeKind::kField:
    case NodeKind::kEditor: {
      if (element.tag != "label") return element.html;
      const Run name{RunKind::kText, false, false, node.label, {}};
      return html_for_runs({name}, line_ends(laid, layout));
    }
    case NodeKind::kFigure:
      if (!element.text_leaf) return element.html;
      [[fallthrough]];
    default: {
      const bool display = node.kind == NodeKind::kFormula;
      const std::string html = html_for_runs(node.runs, line_ends(laid, layout), display);
      return MathDresser(laid, layout, fonts).dress(html);
    }
  }
}

}  // namespace tmw
