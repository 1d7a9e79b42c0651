#include "web/layout/theme.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <iterator>

#include "core/page/figure_scale.h"

namespace tmw {
namespace {

constexpr std::size_t kColourCount = static_cast<std::size_t>(Colour::kCount);

struct ColourRow {
  std::string_view name;
  std::uint32_t light;
  std::uint32_t dark;
  std::uint32_t light_more;
  std::uint32_t dark_more;
};

// Warm paper and ink by day, warm charcoal by night; one indigo accent in both. Where the reader's
// system asks for more contrast: plain white or black, and every ink further from it.
constexpr std::array<ColourRow, kColourCount> kColours = {{
    {"paper", 0xfcfbf8, 0x161719, 0xffffff, 0x000000},
    {"surface", 0xffffff, 0x1d1e21, 0xffffff, 0x0b0b0c},
    {"sunken", 0xf5f3ee, 0x232528, 0xf2f2f2, 0x1a1b1d},
    {"hairline", 0xe6e2d9, 0x34363b, 0x767676, 0x808080},
    {"control-line", 0x8c867a, 0x7d8088, 0x404040, 0xc0c0c0},
    {"text", 0x22201c, 0xe9e6df, 0x000000, 0xffffff},
    {"quiet", 0x645f56, 0xaaa79f, 0x383838, 0xd8d8d8},
    {"accent", 0x3d4fc4, 0xa5b4ff, 0x1f2e96, 0xc9d2ff},
    {"accent-hover", 0x2f3fa6, 0xbfcaff, 0x101d70, 0xe0e5ff},
    {"on-accent", 0xffffff, 0x14172b, 0xffffff, 0x000000},
    {"accent-soft", 0xf0f1fb, 0x25283c, 0xeef0fd, 0x1a1d33},
    {"hover-soft", 0xf1eee7, 0x2a2c30, 0xebebeb, 0x262626},
    {"good", 0x1f6b40, 0x86d3a2, 0x0d4d29, 0xa8ecc0},
    {"good-soft", 0xecf5ee, 0x1d2c23, 0xe8f5ec, 0x10231a},
    {"near", 0x855006, 0xe8bd72, 0x5e3700, 0xffdc9c},
    {"near-soft", 0xfbf3e2, 0x312a1c, 0xfcf1dc, 0x2a2110},
    {"bad", 0x8f3f2c, 0xeaa591, 0x7a1f10, 0xffc4b4},
    {"bad-soft", 0xfaf0ec, 0x33241f, 0xfbeae5, 0x2e1a14},
    {"derive", 0x3d4fc4, 0xa5b4ff, 0x1f2e96, 0xc9d2ff},
    {"trace", 0x0b6b78, 0x74cbd8, 0x004752, 0x9ce9f4},
    {"design", 0x8a4f07, 0xe8b974, 0x5f3500, 0xffd79a},
    {"build", 0x2a6b35, 0x8fd18f, 0x124a1d, 0xb0eeb0},
    {"debug", 0x9a3360, 0xef9cc0, 0x741a42, 0xffbcd9},
    {"focus", 0x3d4fc4, 0xa5b4ff, 0x1f2e96, 0xc9d2ff},
    {"selection", 0xd5daf8, 0x3a4270, 0xc7cff8, 0x3a4270},
}};

constexpr std::uint32_t hex_of(Theme theme, Colour colour) {
  const ColourRow& row = kColours[static_cast<std::size_t>(colour)];
  switch (theme) {
    case Theme::kLight:
      return row.light;
    case Theme::kDark:
      return row.dark;
    case Theme::kLightMore:
      return row.light_more;
    case Theme::kDarkMore:
      return row.dark_more;
  }
  return row.light;
}

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Rgb colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

constexpr double kWords = 4.5;
constexpr double kControls = 3.0;

constexpr ColourPair kPairs[] = {
    {Colour::kText, Colour::kPaper, kWords},
    {Colour::kText, Colour::kSurface, kWords},
    {Colour::kText, Colour::kSunken, kWords},
    {Colour::kText, Colour::kAccentSoft, kWords},
    {Colour::kText, Colour::kHoverSoft, kWords},
    {Colour::kText, Colour::kGoodSoft, kWords},
    {Colour::kText, Colour::kNearSoft, kWords},
    {Colour::kText, Colour::kBadSoft, kWords},
    {Colour::kText, Colour::kSelection, kWords},
    {Colour::kQuiet, Colour::kPaper, kWords},
    {Colour::kQuiet, Colour::kSurface, kWords},
    {Colour::kQuiet, Colour::kSunken, kWords},
    {Colour::kQuiet, Colour::kHoverSoft, kWords},
    {Colour::kQuiet, Colour::kAccentSoft, kWords},
    {Colour::kAccent, Colour::kPaper, kWords},
    {Colour::kAccent, Colour::kSurface, kWords},
    {Colour::kAccent, Colour::kSunken, kWords},
    {Colour::kAccent, Colour::kAccentSoft, kWords},
    {Colour::kAccent, Colour::kHoverSoft, kWords},
    {Colour::kAccent, Colour::kGoodSoft, kWords},
    {Colour::kAccent, Colour::kNearSoft, kWords},
    {Colour::kAccent, Colour::kBadSoft, kWords},
    {Colour::kOnAccent, Colour::kAccent, kWords},
    {Colour::kOnAccent, Colour::kAccentHover, kWords},
    {Colour::kGood, Colour::kPaper, kWords},
    {Colour::kGood, Colour::kSurface, kWords},
    {Colour::kGood, Colour::kGoodSoft, kWords},
    {Colour::kNear, Colour::kPaper, kWords},
    {Colour::kNear, Colour::kSurface, kWords},
    {Colour::kNear, Colour::kNearSoft, kWords},
    {Colour::kBad, Colour::kPaper, kWords},
    {Colour::kBad, Colour::kSurface, kWords},
    {Colour::kBad, Colour::kBadSoft, kWords},
    {Colour::kDerive, Colour::kSurface, kWords},
    {Colour::kTrace, Colour::kSurface, kWords},
    {Colour::kDesign, Colour::kSurface, kWords},
    {Colour::kBuild, Colour::kSurface, kWords},
    {Colour::kDebug, Colour::kSurface, kWords},
    {Colour::kDerive, Colour::kPaper, kWords},
    {Colour::kTrace, Colour::kPaper, kWords},
    {Colour::kDesign, Colour::kPaper, kWords},
    {Colour::kBuild, Colour::kPaper, kWords},
    {Colour::kDebug, Colour::kPaper, kWords},
    {Colour::kDesign, Colour::kSunken, kWords},
    {Colour::kBuild, Colour::kSunken, kWords},
    {Colour::kDesign, Colour::kAccentSoft, kWords},
    {Colour::kBuild, Colour::kAccentSoft, kWords},
    {Colour::kControlLine, Colour::kPaper, kControls},
    {Colour::kControlLine, Colour::kSurface, kControls},
    {Colour::kControlLine, Colour::kSunken, kControls},
    {Colour::kControlLine, Colour::kHoverSoft, kControls},
    {Colour::kFocus, Colour::kPaper, kControls},
    {Colour::kFocus, Colour::kSurface, kControls},
    {Colour::kFocus, Colour::kSunken, kControls},
};

struct StyleRow {
  std::string_view css_class;
  TextMetrics metrics;
};

constexpr std::array<StyleRow, static_cast<std::size_t>(TextStyle::kCount)> kStyles = {{
    {"t-body", {17.0F, 28.0F, false, false}},
    {"t-small", {15.0F, 24.0F, false, false}},
    {"t-label", {15.0F, 20.0F, true, false}},
    {"t-button", {15.0F, 20.0F, true, false}},
    {"t-code", {15.0F, 24.0F, false, true}},
    {"t-title", {34.0F, 44.0F, true, false}},
    {"t-heading", {26.0F, 36.0F, true, false}},
    {"t-subhead", {21.0F, 28.0F, true, false}},
    {"t-minor", {17.0F, 28.0F, true, false}},
}};

struct AirRow {
  const char* name;
  Air air;
};

constexpr std::array<AirRow, static_cast<std::size_t>(Spacing::kCount)> kAir = {{
    {"air-block", {16.0F, 16.0F}},
    {"air-title", {0.0F, 16.0F}},
    {"air-heading", {48.0F, 16.0F}},
    {"air-subhead", {32.0F, 12.0F}},
    {"air-minor", {24.0F, 4.0F}},
    {"air-section", {56.0F, 56.0F}},
    {"air-card", {24.0F, 24.0F}},
    {"air-panel", {24.0F, 24.0F}},
    {"air-figure", {28.0F, 28.0F}},
    {"air-rule", {32.0F, 32.0F}},
    {"air-group", {20.0F, 20.0F}},
    {"air-item", {8.0F, 8.0F}},
    {"", {16.0F, 16.0F}},
    {"air-choice", {8.0F, 8.0F}},
    {"", {0.0F, 0.0F}},
}};

constexpr Colour kSeries[] = {Colour::kAccent, Colour::kTrace, Colour::kDesign, Colour::kDebug,
                              Colour::kBuild};
static_assert(std::size(kSeries) == kCurveLooks);

}  // namespace

Rgb rgb(Theme theme, Colour colour) {
  const std::uint32_t hex = hex_of(theme, colour);
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8),
          static_cast<std::uint8_t>(hex)};
}

std::string_view css_name(Colour colour) { return kColours[static_cast<std::size_t>(colour)].name; }

double contrast(Rgb one, Rgb other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

Theme theme_for(bool dark, bool more_contrast) {
  if (more_contrast) return dark ? Theme::kDarkMore : Theme::kLightMore;
  return dark ? Theme::kDark : Theme::kLight;
}

double needed_contrast(Theme theme, const ColourPair& pair) {
  const bool more = theme == Theme::kLightMore || theme == Theme::kDarkMore;
  return more ? pair.minimum * 1.5 : pair.minimum;
}

std::span<const ColourPair> used_pairs() { return kPairs; }

Colour ink_of(Tone tone) {
  switch (tone) {
    case Tone::kGood:
      return Colour::kGood;
    case Tone::kNear:
      return Colour::kNear;
    case Tone::kBad:
      return Colour::kBad;
    case Tone::kInfo:
    case Tone::kPrimary:
      return Colour::kAccent;
    case Tone::kQuiet:
      return Colour::kQuiet;
    case Tone::kPlain:
      break;
  }
  return Colour::kText;
}

Colour ground_of(Tone tone) {
  switch (tone) {
    case Tone::kGood:
      return Colour::kGoodSoft;
    case Tone::kNear:
      return Colour::kNearSoft;
    case Tone::kBad:
      return Colour::kBadSoft;
    case Tone::kInfo:
    case Tone::kPrimary:
      return Colour::kAccentSoft;
    case Tone::kQuiet:
    case Tone::kPlain:
      break;
  }
  return Colour::kSunken;
}

Colour colour_of(Mark mark) {
  switch (mark) {
    case Mark::kDerive:
      return Colour::kDerive;
    case Mark::kTrace:
      return Colour::kTrace;
    case Mark::kDesign:
      return Colour::kDesign;
    case Mark::kBuild:
      return Colour::kBuild;
    case Mark::kDebug:
      return Colour::kDebug;
    case Mark::kDone:
    case Mark::kHelped:
      return Colour::kGood;
    case Mark::kTried:
      return Colour::kNear;
    case Mark::kDue:
      return Colour::kAccent;
    case Mark::kComing:
    case Mark::kUntried:
    case Mark::kNone:
      break;
  }
  return Colour::kQuiet;
}

Colour colour_of(CodeTokenKind kind) {
  switch (kind) {
    case CodeTokenKind::kKeyword:
      return Colour::kAccent;
    case CodeTokenKind::kNumber:
      return Colour::kDesign;
    case CodeTokenKind::kString:
      return Colour::kBuild;
    case CodeTokenKind::kComment:
      return Colour::kQuiet;
  }
  return Colour::kText;
}

Colour colour_of_series(std::size_t index) { return kSeries[index % kCurveLooks]; }

Shape shape_of(Mark mark) {
  switch (mark) {
    case Mark::kDerive:
      return Shape::kTriangle;
    case Mark::kTrace:
      return Shape::kCircle;
    case Mark::kDesign:
      return Shape::kSquare;
    case Mark::kBuild:
      return Shape::kHexagon;
    case Mark::kDebug:
      return Shape::kDiamond;
    case Mark::kDone:
      return Shape::kTick;
    case Mark::kComing:
      return Shape::kDots;
    case Mark::kUntried:
      return Shape::kRing;
    case Mark::kTried:
      return Shape::kHalf;
    case Mark::kHelped:
      return Shape::kCircle;
    case Mark::kDue:
      return Shape::kTarget;
    case Mark::kNone:
      break;
  }
  return Shape::kNone;
}

TextMetrics metrics_of(TextStyle style) { return kStyles[static_cast<std::size_t>(style)].metrics; }

std::string_view css_class(TextStyle style) {
  return kStyles[static_cast<std::size_t>(style)].css_class;
}

Air air_of(Spacing spacing) { return kAir[static_cast<std::size_t>(spacing)].air; }

std::string_view css_name(Spacing spacing) { return kAir[static_cast<std::size_t>(spacing)].name; }

std::string theme_css(Theme theme) {
  const bool light = theme == Theme::kLight || theme == Theme::kLightMore;
  std::string css = light ? "color-scheme:light;" : "color-scheme:dark;";
  for (std::size_t i = 0; i < kColourCount; ++i) {
    char value[16];
    std::snprintf(value, sizeof value, ":#%06x;",
                  static_cast<unsigned>(hex_of(theme, static_cast<Colour>(i))));
    css.append("--").append(kColours[i].name).append(value);
  }
  return css;
}

}  // namespace tmw
