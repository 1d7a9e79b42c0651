#include "web/faces/truetype.h"

#include <algorithm>
#include <string_view>

namespace tmw {
namespace {

// Big-endian numbers of a byte range; reads outside give 0, so a cut-off font is only incomplete.
struct Reader {
  std::span<const std::uint8_t> bytes;

  [[nodiscard]] std::uint32_t u8(std::size_t at) const { return at < bytes.size() ? bytes[at] : 0; }
  [[nodiscard]] std::uint32_t u16(std::size_t at) const { return u8(at) << 8 | u8(at + 1); }
  [[nodiscard]] std::int32_t s16(std::size_t at) const {
    return static_cast<std::int16_t>(u16(at));
  }
  [[nodiscard]] std::uint32_t u32(std::size_t at) const { return u16(at) << 16 | u16(at + 2); }
};

Reader table(const Reader& font, std::string_view tag) {
  const std::uint32_t count = font.u16(4);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t entry = 12 + std::size_t{16} * i;
    const bool same =
        std::equal(tag.begin(), tag.end(), font.bytes.begin() + static_cast<long>(entry),
                   [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; });
    if (!same) continue;
    const std::size_t offset = font.u32(entry + 8);
    const std::size_t length = font.u32(entry + 12);
    if (offset > font.bytes.size() || length > font.bytes.size() - offset) return {};
    return {font.bytes.subspan(offset, length)};
  }
  return {};
}

// Calls found(character, glyph) for each mapping of a format 4 subtable.
template <typename Found>
void each_of_format_4(const Reader& map, Found found) {
  const std::uint32_t doubled = map.u16(6);  // twice the number of segments
  for (std::uint32_t i = 0; i < doubled; i += 2) {
    const std::uint32_t last = map.u16(14 + i);
    const std::uint32_t first = map.u16(16 + doubled + i);
    const std::uint32_t delta = map.u16(16 + 2 * doubled + i);
    const std::size_t range_at = 16 + 3 * doubled + i;
    const std::uint32_t range = map.u16(range_at);
    for (std::uint32_t c = first; c <= last && c != 0xffff; ++c) {
      std::uint32_t glyph = range == 0 ? c : map.u16(range_at + range + 2 * (c - first));
      if (range == 0 || glyph != 0) glyph = (glyph + delta) & 0xffff;
      if (glyph != 0) found(static_cast<char32_t>(c), glyph);
    }
  }
}

template <typename Found>
void each_of_format_12(const Reader& map, Found found) {
  const std::uint32_t groups = std::min<std::uint32_t>(map.u32(12), 65536);
  for (std::uint32_t i = 0; i < groups; ++i) {
    const std::size_t at = 16 + std::size_t{12} * i;
    const std::uint32_t first = map.u32(at);
    const std::uint32_t last = std::min<std::uint32_t>(map.u32(at + 4), 0x10ffff);
    for (std::uint32_t c = first; c <= last; ++c) {
      found(static_cast<char32_t>(c), map.u32(at + 8) + c - first);
    }
  }
}

// The offset of the widest Unicode subtable we can read, or 0.
std::size_t unicode_subtable(const Reader& cmap) {
  std::size_t best = 0;
  for (std::uint32_t i = 0; i < cmap.u16(2); ++i) {
    const std::size_t entry = 4 + std::size_t{8} * i;
    const std::uint32_t platform = cmap.u16(entry);
    const std::uint32_t encoding = cmap.u16(entry + 2);
    const std::size_t offset = cmap.u32(entry + 4);
    const bool unicode = platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10));
    if (!unicode) continue;
    if (cmap.u16(offset) == 12) return offset;
    if (cmap.u16(offset) == 4) best = offset;
  }
  return best;
}

}  // namespace

TrueTypeWidths read_truetype(std::span<const std::uint8_t> bytes) {
  TrueTypeWidths widths;
  const Reader font{bytes};
  if (bytes.size() < 12 || bytes.size() < 12 + std::size_t{16} * font.u16(4)) return widths;
  const Reader hhea = table(font, "hhea");
  const Reader hmtx = table(font, "hmtx");
  const Reader cmap = table(font, "cmap");
  const std::uint32_t per_em = table(font, "head").u16(18);
  const std::uint32_t metrics = hhea.u16(34);
  const std::size_t subtable = unicode_subtable(cmap);
  if (per_em == 0 || metrics == 0 || hmtx.bytes.empty() || subtable == 0) return widths;

  const float em = static_cast<float>(per_em);
  widths.readable = true;
  widths.ascent = static_cast<float>(hhea.s16(4)) / em;
  widths.descent = -static_cast<float>(hhea.s16(6)) / em;
  const auto found = [&](char32_t letter, std::uint32_t glyph) {
    const std::uint32_t units = hmtx.u16(std::size_t{4} * std::min(glyph, metrics - 1));
    widths.advances.emplace_back(letter, static_cast<float>(units) / em);
  };
  const Reader map{cmap.bytes.subspan(subtable)};
  if (map.u16(0) == 12) {
    each_of_format_12(map, found);
  } else {
    each_of_format_4(map, found);
  }
  // As the format wants them; look-ups rely on it.
  if (!std::is_sorted(widths.advances.begin(), widths.advances.end())) return {};
  return widths;
}

}  // namespace tmw
