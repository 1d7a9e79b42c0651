#include "web/faces/fonts.h"

#include <algorithm>
#include <cmath>

#include "web/faces/truetype.h"

namespace tmw {
namespace {

constexpr Face kFallbacks[] = {Face::kSans, Face::kMathMain, Face::kMathAms};

}  // namespace

bool Fonts::load(Face face, std::span<const std::uint8_t> bytes) {
  TrueTypeWidths widths = read_truetype(bytes);
  if (!widths.readable) return false;
  Table& table = tables_[static_cast<std::size_t>(face)];
  table.bytes = bytes;
  table.metrics = {widths.ascent, widths.descent};
  table.advances = std::move(widths.advances);
  table.ascii_advance.fill(-1.0F);
  for (const auto& [letter, advance] : table.advances) {
    if (letter < table.ascii_advance.size()) table.ascii_advance[letter] = advance;
  }
  return true;
}

bool Fonts::has(Face face) const { return !table(face).bytes.empty(); }

FaceMetrics Fonts::metrics(Face face) const { return table(face).metrics; }

bool Fonts::contains(Face face, char32_t letter) const {
  const Table& found = table(face);
  if (found.bytes.empty()) return false;
  if (letter < found.ascii_advance.size()) return found.ascii_advance[letter] >= 0.0F;
  const auto place = std::lower_bound(found.advances.begin(), found.advances.end(),
                                      std::pair<char32_t, float>(letter, -1.0F));
  return place != found.advances.end() && place->first == letter;
}

float Fonts::advance(Face face, char32_t letter) const {
  const Table& found = table(face);
  if (!contains(face, letter)) return 0.0F;
  if (letter < found.ascii_advance.size()) return found.ascii_advance[letter];
  return std::lower_bound(found.advances.begin(), found.advances.end(),
                          std::pair<char32_t, float>(letter, -1.0F))
      ->second;
}

Face Fonts::face_for(Face face, char32_t letter) const {
  if (contains(face, letter)) return face;
  for (const Face fallback : kFallbacks) {
    if (contains(fallback, letter)) return fallback;
  }
  return face;
}

float Fonts::width_px(Face face, std::string_view text, float size_px) const {
  float em = 0.0F;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_letter(text, at);
    em += advance(face_for(face, letter), letter);
  }
  return em * size_px;
}

float Fonts::baseline_px(float size_px, float line_height_px) {
  const FaceMetrics line = text_line();
  const float ascent = std::round(line.ascent * size_px);
  const float descent = std::round(line.descent * size_px);
  return std::floor((line_height_px - (ascent + descent)) / 2.0F) + ascent;
}

float Fonts::imgui_size(Face face, float css_size_px) const {
  const FaceMetrics em = metrics(face);
  return css_size_px * (em.ascent + em.descent);
}

char32_t next_letter(std::string_view text, std::size_t& at) {
  constexpr char32_t kBroken = 0xfffd;
  const auto first = static_cast<unsigned char>(text[at++]);
  if (first < 0x80) return first;
  const int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
  if (more == 0) return kBroken;
  char32_t letter = first & (0x3fU >> more);
  for (int i = 0; i < more; ++i) {
    if (at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U) {
      return kBroken;
    }
    letter = letter << 6 | (static_cast<unsigned char>(text[at++]) & 0x3fU);
  }
  return letter;
}

}  // namespace tmw
