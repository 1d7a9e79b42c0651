#include "web/faces/faces.h"

#include "web/faces/field_face.h"

namespace tmw {
namespace {

#include "faces_data.inc"

constexpr bool rows_are_in_the_order_of_the_enum() {
  for (std::size_t i = 0; i < kFaceCount; ++i) {
    if (kRows[i].face != static_cast<Face>(i)) return false;
  }
  return true;
}
static_assert(sizeof(kRows) / sizeof(kRows[0]) == kFaceCount);
static_assert(rows_are_in_the_order_of_the_enum());

}  // namespace

const FaceRow& row_of(Face face) { return kRows[static_cast<std::size_t>(face)]; }

FaceMetrics text_line() { return kTextLine; }

std::string_view field_family() { return kFieldFamily; }

}  // namespace tmw
