// A JavaScript value as far as code exercises need it: numbers (all of IEEE 754), texts, booleans,
// arrays. core/exercise/js_value.h reads, prints and compares them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace tmw {

enum class JsKind { kMissing, kNull, kBoolean, kNumber, kText, kArray, kOther };

struct JsValue {
  JsKind kind = JsKind::kMissing;
  bool boolean = false;
  double number = 0.0;
  std::string text;
  std::vector<JsValue> items;
  // Items of an array or characters of a text that the sandbox has cut off behind those kept here.
  std::int64_t left_off = 0;
  // Of a cut array of finite numbers that was to repeat itself, the least and the greatest number
  // in each place of the repetition, of all items; else empty.
  std::vector<double> low = {}, high = {};
};

[[nodiscard]] JsValue js_number(double value);
[[nodiscard]] JsValue js_array(std::vector<JsValue> items);
[[nodiscard]] JsValue js_array(const std::vector<double>& numbers);

}  // namespace tmw
