#include "web/ui/leaf_html.h"

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace tmw {
namespace {

std::string escaped(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

// A box of the painted size on the baseline, with the formula inside.
std::string math_box(const MathPiece& piece, std::string_view mathml) {
  char style[96];
  std::snprintf(style, sizeof style, "width:%.5gpx;height:%.5gpx;vertical-align:%.5gpx",
                static_cast<double>(piece.width), static_cast<double>(piece.ascent + piece.descent),
                static_cast<double>(-piece.descent));
  return std::string("<span class=\"m\" style=\"") + style + "\">" + std::string(mathml) +
         "</span>";
}

// Walks through the HTML of runs and gives each formula its box. A formula that is painted on two
// lines stands whole on the first; an empty box keeps the place of its rest on the second.
class MathDresser {
 public:
  MathDresser(const LaidNode& laid, const Layout& layout)
      : laid_(laid), layout_(layout), piece_(laid.maths.begin) {}

  std::string dress(std::string_view html) {
    constexpr std::string_view kOpen = "<math";
    constexpr std::string_view kClose = "</math>";
    constexpr std::string_view kLine = "<span class=\"l\">";
    std::string dressed;
    std::size_t at = 0;
    while (at < html.size()) {
      if (html.substr(at, kLine.size()) == kLine) {
        dressed += kLine;
        at += kLine.size();
        dressed += rest_of_formula();
        ++line_;
      } else if (html.substr(at, kOpen.size()) == kOpen) {
        const std::size_t end = html.find(kClose, at);
        if (end == std::string_view::npos) break;
        dressed += formula(html.substr(at, end + kClose.size() - at));
        at = end + kClose.size();
      } else {
        dressed += html[at++];
      }
    }
    dressed += html.substr(at);
    return dressed;
  }

 private:
  [[nodiscard]] bool left() const { return piece_ < laid_.maths.end; }
  [[nodiscard]] const MathPiece& piece(std::uint32_t index) const { return layout_.maths[index]; }

  std::string formula(std::string_view mathml) {
    if (!left()) return std::string(mathml);
    MathPiece whole = piece(piece_++);
    while (left() && piece(piece_).run == whole.run && piece(piece_).baseline == whole.baseline) {
      take(whole, piece(piece_++));
    }
    return math_box(whole, mathml);
  }

  std::string rest_of_formula() {
    if (line_ == 0 || piece_ == laid_.maths.begin || !left()) return {};
    if (piece(piece_).run != piece(piece_ - 1).run) return {};
    MathPiece rest = piece(piece_++);
    while (left() && piece(piece_).run == rest.run && piece(piece_).baseline == rest.baseline) {
      take(rest, piece(piece_++));
    }
    return math_box(rest, {});
  }

  static void take(MathPiece& whole, const MathPiece& next) {
    whole.width += next.width;
    whole.ascent = std::max(whole.ascent, next.ascent);
    whole.descent = std::max(whole.descent, next.descent);
  }

  const LaidNode& laid_;
  const Layout& layout_;
  std::uint32_t piece_;
  int line_ = 0;
};

std::vector<LineEnd> line_ends(const LaidNode& laid, const Layout& layout) {
  std::vector<LineEnd> ends;
  for (auto i = laid.lines.begin; i < laid.lines.end; ++i)
    ends.push_back({layout.lines[i].end, 0.0F});
  return ends;
}

// Source text with its newlines; where a line was cut to fit, the browser may cut it too.
std::string code_html(std::string_view source, const LaidNode& laid, const Layout& layout) {
  std::string html;
  std::size_t begin = 0;
  for (auto i = laid.lines.begin; i < laid.lines.end; ++i) {
    const auto end = std::min(static_cast<std::size_t>(layout.lines[i].end.offset), source.size());
    if (end < begin) continue;
    html += "<span class=\"l\">" + escaped(source.substr(begin, end - begin)) + "</span>";
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

bool is_name(const DomElement& element, const LaidNode& laid) {
  const bool typed = laid.kind == NodeKind::kField || laid.kind == NodeKind::kEditor;
  return element.tag == "legend" || (typed && element.tag == "label");
}

bool is_unit(const DomElement& element, const LaidNode& laid) {
  return laid.kind == NodeKind::kField && element.tag == "span";
}

}  // namespace

TextStyle leaf_style(const DomElement& element, const LaidNode& laid) {
  if (is_unit(element, laid)) return TextStyle::kBody;
  return laid.style;
}

std::string leaf_html(const DomElement& element, const LaidNode& laid, const Layout& layout) {
  const Node& node = *element.node;
  if (node.kind == NodeKind::kCode) {
    return "<code>" + code_html(node.text, laid, layout) + "</code>";
  }
  if (node.kind == NodeKind::kListingLine) return code_html(node.text, laid, layout);
  if (is_unit(element, laid)) return escaped(node.unit);
  if (is_name(element, laid)) {
    return html_for_runs({Run{RunKind::kText, false, false, node.label, {}}},
                         line_ends(laid, layout));
  }
  std::string html;
  if (node.kind == NodeKind::kFormula && !node.runs.empty()) {
    html = mathml_for_tex(node.runs.front().text, true);
  } else {
    html = html_for_runs(node.runs, line_ends(laid, layout));
  }
  return MathDresser(laid, layout).dress(html);
}

}  // namespace tmw
