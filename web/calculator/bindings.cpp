// The calculator for JavaScript. Each function takes a preset's name or the text of a model file
// (and a card's name), and an object of options called as on the command line; it returns a plain
// object with the members of `tmw ... --json`, or {error: sentence}. Integers are numbers up to
// 2^53 - 1 and strings of digits above, so that BigInt() reads each of them exactly.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>

#include "core/plan/answers.h"

namespace tmw {
namespace {

using emscripten::val;
using plan::Words;

// No files here: a model that is no preset is the text of a model file itself.
std::optional<std::string> text_itself(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first == std::string::npos || text[first] == '{' || text[first] == '[';
  return json ? std::optional<std::string>(text) : std::nullopt;
}

// {tokens: 4096, macs: true} as --tokens 4096 --macs. A flag that is false, and what is null or
// undefined, was not given.
void append_options(const val& options, Words& words) {
  if (!options.as<bool>()) return;
  const val names = val::global("Object").call<val>("keys", options);
  const int count = names["length"].as<int>();
  for (int i = 0; i < count; ++i) {
    const val value = options[names[i]];
    if (value.isNull() || value.isUndefined() || value.isFalse()) continue;
    words.push_back("--" + names[i].as<std::string>());
    if (!value.isTrue()) words.push_back(val::global("String")(value).as<std::string>());
  }
}

val object_of(const plan::Answer& answer) {
  if (answer.error.empty()) return val::global("JSON").call<val>("parse", answer.text);
  val object = val::object();
  object.set("error", answer.error);
  return object;
}

// A name is never an option, whatever it begins with.
std::string name_of(const val& name) {
  const std::string text = name.isString() ? name.as<std::string>() : std::string();
  return text.rfind("--", 0) == 0 ? " " + text : text;
}

using Question = plan::Answer (*)(const Words&, plan::ReadText);

val ask(Question question, Words names, const val& options) {
  names.insert(names.end(), {"--json", "--safe-integers"});
  append_options(options, names);
  return object_of(question(names, text_itself));
}

template <Question question>
val about_model(const val& name, const val& options) {
  return ask(question, {name_of(name)}, options);
}

template <Question question>
val about_model_without_options(const val& name) {
  return about_model<question>(name, val::undefined());
}

template <Question question>
val about_model_and_card(const val& name, const val& card, const val& options) {
  return ask(question, {name_of(name), name_of(card)}, options);
}

template <Question question>
val about_model_and_card_without_options(const val& name, const val& card) {
  return about_model_and_card<question>(name, card, val::undefined());
}

}  // namespace
}  // namespace tmw

EMSCRIPTEN_BINDINGS(calculator) {
  using namespace tmw;
  using emscripten::function;  // told apart by the number of arguments
  function("model", &about_model<plan::model_answer>);
  function("model", &about_model_without_options<plan::model_answer>);
  function("memory", &about_model<plan::memory_answer>);
  function("memory", &about_model_without_options<plan::memory_answer>);
  function("serve_plan", &about_model_and_card<plan::serve_answer>);
  function("serve_plan", &about_model_and_card_without_options<plan::serve_answer>);
  function("train_plan", &about_model_and_card<plan::train_answer>);
  function("train_plan", &about_model_and_card_without_options<plan::train_answer>);
}
