// How the workbook looks: colours of the light and the dark theme, the type scale, kinds' shapes.
//
// The canvas and the page's own CSS take their values from here, so that painted and real controls
// match. Lengths are CSS pixels.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/page/code_tokens.h"
#include "core/page/page.h"

namespace tmw {

// A colour by its job. The CSS custom property of each is `--` and css_name().
enum class Colour : std::uint8_t {
  kPaper,        // the page
  kSurface,      // cards, inputs
  kSunken,       // code, listings, table heads
  kHairline,     // frames and rules that only separate: decoration
  kControlLine,  // the edge of a control
  kText,
  kQuiet,        // remarks, captions, labels of axes
  kAccent,       // links, the main button, what is chosen
  kAccentHover,  // the main button under the pointer
  kOnAccent,     // words on the main button
  kAccentSoft,   // call-outs, chosen options
  kHoverSoft,    // a quiet control under the pointer
  kGood,
  kGoodSoft,
  kNear,
  kNearSoft,
  kBad,
  kBadSoft,
  kDerive,  // the five kinds of exercise
  kTrace,
  kDesign,
  kBuild,
  kDebug,
  kFocus,      // focus rings
  kSelection,  // behind selected text
  kCount,
};

struct Rgb {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
};

// kLightMore, kDarkMore: for readers whose system asks for more contrast.
enum class Theme : std::uint8_t { kLight, kDark, kLightMore, kDarkMore };

inline constexpr Theme kThemes[] = {Theme::kLight, Theme::kDark, Theme::kLightMore,
                                    Theme::kDarkMore};

[[nodiscard]] Theme theme_for(bool dark, bool more_contrast);

[[nodiscard]] Rgb rgb(Theme theme, Colour colour);

// The name of a colour in CSS without the dashes, such as "accent-soft".
[[nodiscard]] std::string_view css_name(Colour colour);

// WCAG 2 contrast of two colours, 1 to 21.
[[nodiscard]] double contrast(Rgb one, Rgb other);

// A colour that is shown on another, and the contrast it must have: 4.5 for words, 3 for controls
// (WCAG 2.2, 1.4.3 and 1.4.11).
struct ColourPair {
  Colour ink;
  Colour ground;
  double minimum;
};

// Every pair of ink and ground that the painter or the CSS uses.
[[nodiscard]] std::span<const ColourPair> used_pairs();

// The contrast of that pair in a theme: with more contrast, half as much again (6.75 and 4.5).
[[nodiscard]] double needed_contrast(Theme theme, const ColourPair& pair);

// A verdict's ink and ground.
[[nodiscard]] Colour ink_of(Tone tone);
[[nodiscard]] Colour ground_of(Tone tone);

[[nodiscard]] Colour colour_of(Mark mark);

[[nodiscard]] Colour colour_of(CodeTokenKind kind);

// The colour of a figure's curve or bar; core/page/figure_scale.h has its dashes.
[[nodiscard]] Colour colour_of_series(std::size_t index);

// The drawn sign of a kind: each has its own outline, so that colour is never the only difference.
enum class Shape : std::uint8_t {
  kNone,
  kTriangle,
  kCircle,
  kSquare,
  kHexagon,
  kDiamond,
  kTick,
  kDots,
  kRing,
  kHalf,   // a ring with its left half filled
  kTarget  // a ring around a dot
};
[[nodiscard]] Shape shape_of(Mark mark);

// How words are set. Five sizes in all; lines are multiples of 4 px. The CSS class is css_class().
enum class TextStyle : std::uint8_t {
  kBody,     // 17/28
  kSmall,    // 15/24: remarks, captions, badges
  kLabel,    // 15/20 semibold: names of fields, table heads
  kButton,   // 15/20 semibold
  kCode,     // 15/24 mono: listings
  kTitle,    // 34/44 semibold: heading 1
  kHeading,  // 26/36 semibold: heading 2
  kSubhead,  // 21/28 semibold: heading 3
  kMinor,    // 17/28 semibold: heading 4
  kCount,
};

struct TextMetrics {
  float size_px = 0.0F;         // CSS font-size: the em
  float line_height_px = 0.0F;  // CSS line-height
  bool strong = false;
  bool mono = false;
};

[[nodiscard]] TextMetrics metrics_of(TextStyle style);
[[nodiscard]] std::string_view css_class(TextStyle style);  // "t-body" ...

// The size of inline code, px, and of KaTeX's faces beside Plex, relative to the text's em.
inline constexpr float kInlineCodePx = 15.0F;
inline constexpr float kMathScale = 1.12F;

// How blocks are spaced in a column, by what they are.
enum class Spacing : std::uint8_t {
  kBlock,  // paragraphs, and whatever has no wish of its own
  kTitle,  // headings 1 to 4
  kHeading,
  kSubhead,
  kMinor,
  kSection,
  kCard,
  kPanel,  // call-outs, tables, listings, formulas
  kFigure,
  kRule,
  kGroup,  // controls, verdicts
  kItem,
  kTallItem,  // with blocks below its words
  kChoice,
  kLine,  // of a listing or a table
  kCount,
};

// Space wanted above and below, px; neighbours share the larger wish.
struct Air {
  float above = 0.0F;
  float below = 0.0F;
};

[[nodiscard]] Air air_of(Spacing spacing);

// The CSS custom property of it without the dashes, "air-item": one length where both sides are
// alike, else a whole `margin`. Empty where the plain page has space of its own.
[[nodiscard]] std::string_view css_name(Spacing spacing);

inline constexpr float kListIndentPx = 28.0F;  // of items with a mark in front
inline constexpr float kRowGapPx = 12.0F;      // between neighbours in a row, and its lines

// CSS custom properties of one theme: "--paper:#fcfbf9;--surface:#fff; ..." without a selector,
// plus `color-scheme`.
[[nodiscard]] std::string theme_css(Theme theme);

}  // namespace tmw
