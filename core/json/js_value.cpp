#include "core/json/js_value.h"

#include <utility>

namespace tmw {

JsValue js_number(double value) { return {JsKind::kNumber, false, value, {}, {}}; }

JsValue js_array(std::vector<JsValue> items) {
  return {JsKind::kArray, false, 0.0, {}, std::move(items)};
}

JsValue js_array(const std::vector<double>& numbers) {
  std::vector<JsValue> items;
  for (const double number : numbers) items.push_back(js_number(number));
  return js_array(std::move(items));
}

}  // namespace tmw
