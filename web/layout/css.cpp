#include "web/layout/css.h"

#include <cstdio>

#include "web/faces/faces.h"
#include "web/layout/theme.h"

namespace tmw {
namespace {

std::string percent(float em) {
  char text[24];
  std::snprintf(text, sizeof text, "%g%%", static_cast<double>(em) * 100.0);
  return text;
}

// What makes the page layer's elements as large as what is painted.
constexpr std::string_view kPageRules = R"(
:root{--font-text:"Plex Sans","KaTeX Main","KaTeX AMS",system-ui,sans-serif;--font-mono:"Plex Mono","Plex Sans","KaTeX Main",ui-monospace,monospace}
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
#ch input[type="text"][data-id],#ch textarea[data-id]{box-sizing:border-box;padding:0 12px;color:var(--text);-webkit-text-fill-color:var(--text);background:var(--surface);border:1px solid var(--control-line);border-radius:8px;caret-color:var(--accent)}
#ch input[type="text"][data-id]{font:1.0625rem/1.5rem var(--font-text)}
#ch textarea[data-id]{font:0.9375rem/1.5rem var(--font-mono);padding:15px 16px;background:var(--sunken);resize:none;tab-size:2;white-space:pre;overflow:auto hidden}
#ch :is(input[type="text"],textarea)[data-id]:hover{border-color:var(--quiet)}
#ch :is(input[type="text"],textarea)[data-id]:focus{outline:2px solid var(--focus);outline-offset:-1px;border-color:var(--focus)}
#ch input[aria-invalid="true"][data-id]{border-color:var(--near)}
#ch ::placeholder{color:var(--quiet);-webkit-text-fill-color:var(--quiet);opacity:1}
#ch :focus-visible{outline:2px solid var(--focus);outline-offset:2px;border-radius:8px}
#ch input[type="radio"]{appearance:none;opacity:1;border-radius:8px}
#ch input[type="radio"]:focus-visible{outline-offset:-2px}
)";

// In root ems of 16 px: what a browser's text stands at unless its reader wants another size, in
// which case the page is plain text, and these sizes follow.
std::string rem(float px) {
  char text[24];
  std::snprintf(text, sizeof text, "%grem", static_cast<double>(px) / 16.0);
  return text;
}

std::string class_rule(TextStyle style) {
  const TextMetrics metrics = metrics_of(style);
  std::string rule = "#ch .";
  rule.append(css_class(style)).append("{font-family:");
  rule.append(metrics.mono ? "var(--font-mono)" : "var(--font-text)");
  rule.append(";font-size:").append(rem(metrics.size_px));
  rule.append(";line-height:").append(rem(metrics.line_height_px));
  rule.append(";font-weight:").append(metrics.strong ? "600" : "400").append("}\n");
  const float code = metrics.size_px < kInlineCodePx ? metrics.size_px : kInlineCodePx;
  rule.append("#ch .").append(css_class(style)).append(" code{font-size:").append(rem(code));
  return rule.append("}\n");
}

}  // namespace

std::string font_face_css(std::string_view base) {
  std::string css;
  for (std::size_t i = 0; i < kFaceCount; ++i) {
    const FaceRow& row = row_of(static_cast<Face>(i));
    if (!row.in_html) continue;
    css.append("@font-face{font-family:\"").append(row.family).append("\";font-weight:");
    css.append(row.weight).append(";font-style:").append(row.style);
    if (row.is_text) {
      css.append(";ascent-override:").append(percent(text_line().ascent));
      css.append(";descent-override:").append(percent(text_line().descent));
      css.append(";line-gap-override:0%");
    }
    css.append(";font-display:block;src:url(\"").append(base).append(row.file);
    css.append("\") format(\"truetype\")}\n");
  }
  return css;
}

std::string page_css() {
  std::string css(kPageRules.substr(1));
  for (int i = 0; i < static_cast<int>(TextStyle::kCount); ++i) {
    css.append(class_rule(static_cast<TextStyle>(i)));
  }
  return css;
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
