// C++ values as JavaScript gets them: flat objects of numbers and texts, arrays of these.
// web/js/module.js has their types.
#pragma once

#include <emscripten/val.h>

#include <string>
#include <vector>

#include "core/content/workbook.h"
#include "core/exercise/explored.h"
#include "core/page/search.h"
#include "core/session/effect.h"
#include "web/layout/layout.h"
#include "web/layout/motion.h"
#include "web/platform/painted.h"

namespace tmw {

[[nodiscard]] emscripten::val object_of(const Effect& effect);
[[nodiscard]] emscripten::val object_of(const SearchHit& hit);
[[nodiscard]] emscripten::val object_of(const ChapterEntry& entry);
[[nodiscard]] emscripten::val object_of(const PaintedPart& part);
// `changed`: some number can be taken back, by `back`.
[[nodiscard]] emscripten::val object_of(const Knob& knob, bool changed, const char* back);

template <typename T>
[[nodiscard]] emscripten::val array_of(const std::vector<T>& values) {
  emscripten::val list = emscripten::val::array();
  for (const T& value : values) list.call<void>("push", object_of(value));
  return list;
}

[[nodiscard]] emscripten::val numbers_of(const std::vector<NodeId>& ids);

// Id and px of each, one after the other.
[[nodiscard]] emscripten::val numbers_of(const std::vector<Shift>& shifts);

[[nodiscard]] std::vector<std::string> strings_of(const emscripten::val& list);

// From x, y, width, height of each rectangle, one after the other.
[[nodiscard]] std::vector<Rect> rects_of(const emscripten::val& numbers);

}  // namespace tmw
