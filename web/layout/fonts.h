// The faces of the workbook: exact widths for layout, glyphs for painting, the same metrics for
// CSS.
//
// Widths come from the font's own advance table and scale linearly, so a line is as wide on the
// canvas as in the browser (with kerning and ligatures off there).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

enum class Face : std::uint8_t {
  kSans,
  kSansStrong,
  kSansItalic,
  kMono,
  kMathMain,
  kMathBold,
  kMathItalic,
  kMathSize1,
  kMathSize2,
  kMathSize3,
  kMathSize4,
  kMathAms,
  kCount,
};

inline constexpr std::size_t kFaceCount = static_cast<std::size_t>(Face::kCount);

// The font file of a face, without folder: "plex-sans-regular.ttf".
[[nodiscard]] std::string_view file_of(Face face);

// The CSS font-family of a face: "Plex Sans" (three of them), "Plex Mono", "KaTeX Main" ...
[[nodiscard]] std::string_view family_of(Face face);

// In em, from the font's hhea table.
struct FaceMetrics {
  float ascent = 0.0F;   // above the baseline
  float descent = 0.0F;  // below the baseline, positive
};

// Ascent and descent of the text faces as CSS is told them (font_face_css), in em. With the fonts'
// own descent, 0.275, Chromium on Linux lifts the baseline by a pixel wherever it rounds the
// descent down; this one is rounded up at every size of the type scale, so all browsers agree with
// us.
inline constexpr FaceMetrics kTextLine{0.955F, 0.175F};

class Fonts {
 public:
  // Takes a TrueType font. `bytes` must live as long as this object. False if it is
  // not a font we can read; the face is then drawn with the first one loaded.
  [[nodiscard]] bool load(Face face, std::span<const std::uint8_t> bytes);

  [[nodiscard]] bool has(Face face) const;
  [[nodiscard]] FaceMetrics metrics(Face face) const;

  // Advance of a character in em; 0 if the face lacks it.
  [[nodiscard]] float advance(Face face, char32_t letter) const;
  [[nodiscard]] bool contains(Face face, char32_t letter) const;

  // The face that draws a letter wanted in `face`: that one, or the first of the fallbacks (sans,
  // KaTeX main, KaTeX AMS) that has it. CSS lists the same fallbacks.
  [[nodiscard]] Face face_for(Face face, char32_t letter) const;

  // Width in CSS px of UTF-8 text at a CSS font size, fallbacks included.
  [[nodiscard]] float width_px(Face face, std::string_view text, float size_px) const;

  // Baseline of a text face below the top of a CSS line box, px: the browser's rule, which rounds
  // the ascent and the descent to whole pixels and puts half of the rest above, rounded down.
  [[nodiscard]] static float baseline_px(float size_px, float line_height_px);

  // ImGui's size of a face (its pixel height, ascent to descent) for a CSS font size, and back.
  [[nodiscard]] float imgui_size(Face face, float css_size_px) const;
  [[nodiscard]] float css_size(Face face, float imgui_size) const;

  // The font file that `load` was given; empty for a face that is not loaded.
  [[nodiscard]] std::span<const std::uint8_t> bytes(Face face) const { return table(face).bytes; }

 private:
  struct Table {
    std::span<const std::uint8_t> bytes;
    FaceMetrics metrics;
    std::vector<std::pair<char32_t, float>> advances;  // sorted by letter, em
    std::array<float, 128> ascii_advance{};            // em; negative: missing
  };
  [[nodiscard]] const Table& table(Face face) const {
    return tables_[static_cast<std::size_t>(face)];
  }
  std::array<Table, kFaceCount> tables_;
};

// The next UTF-8 character of `text` at `at`, which moves past it. U+FFFD for a broken byte.
[[nodiscard]] char32_t next_letter(std::string_view text, std::size_t& at);

// @font-face rules; `base` is the URL folder of the fonts, such as "fonts/".
[[nodiscard]] std::string font_face_css(std::string_view base);

// Rules of the text classes (font-size, line-height, weight), and of the page layer's elements:
// resets, line spans, math boxes, visible inputs. Uses the custom properties of theme_css.
[[nodiscard]] std::string page_css();

// The site's sheet of colours and type: both themes, by <html data-theme="light">, "dark" or
// "system", then page_css.
[[nodiscard]] std::string site_css();

}  // namespace tmw
