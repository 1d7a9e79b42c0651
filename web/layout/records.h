// The page as one flat buffer for the browser's page layer.
//
// Each record is one DOM element, complete: tag, all attributes (class and style included) and, for
// a leaf, its inner HTML. JavaScript keeps a map from id to element and hash, skips equal hashes
// and otherwise writes everything from the record.
//
// Format, little endian, every field 4 bytes:
//   header (5 words): magic 0x52574D54 "TMWR", number of records, number of attributes,
//                     bytes of the string pool, height of the document in CSS px (f32)
//   records (14 words each):
//     id, parent (0: <main>), hash, x, y, width, height (f32, CSS px, relative to the parent's
//     rectangle), tag offset, tag length, first attribute, number of attributes,
//     html offset, html length, flags (1: leaf, its inner HTML is given)
//   attributes (4 words each): name offset, name length, value offset, value length
//   string pool (UTF-8), offsets count from its start
// Records come parents before children, in reading order.
#pragma once

#include <cstdint>
#include <vector>

#include "core/page/page.h"
#include "web/layout/layout.h"
#include "web/layout/record_memo.h"

namespace tmw {

inline constexpr std::uint32_t kRecordsMagic = 0x52574D54;
inline constexpr std::uint32_t kRecordsHeaderWords = 5;
inline constexpr std::uint32_t kRecordWords = 14;
inline constexpr std::uint32_t kRecordIsLeaf = 1;

// The attributes are those of dom_for, then `class` ("t-body" ...; joined to one given by dom_for)
// and `style` (left, top, width, height, padding that puts the words where they are painted). In
// document terms every element is position:absolute in its parent.
// What `memo` knows is not written anew; null: all is.
[[nodiscard]] std::vector<std::uint8_t> pack_records(const Page& page, const Layout& layout,
                                                     const Fonts& fonts,
                                                     RecordMemo* memo = nullptr);

}  // namespace tmw
