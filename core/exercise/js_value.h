// JavaScript values read, printed and compared, and what the sandbox says of a run.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/code_language.h"
#include "core/json/js_value.h"

namespace tmw {

// One call's outcome, as the sandbox reports it.
struct CallOutcome {
  bool failed = false;
  bool timed_out = false;
  std::string error;      // if failed; at most a few hundred characters
  int error_line = 0;     // of the learner's code, from 1; 0 if unknown
  int error_column = 0;   // likewise
  bool modified = false;  // the call changed its arguments
  std::string printed;    // what it printed, its lines joined; at most a few hundred characters
  JsValue value;
};

// The sandbox's whole reply.
struct RunOutcome {
  bool readable = false;  // false: the text is not in the agreed form
  bool ran = false;       // false: the code could not be run; `failure` says why
  CallOutcome failure;
  std::string printed;  // while the code was loaded, before the first call
  std::vector<CallOutcome> calls;
  std::vector<CallOutcome> repaired;  // the calls with `^` read as a power; empty if there is none
};

// A JSON text; {"number": "NaN"} and the like for numbers JSON lacks, {"missing": true} for
// undefined, {"other": "bigint"} for what is neither, {"cut": 997, "of": [1, 2, 3]} for an array or
// a text of which only the beginning is there, with "low" and "high" where a repetition was due.
[[nodiscard]] std::optional<JsValue> parse_js_value(std::string_view json);

// The same way back; reads back as the same value.
[[nodiscard]] std::string to_json(const JsValue& value);

// As a programmer in that language would print it, numbers with `digits` significant digits:
// "[0.2447, 0.6652]", "undefined", "None". A few hundred characters and 20 items of a list at most,
// whatever the value is: "[1, 1, ... 99,980 more]".
[[nodiscard]] std::string js_text(const JsValue& value, int digits = 6,
                                  CodeLanguage language = CodeLanguage::kJavaScript);

// True if every number is within `tolerance` of its counterpart (0: equal) and everything else is
// the same. Of an expected array only the first repetition may be there: then the lengths must
// agree, what is there of both, and of what was cut `low` and `high`. Otherwise what was cut equals
// nothing.
[[nodiscard]] bool js_equal(const JsValue& actual, const JsValue& expected, double tolerance);

// For an array that was cut and one that repeats itself: the place in the repetition at which some
// item differs; as many as there are places if some item is no finite number. Empty: none does.
[[nodiscard]] std::optional<std::size_t> place_of_difference(const JsValue& actual,
                                                             const JsValue& expected,
                                                             double tolerance);

// How many items an array has, those that were cut off included.
[[nodiscard]] std::int64_t length_of(const JsValue& array);

// Which array of `actual` is longer than its counterpart, and by how much: "Too long: there should
// be 3 numbers, but there are 100,000."; "" if none is.
[[nodiscard]] std::string too_long_words(const JsValue& actual, const JsValue& expected);

// So many characters of JSON are enough for whatever equals this value, and for a good piece of
// what does not.
[[nodiscard]] std::int64_t json_room(const JsValue& value);

// The sandbox's reply in the form that build.h describes.
[[nodiscard]] RunOutcome parse_run(std::string_view json);

}  // namespace tmw
