// The faces of the workbook. What is known of each is a row of faces.mjs, printed into C++ by the
// build; the scripts, the CSS and the font maker read the same rows.
#pragma once

#include <cstddef>
#include <cstdint>

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

struct FaceRow {
  Face face;
  bool italic;
  bool is_text;          // else it is a face of math
  bool in_html;          // else it serves the canvas alone
  std::uint16_t weight;  // CSS font-weight
  const char* file;      // the font file, without folder: "plex-sans-regular.ttf"
  const char* family;    // CSS font-family: "Plex Sans" (three of them), "KaTeX Main" ...
};

[[nodiscard]] const FaceRow& row_of(Face face);

// In em.
struct FaceMetrics {
  float ascent = 0.0F;   // above the baseline
  float descent = 0.0F;  // below the baseline, positive
};

// Ascent and descent of the text faces as CSS is told them; faces.mjs says why these.
[[nodiscard]] FaceMetrics text_line();

}  // namespace tmw
