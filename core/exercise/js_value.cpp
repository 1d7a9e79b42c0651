// The only file of the workbook that knows the JSON library.
#include "core/exercise/js_value.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <nlohmann/json.hpp>

namespace tmw {
namespace {

using Json = nlohmann::json;

constexpr int kMaxDepth = 16;

JsValue special_number(const std::string& name) {
  if (name == "NaN") return js_number(std::numeric_limits<double>::quiet_NaN());
  if (name == "Infinity") return js_number(std::numeric_limits<double>::infinity());
  if (name == "-Infinity") return js_number(-std::numeric_limits<double>::infinity());
  return {JsKind::kOther, false, 0.0, name, {}};
}

JsValue from_json(const Json& json, int depth) {
  JsValue value;
  value.kind = JsKind::kOther;
  if (depth > kMaxDepth) return value;
  if (json.is_number()) return js_number(json.get<double>());
  if (json.is_null()) value.kind = JsKind::kNull;
  if (json.is_boolean()) return {JsKind::kBoolean, json.get<bool>(), 0.0, {}, {}};
  if (json.is_string()) return {JsKind::kText, false, 0.0, json.get<std::string>(), {}};
  if (json.is_array()) {
    value.kind = JsKind::kArray;
    for (const Json& item : json) value.items.push_back(from_json(item, depth + 1));
  }
  if (json.is_object()) {
    const auto number = json.find("number");
    if (number != json.end() && number->is_string()) return special_number(*number);
    if (json.contains("missing")) value.kind = JsKind::kMissing;
  }
  return value;
}

Json to_json_tree(const JsValue& value) {
  switch (value.kind) {
    case JsKind::kMissing:
      return Json{{"missing", true}};
    case JsKind::kNull:
    case JsKind::kOther:
      return nullptr;
    case JsKind::kBoolean:
      return value.boolean;
    case JsKind::kText:
      return value.text;
    case JsKind::kArray: {
      Json array = Json::array();
      for (const JsValue& item : value.items) array.push_back(to_json_tree(item));
      return array;
    }
    case JsKind::kNumber:
      break;
  }
  if (std::isnan(value.number)) return Json{{"number", "NaN"}};
  if (std::isinf(value.number))
    return Json{{"number", value.number > 0 ? "Infinity" : "-Infinity"}};
  const bool whole = value.number == std::floor(value.number) && std::fabs(value.number) < 9e15;
  return whole ? Json(static_cast<long long>(value.number)) : Json(value.number);
}

int line_in(const Json& json) {
  const auto line = json.find("line");
  return line != json.end() && line->is_number_integer() ? line->get<int>() : 0;
}

bool flag_in(const Json& json, const char* key) {
  const auto flag = json.find(key);
  return flag != json.end() && flag->is_boolean() && flag->get<bool>();
}

// False if the entry is not in the agreed form.
bool read_call(const Json& json, CallOutcome& outcome) {
  if (!json.is_object()) return false;
  const auto error = json.find("error");
  const auto value = json.find("value");
  outcome.modified = flag_in(json, "modified");
  outcome.timed_out = flag_in(json, "timeout");
  if (error != json.end() && error->is_string()) outcome.error = error->get<std::string>();
  outcome.failed = error != json.end() || outcome.timed_out;
  outcome.error_line = line_in(json);
  if (value != json.end()) outcome.value = from_json(*value, 0);
  return outcome.failed || value != json.end();
}

bool is_special(double number) { return std::isnan(number) || std::isinf(number); }

std::string number_text(double number, int digits) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  char buffer[40];
  const bool whole = number == std::floor(number) && std::fabs(number) < 9e15;
  if (whole) {
    std::snprintf(buffer, sizeof buffer, "%.0f", number);
  } else {
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, number);
  }
  return buffer;
}

bool numbers_equal(double actual, double expected, double tolerance) {
  if (is_special(actual) || is_special(expected)) {
    return (std::isnan(actual) && std::isnan(expected)) || actual == expected;
  }
  return std::fabs(actual - expected) <= tolerance;
}

}  // namespace

JsValue js_number(double value) { return {JsKind::kNumber, false, value, {}, {}}; }

JsValue js_array(std::vector<JsValue> items) {
  return {JsKind::kArray, false, 0.0, {}, std::move(items)};
}

JsValue js_array(const std::vector<double>& numbers) {
  std::vector<JsValue> items;
  for (const double number : numbers) items.push_back(js_number(number));
  return js_array(std::move(items));
}

std::optional<JsValue> parse_js_value(std::string_view json) {
  const Json tree = Json::parse(json, nullptr, false);
  if (tree.is_discarded()) return std::nullopt;
  return from_json(tree, 0);
}

std::string to_json(const JsValue& value) {
  return to_json_tree(value).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string js_text(const JsValue& value, int digits) {
  switch (value.kind) {
    case JsKind::kMissing:
      return "undefined";
    case JsKind::kNull:
      return "null";
    case JsKind::kBoolean:
      return value.boolean ? "true" : "false";
    case JsKind::kNumber:
      return number_text(value.number, digits);
    case JsKind::kText:
      return "\"" + value.text + "\"";
    case JsKind::kOther:
      return "an object";
    case JsKind::kArray:
      break;
  }
  std::string result = "[";
  for (const JsValue& item : value.items) {
    result += (result.size() > 1 ? ", " : "") + js_text(item, digits);
  }
  return result + "]";
}

bool js_equal(const JsValue& actual, const JsValue& expected, double tolerance) {
  if (actual.kind != expected.kind) return false;
  if (actual.kind == JsKind::kNumber) {
    return numbers_equal(actual.number, expected.number, tolerance);
  }
  if (actual.boolean != expected.boolean || actual.text != expected.text ||
      actual.items.size() != expected.items.size()) {
    return false;
  }
  for (std::size_t i = 0; i < actual.items.size(); ++i) {
    if (!js_equal(actual.items[i], expected.items[i], tolerance)) return false;
  }
  return true;
}

RunOutcome parse_run(std::string_view text) {
  RunOutcome run;
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_object()) {
    run.readable = read_call(json, run.failure) && run.failure.failed;
    return run;
  }
  if (!json.is_array()) return run;
  run.readable = true;
  run.ran = true;
  for (const Json& entry : json) {
    CallOutcome outcome;
    run.readable = run.readable && read_call(entry, outcome);
    run.calls.push_back(std::move(outcome));
  }
  return run;
}

}  // namespace tmw
