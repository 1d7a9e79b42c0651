// The core's answers as plain functions, for programs as well as for the page. A failure is the
// field `error`.
#pragma once

#include <emscripten/val.h>

#include <string>

namespace tmw {

struct Workbook;

// A calculation with units, in base units and in words: {value, unit, text} or {error, position}.
[[nodiscard]] emscripten::val evaluate_text(const std::string& text);

// Marks what was typed for the exercise with this id, if its chapter is loaded: {verdict, value,
// unit, message, slip}.
[[nodiscard]] emscripten::val check_answer(const Workbook& workbook, const std::string& id,
                                           const emscripten::val& words, double seed);

// {id, chapter, title, kind} of each exercise of the chapters that are loaded.
[[nodiscard]] emscripten::val list_exercises(const Workbook& workbook);

}  // namespace tmw
