#include "web/layout/css.h"

#include <cmath>
#include <cstdio>
#include <initializer_list>
#include <set>

#include "core/page/figure_scale.h"
#include "core/tex/letter_lean.h"
#include "web/faces/faces.h"
#include "web/faces/field_face.h"
#include "web/layout/theme.h"

namespace tmw {
namespace {

std::string number(float value) {
  char text[24];
  std::snprintf(text, sizeof text, "%g", static_cast<double>(value));
  return text;
}

std::string px(float value) { return number(value) + "px"; }

std::string percent(float em) { return number(em * 100.0F) + "%"; }

// What makes the page layer's elements as large as what is painted.
constexpr std::string_view kPageRules = R"(
#ch{font-synthesis:none;word-spacing:0;text-align:left}
#ch [data-id]{display:block}
#ch .l{white-space:nowrap}
#ch .t-code{white-space:pre-wrap;overflow:clip}
#ch .t-code .l{white-space:pre}
#ch code{font-family:var(--font-mono)}
#ch :is(.l,p,li,td,th,label,legend,summary,button) code{line-height:0;font-weight:400}
#ch .m{display:inline-block;position:relative;line-height:0;overflow:clip}
#ch .m>math{position:absolute;left:0;top:0;width:100%;height:100%}
#ch button,#ch summary,#ch legend{text-align:left;white-space:normal}
#ch :is(em,i){font-style:italic}
#ch .eq[data-id]{line-height:0}
#ch table{border-collapse:separate;border-spacing:0}
#ch th[style*="height:0px"]{overflow:clip}
#ch input[type="text"][data-id],#ch select[data-id],#ch textarea[data-id]{box-sizing:border-box;padding:0 12px;color:var(--text);-webkit-text-fill-color:var(--text);background:var(--surface);border:1px solid var(--control-line);border-radius:8px;caret-color:var(--accent)}
#ch :is(input[type="text"],select)[data-id]{font:var(--t-body-size)/1.5rem "Plex Sans Field",var(--font-text)}
#ch select[data-id]{appearance:none;padding:0 32px 0 12px;text-overflow:ellipsis;background:linear-gradient(45deg,transparent 50%,var(--quiet) 50%) calc(100% - 18px) 55%/6px 6px no-repeat,linear-gradient(135deg,var(--quiet) 50%,transparent 50%) calc(100% - 12px) 55%/6px 6px no-repeat,var(--surface)}
#ch textarea[data-id]{font:var(--t-code);padding:15px 16px;background:var(--sunken);resize:none;tab-size:2;white-space:pre;overflow:auto hidden}
#ch :is(input[type="text"],select,textarea)[data-id]:hover{border-color:var(--quiet)}
#ch :is(input[type="text"],select,textarea)[data-id]:focus{outline:2px solid var(--focus);outline-offset:-1px;border-color:var(--focus)}
#ch input[aria-invalid="true"][data-id]{border-color:var(--near)}
#ch .faulty input[data-id]:is(*,:hover,:focus){border:2px solid var(--bad);padding:0 11px}
#ch .faulty input[data-id]:focus{outline-offset:2px}
#ch ::placeholder{color:var(--quiet);-webkit-text-fill-color:var(--quiet);opacity:1}
#ch :focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:8px}
#ch input[type="radio"]{appearance:none;opacity:1;border-radius:8px}
#ch input[type="radio"]:focus-visible{outline-offset:-2px}
)";

// In root ems of 16 px: what a browser's text stands at unless its reader wants another size, in
// which case the page is plain text, and these sizes follow.
std::string rem(float px) { return number(px / 16.0F) + "rem"; }

std::string_view family_of(const TextMetrics& metrics) {
  return metrics.mono ? "var(--font-mono)" : "var(--font-text)";
}

std::string class_rule(TextStyle style) {
  const TextMetrics metrics = metrics_of(style);
  std::string rule = "#ch .";
  rule.append(css_class(style)).append("{font-family:").append(family_of(metrics));
  rule.append(";font-size:").append(rem(metrics.size_px));
  rule.append(";line-height:").append(rem(metrics.line_height_px));
  rule.append(";font-weight:").append(metrics.strong ? "600" : "400").append("}\n");
  const float code = metrics.size_px < kInlineCodePx ? metrics.size_px : kInlineCodePx;
  rule.append("#ch .").append(css_class(style)).append(" code{font-size:").append(rem(code));
  return rule.append("}\n");
}

// What stands out in source text; where the canvas inks the words it does so itself.
std::string code_rules() {
  std::string rules;
  for (const CodeTokenKind kind : {CodeTokenKind::kKeyword, CodeTokenKind::kNumber,
                                   CodeTokenKind::kString, CodeTokenKind::kComment}) {
    rules.append("#ch.ink-dom .").append(css_class(kind)).append("{color:var(--");
    rules.append(css_name(colour_of(kind))).append(")}\n");
  }
  return rules;
}

std::string property(std::string_view name, std::string_view value) {
  return std::string("--").append(name).append(":").append(value).append(";");
}

std::string families(std::initializer_list<Face> faces) {
  std::string names;
  for (const Face face : faces) names.append("\"").append(row_of(face).family).append("\",");
  return names;
}

// A style as a whole for `font`, and its size and line for rules that want no more of it.
std::string type_properties(TextStyle style) {
  const TextMetrics metrics = metrics_of(style);
  const std::string name(css_class(style));
  const std::string size = rem(metrics.size_px);
  const std::string line = rem(metrics.line_height_px);
  const std::string whole = (metrics.strong ? "600 " : "") + size + "/" + line + " ";
  return property(name, whole + std::string(family_of(metrics))) + property(name + "-size", size) +
         property(name + "-line", line);
}

// For `margin-block` where both sides are alike, else for `margin`, where 0 has no unit.
std::string air_property(Spacing spacing) {
  const Air air = air_of(spacing);
  if (air.above == air.below) return property(css_name(spacing), px(air.above));
  const std::string above = air.above > 0.0F ? px(air.above) : "0";
  return property(css_name(spacing), above + " 0 " + px(air.below));
}

// What the plain page shares with the canvas beside colours.
std::string type_css() {
  std::string css = ":root{";
  css += property("font-text", families({Face::kSans, Face::kMathMain, Face::kMathAms}) +
                                   "system-ui,sans-serif");
  css += property("font-mono",
                  families({Face::kMono, Face::kSans, Face::kMathMain}) + "ui-monospace,monospace");
  css += property("font-math", families({Face::kMathMain, Face::kMathAms}) + "math");
  for (int i = 0; i < static_cast<int>(TextStyle::kCount); ++i) {
    css += type_properties(static_cast<TextStyle>(i));
  }
  css += property("inline-code-size", rem(kInlineCodePx));
  css += property("math-size", number(kMathScale) + "em");
  css +=
      property("formula-size", rem(std::round(kMathScale * metrics_of(TextStyle::kBody).size_px)));
  for (int i = 0; i < static_cast<int>(Spacing::kCount); ++i) {
    const auto spacing = static_cast<Spacing>(i);
    if (!css_name(spacing).empty()) css += air_property(spacing);
  }
  css += property("list-indent", px(kListIndentPx)) + property("row-gap", px(kRowGapPx));
  css.back() = '}';
  return css + "\n";
}

std::string curve_look(std::size_t curve) {
  std::string rule = "#ch .s" + std::to_string(curve) + "{--series:var(--";
  rule.append(css_name(colour_of_series(curve))).append(")");
  std::string separator = ";--dash:";
  for (const float length : dashes_of(curve)) {
    rule += separator + number(length);
    separator = " ";
  }
  return rule + "}\n";
}

// Figures as the page draws them itself; web/js/flow.css has what only concerns the plain page.
std::string figure_css() {
  const std::string figure = "#ch [role=\"img\"] ";
  const std::string note = px(kFigureNotePx) + "/";
  std::string css = figure + ".curves{padding:" + px(kPlotAbovePx) + " " + px(kPlotRightPx) + " " +
                    px(kPlotBelowPx) + " " + px(kPlotLeftPx) + "}\n";
  css += figure + "text{font:" + note + "20px var(--font-text)}\n";
  css += figure + ".key{stroke-width:" + px(kLegendCurvePx) + "}\n";
  css += figure + "polyline{stroke-width:" + px(kCurvePx) + "}\n";
  css += figure + "polyline.s0{stroke-width:" + px(kMainCurvePx) + "}\n";
  css += figure + ".k{stroke-dasharray:" + number(kMarkDashPx) + "}\n";
  for (std::size_t curve = 0; curve < kCurveLooks; ++curve) css += curve_look(curve);
  return css;
}

// The room that letters of formulas keep which lean out of their boxes, as the canvas sets them; a
// raised sign stands a little further off (core/tex/mathml.cpp gives the classes).
std::string lean_css() {
  std::string css =
      "math [class^=\"lean-\"]{margin-inline-end:var(--lean)}\n"
      "math msup>[class^=\"lean-\"]{margin-inline-end:calc(1.05*var(--lean) + .05em)}\n";
  std::set<std::string> written;  // letters may lean alike
  for (const char32_t letter : leaning_letters()) {
    const std::string name = lean_class(letter);
    if (!written.insert(name).second) continue;
    css.append("math .").append(name).append("{").append(
        property("lean", number(letter_lean(letter)) + "em"));
    css.back() = '}';
    css += "\n";
  }
  return css;
}

}  // namespace

std::string font_face_css(std::string_view base, std::string_view behind) {
  std::string css;
  const auto open = [&css](std::string_view family, const FaceRow& row) {
    css.append("@font-face{font-family:\"").append(family).append("\";font-weight:");
    css.append(std::to_string(row.weight)).append(";font-style:");
    css.append(row.italic ? "italic" : "normal");
  };
  const auto close = [&css, base, behind](const FaceRow& row) {
    css.append(";font-display:block;src:url(\"").append(base).append(row.file).append(behind);
    css.append("\") format(\"truetype\")}\n");
  };
  for (std::size_t i = 0; i < kFaceCount; ++i) {
    const FaceRow& row = row_of(static_cast<Face>(i));
    if (!row.in_html) continue;
    open(row.family, row);
    if (row.is_text) {
      css.append(";ascent-override:").append(percent(text_line().ascent));
      css.append(";descent-override:").append(percent(text_line().descent));
      css.append(";line-gap-override:0%");
    }
    close(row);
  }
  open(field_family(), row_of(Face::kSans));
  close(row_of(Face::kSans));
  return css;
}

std::string page_css() {
  std::string css = type_css() + std::string(kPageRules.substr(1)) + code_rules();
  for (int i = 0; i < static_cast<int>(TextStyle::kCount); ++i) {
    css.append(class_rule(static_cast<TextStyle>(i)));
  }
  return css + lean_css() + figure_css();
}

std::string site_css() {
  const auto both = [](Theme light, Theme dark) {
    const std::string night = theme_css(dark) + "}";
    return ":root{" + theme_css(light) + "}\n:root[data-theme=\"dark\"]{" + night +
           "\n@media (prefers-color-scheme:dark){:root[data-theme=\"system\"]{" + night + "}\n";
  };
  return both(Theme::kLight, Theme::kDark) + "@media (prefers-contrast:more){" +
         both(Theme::kLightMore, Theme::kDarkMore) + "}\n" + page_css();
}

}  // namespace tmw
