// The only file of the workbook that knows the JSON library.
#include "core/exercise/js_value.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/exercise/js_numbers.h"
#include "core/exercise/js_words.h"
#include "core/json/json_tree.h"
#include "core/units/print.h"

namespace tmw {
namespace {

constexpr int kMaxDepth = 16;

// Room in the sandbox's reply. A number in JSON has 24 characters at most, and
// {"number":"Infinity"} with its comma 22; a character of a text has up to 6, as \u0000.
constexpr std::int64_t kLeastRoom = 4096;
constexpr std::int64_t kRoomOfValue = 32;
constexpr std::int64_t kRoomOfByte = 6;

JsValue special_number(const std::string& name) {
  if (name == "NaN") return js_number(std::numeric_limits<double>::quiet_NaN());
  if (name == "Infinity") return js_number(std::numeric_limits<double>::infinity());
  if (name == "-0") return js_number(-0.0);
  if (name == "-Infinity") return js_number(-std::numeric_limits<double>::infinity());
  return {JsKind::kOther, false, 0.0, name, {}};
}

JsValue from_json(const Json& json, int depth);

std::vector<double> numbers_in(const Json& json, const char* key) {
  std::vector<double> numbers;
  const auto found = json.find(key);
  if (found == json.end() || !found->is_array()) return numbers;
  for (const Json& one : *found) {
    if (!one.is_number()) return {};
    numbers.push_back(one.get<double>());
  }
  return numbers;
}

// {"cut": 997, "of": [1, 2, 3], "low": [1, 2], "high": [3, 2]}
JsValue cut_value(const Json& json, int depth) {
  JsValue value = from_json(json.value("of", Json()), depth + 1);
  const Json& count = json["cut"];
  const bool counted = count.is_number() && count.get<double>() >= 1.0;
  value.left_off = counted ? static_cast<std::int64_t>(std::min(count.get<double>(), 9e15)) : 1;
  value.low = numbers_in(json, "low");
  value.high = numbers_in(json, "high");
  return value;
}

// {"repeat": 1000, "of": [1, 2]}: the first repetition, and how much is left off.
JsValue repeated_value(const Json& json, int depth) {
  JsValue value = from_json(json.value("of", Json()), depth + 1);
  const Json& times = json["repeat"];
  const double more = times.is_number() ? std::clamp(times.get<double>() - 1.0, 0.0, 1e6) : 0.0;
  value.left_off = static_cast<std::int64_t>(more) * static_cast<std::int64_t>(value.items.size());
  return value;
}

// {"tuple": [1, 2]}: an array in all but its words.
JsValue tuple_value(const Json& json, int depth) {
  JsValue value = from_json(json.value("tuple", Json()), depth + 1);
  if (value.kind == JsKind::kArray) value.text = kTuple;
  return value;
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
    if (json.contains("cut")) return cut_value(json, depth);
    if (json.contains("repeat")) return repeated_value(json, depth);
    if (json.contains("tuple")) return tuple_value(json, depth);
    if (json.contains("missing")) value.kind = JsKind::kMissing;
    const auto other = json.find("other");
    if (other != json.end() && other->is_string()) value.text = other->get<std::string>();
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
      if (value.left_off == 0) return array;
      Json cut{{"cut", value.left_off}, {"of", array}};
      if (value.low.empty()) return cut;
      for (const double one : value.low) cut["low"].push_back(one);
      for (const double one : value.high) cut["high"].push_back(one);
      return cut;
    }
    case JsKind::kNumber:
      break;
  }
  if (std::isnan(value.number)) return Json{{"number", "NaN"}};
  if (std::isinf(value.number))
    return Json{{"number", value.number > 0 ? "Infinity" : "-Infinity"}};
  if (value.number == 0.0 && std::signbit(value.number)) return Json{{"number", "-0"}};
  const bool whole = value.number == std::floor(value.number) && std::fabs(value.number) < 9e15;
  return whole ? Json(static_cast<long long>(value.number)) : Json(value.number);
}

// A line or a column, from 1; 0 if there is none.
int place_in(const Json& json, const char* key) {
  constexpr std::int64_t kMost = 1'000'000;
  const auto place = json.find(key);
  if (place == json.end() || !place->is_number_integer()) return 0;
  return static_cast<int>(std::clamp<std::int64_t>(place->get<std::int64_t>(), 0, kMost));
}

bool flag_in(const Json& json, const char* key) {
  const auto flag = json.find(key);
  return flag != json.end() && flag->is_boolean() && flag->get<bool>();
}

// The beginning of the text under a key; empty if there is none.
std::string text_in(const Json& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end()) return {};
  const JsValue words = from_json(*found, 0);
  if (words.kind != JsKind::kText) return {};
  return beginning(words.text, kLongestText, words.left_off);
}

// False if the entry is not in the agreed form.
bool read_call(const Json& json, CallOutcome& outcome) {
  if (!json.is_object()) return false;
  const auto error = json.find("error");
  const auto value = json.find("value");
  outcome.modified = flag_in(json, "modified");
  outcome.timed_out = flag_in(json, "timeout");
  outcome.error = text_in(json, "error");
  outcome.printed = text_in(json, "printed");
  outcome.failed = error != json.end() || outcome.timed_out;
  outcome.error_line = place_in(json, "line");
  outcome.error_column = place_in(json, "column");
  if (value != json.end()) outcome.value = from_json(*value, 0);
  return outcome.failed || value != json.end();
}

bool is_special(double number) { return std::isnan(number) || std::isinf(number); }

std::int64_t room_of(const JsValue& value) {
  std::int64_t room = kRoomOfValue + kRoomOfByte * static_cast<std::int64_t>(value.text.size());
  for (const JsValue& item : value.items) room += room_of(item);
  return room;
}

bool numbers_equal(double actual, double expected, double tolerance) {
  if (is_special(actual) || is_special(expected)) {
    return (std::isnan(actual) && std::isnan(expected)) || actual == expected;
  }
  return std::fabs(actual - expected) <= tolerance;
}

// For an array of which only the first repetition is expected: what is there is compared with it,
// and of what was cut the least and the greatest number in each of its places.
bool repeats_alike(const JsValue& actual, const JsValue& expected, double tolerance) {
  const std::size_t period = expected.items.size();
  if (actual.kind != JsKind::kArray || length_of(actual) != length_of(expected) || period == 0)
    return false;
  for (std::size_t i = 0; i < actual.items.size(); ++i) {
    if (!js_equal(actual.items[i], expected.items[i % period], tolerance)) return false;
  }
  return actual.left_off == 0 || !place_of_difference(actual, expected, tolerance);
}

// The replies to calls, in order. False if one is not in the agreed form.
bool read_calls(const Json& json, RunOutcome& run) {
  bool readable = true;
  for (const Json& entry : json) {
    if (&entry == &json.front() && entry.is_object() && entry.contains("loaded")) {
      run.printed = text_in(entry, "printed");
      continue;
    }
    CallOutcome outcome;
    readable = read_call(entry, outcome) && readable;
    run.calls.push_back(std::move(outcome));
  }
  return readable;
}

RunOutcome read_run(const Json& json) {
  RunOutcome run;
  if (json.is_object()) {
    run.readable = read_call(json, run.failure) && run.failure.failed;
    run.printed = run.failure.printed;
  } else if (json.is_array()) {
    run.ran = true;
    run.readable = read_calls(json, run);
  }
  return run;
}

}  // namespace

std::int64_t length_of(const JsValue& array) {
  return static_cast<std::int64_t>(array.items.size()) + array.left_off;
}

std::optional<JsValue> parse_js_value(std::string_view json) {
  if (std::optional<JsValue> numbers = read_numbers(json, kMaxDepth)) return numbers;
  const Json tree = Json::parse(json, nullptr, false);
  if (tree.is_discarded()) return std::nullopt;
  return from_json(tree, 0);
}

std::string to_json(const JsValue& value) {
  return to_json_tree(value).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<std::size_t> place_of_difference(const JsValue& actual, const JsValue& expected,
                                               double tolerance) {
  const std::size_t period = expected.items.size();
  if (actual.low.size() != period || actual.high.size() != period) return period;
  for (std::size_t i = 0; i < period; ++i) {
    const double due = expected.items[i].number;
    const bool alike = numbers_equal(actual.low[i], due, tolerance) &&
                       numbers_equal(actual.high[i], due, tolerance);
    if (!alike) return i;
  }
  return std::nullopt;
}

bool js_equal(const JsValue& actual, const JsValue& expected, double tolerance) {
  if (actual.kind != expected.kind) return false;
  if (expected.left_off > 0) return repeats_alike(actual, expected, tolerance);
  if (actual.left_off > 0) return false;
  if (actual.kind == JsKind::kNumber) {
    return numbers_equal(actual.number, expected.number, tolerance);
  }
  const bool same_text = actual.kind == JsKind::kArray || actual.text == expected.text;
  if (actual.boolean != expected.boolean || !same_text ||
      actual.items.size() != expected.items.size()) {
    return false;
  }
  for (std::size_t i = 0; i < actual.items.size(); ++i) {
    if (!js_equal(actual.items[i], expected.items[i], tolerance)) return false;
  }
  return true;
}

std::string too_long_words(const JsValue& actual, const JsValue& expected) {
  if (actual.kind != JsKind::kArray || expected.kind != JsKind::kArray) return {};
  const std::int64_t due = length_of(expected);
  if (length_of(actual) > due) {
    const bool numbers =
        std::all_of(expected.items.begin(), expected.items.end(),
                    [](const JsValue& one) { return one.kind == JsKind::kNumber; });
    const auto count = static_cast<double>(length_of(actual));
    return "Too long: there should be " + print_number(static_cast<double>(due)) +
           (numbers ? " number" : " item") + (due == 1 ? "" : "s") + ", but there are " +
           print_number(count) + ".";
  }
  const std::size_t both = std::min(actual.items.size(), expected.items.size());
  for (std::size_t i = 0; i < both; ++i) {
    std::string words = too_long_words(actual.items[i], expected.items[i]);
    if (!words.empty()) return words;
  }
  return {};
}

std::int64_t json_room(const JsValue& value) { return kLeastRoom + room_of(value); }

RunOutcome parse_run(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  const auto first = json.is_object() ? json.find("run") : json.end();
  if (!json.is_object() || first == json.end()) return read_run(json);
  RunOutcome run = read_run(*first);
  if (const auto repaired = json.find("repaired"); repaired != json.end()) {
    RunOutcome second = read_run(*repaired);
    if (second.readable && second.ran) run.repaired = std::move(second.calls);
  }
  return run;
}

}  // namespace tmw
