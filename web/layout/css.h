// The site's style sheets, printed from the tables of faces, of type and of colours.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

// @font-face rules; `base` is the URL folder of the fonts, such as "fonts/", and `behind` stands
// behind each name.
[[nodiscard]] std::string font_face_css(std::string_view base, std::string_view behind = {});

// Type and spacing as custom properties ("--t-title" for `font`, "--t-title-size",
// "--t-title-line",
// "--air-item" for `margin` ...). Rules of the text classes, of the page layer's elements (resets,
// line spans, math boxes, visible inputs) and of figures. Uses the custom properties of theme_css.
[[nodiscard]] std::string page_css();

// The site's sheet of colours and type: both themes, by <html data-theme="light">, "dark" or
// "system", then page_css.
[[nodiscard]] std::string site_css();

}  // namespace tmw
