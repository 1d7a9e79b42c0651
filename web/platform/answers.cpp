#include "web/platform/answers.h"

#include <cstdint>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/mark_words.h"
#include "core/formula/read_answer.h"
#include "core/marking/verdict.h"
#include "core/units/print.h"
#include "web/platform/values.h"

namespace tmw {

using emscripten::val;

val evaluate_text(const std::string& text) {
  const TypedAnswer answer = read_answer(text, {});
  val object = val::object();
  if (!answer.ok) {
    object.set("error", answer.error.message);
    object.set("position", static_cast<double>(answer.error.position));
    return object;
  }
  object.set("value", answer.quantity.value);
  object.set("unit", base_unit_symbol(answer.quantity.dimension));
  object.set("text", print_quantity(answer.quantity));
  return object;
}

val check_answer(const Workbook& workbook, const std::string& id, const val& words, double seed) {
  val object = val::object();
  const Exercise* exercise = find_exercise(workbook, id);
  if (exercise == nullptr) {
    object.set("error", "There is no exercise " + id + " in the chapters that are loaded.");
    return object;
  }
  const Problem problem = instantiate(*exercise, static_cast<std::uint64_t>(seed)).problem;
  const Verdict verdict = mark_words(problem, strings_of(words));
  object.set("verdict", std::string(verdict_name(verdict.kind)));
  object.set("value", verdict.value ? val(*verdict.value) : val::null());
  object.set("unit", verdict_unit(problem));
  object.set("message", verdict.message);
  object.set("slip", verdict.slip.empty() ? val::null() : val(verdict.slip));
  return object;
}

val list_exercises(const Workbook& workbook) {
  val list = val::array();
  for (const Chapter& chapter : workbook.chapters) {
    for (const Exercise& exercise : chapter.exercises) {
      val object = val::object();
      object.set("id", exercise.id);
      object.set("chapter", chapter.number);
      object.set("title", exercise.title);
      object.set("kind", std::string(kind_name(exercise.kind)));
      list.call<void>("push", object);
    }
  }
  return list;
}

}  // namespace tmw
