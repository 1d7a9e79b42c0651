// The calculator for JavaScript. Each function takes a preset's name or the text of a model file
// (and a card's name), and an object of options called as on the command line; it returns a plain
// object with the members of `tmw ... --json`, or {error: sentence}. Integers are numbers up to
// 2^53 - 1 and strings of digits above, so that BigInt() reads each of them exactly.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cmath>
#include <string>

#include "core/plan/answers.h"
#include "core/plan/json_writer.h"

namespace tmw {
namespace {

using emscripten::val;
using plan::Asked;

// No files here: a model that is no preset is the text of a model file itself.
std::optional<std::string> text_itself(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const bool json = first == std::string::npos || text[first] == '{' || text[first] == '[';
  return json ? std::optional<std::string>(text) : std::nullopt;
}

// The members of the object, each as it would be typed. A flag that is false, and what is null or
// undefined, was not given; what is true stands alone.
std::vector<Asked> asked_by(const val& options) {
  std::vector<Asked> asked;
  if (!options.as<bool>()) return asked;
  const val names = val::global("Object").call<val>("keys", options);
  const int count = names["length"].as<int>();
  for (int i = 0; i < count; ++i) {
    const val value = options[names[i]];
    if (value.isNull() || value.isUndefined() || value.isFalse()) continue;
    Asked& option = asked.emplace_back(Asked{names[i].as<std::string>(), std::nullopt});
    if (!value.isTrue()) option.text = val::global("String")(value).as<std::string>();
  }
  return asked;
}

val object_of(const plan::Figures& figures);

// A figure as a JavaScript value.
struct ValueOf {
  val operator()(std::monostate) const { return val::null(); }
  val operator()(bool flag) const { return val(flag); }
  val operator()(double number) const { return std::isfinite(number) ? val(number) : val::null(); }
  val operator()(const std::string& text) const { return val(text); }
  val operator()(const plan::Sentences& list) const {
    val array = val::array();
    for (const std::string& sentence : list) array.call<void>("push", sentence);
    return array;
  }
  val operator()(const plan::Figures& figures) const { return object_of(figures); }
  val operator()(transformer::Count count) const {
    if (count.value() > plan::kLargestSafeInteger) return val(std::to_string(count.value()));
    return val(count.as_double());
  }
};

val object_of(const plan::Figures& figures) {
  val object = val::object();
  for (const plan::Figure& figure : figures.members) {
    object.set(std::string(figure.name()), std::visit(ValueOf(), figure.value()));
  }
  return object;
}

val error_of(const std::string& sentence) {
  val object = val::object();
  object.set("error", sentence);
  return object;
}

// What is no string names nothing.
std::string name_of(const val& name) {
  return name.isString() ? name.as<std::string>() : std::string();
}

using Question = plan::Answer (*)(const plan::Request&, plan::ReadText);

val ask(Question question, std::vector<std::string> names, const val& options) {
  const plan::Answer answer =
      question({std::move(names), asked_by(options), plan::Form::kFigures}, text_itself);
  if (!answer.error.empty()) return error_of(answer.error);
  return answer.text.empty() ? object_of(answer.figures) : error_of(answer.text);  // the usage
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

// A plan of `why`: { model, card, options }; nothing where no object is given.
std::optional<plan::Request> request_of(const val& plan, bool with_card) {
  if (plan.isUndefined() || plan.isNull()) return std::nullopt;
  plan::Request request = {
      {name_of(plan["model"])}, asked_by(plan["options"]), plan::Form::kFigures};
  if (with_card) request.names.push_back(name_of(plan["card"]));
  return request;
}

val why(const val& question, const val& first, const val& second) {
  const std::string asked = name_of(question);
  const bool with_card = asked == "serve-plan" || asked == "train-plan";
  const std::optional<plan::Request> one = request_of(first, with_card);
  if (!one) return error_of("The plan to look into is missing: give { model, card, options }.");
  const plan::Answer answer =
      plan::why_answer(asked, *one, request_of(second, with_card), text_itself);
  if (!answer.error.empty()) return error_of(answer.error);
  return answer.text.empty() ? object_of(answer.figures) : error_of(answer.text);
}

val why_alone(const val& question, const val& first) {
  return why(question, first, val::undefined());
}

// The bytes of a Uint8Array or ArrayBuffer, or the text of an index.
std::optional<std::string> bytes_of(const val& head) {
  const bool bytes = head.instanceof (val::global("Uint8Array")) || head.instanceof
      (val::global("ArrayBuffer"));
  if (!bytes && !head.isString()) return std::nullopt;
  return head.as<std::string>();
}

// Of a weight file whose beginning is `head`. Where the header goes on behind it, the error object
// has wants_more.
val weights_of_file(const val& head, const val& file_bytes) {
  const std::optional<std::string> bytes = bytes_of(head);
  if (!bytes || !plan::is_weights(*bytes)) {
    return error_of(
        "This is no beginning of a GGUF or safetensors file, and no text of "
        "model.safetensors.index.json: give a Uint8Array, an ArrayBuffer or that text.");
  }
  std::optional<std::uint64_t> length;
  if (file_bytes.isNumber()) {
    const double number = file_bytes.as<double>();
    if (!(number >= 0 && number <= 9007199254740991.0 && number == std::floor(number))) {
      return error_of("The length of the file must be a whole number of bytes.");
    }
    length = static_cast<std::uint64_t>(number);
  }
  const plan::WeightsAnswer read =
      plan::weights_answer("the file", *bytes, length, plan::Form::kFigures);
  if (read.answer.error.empty()) return object_of(read.answer.figures);
  val error = error_of(read.answer.error);
  if (read.wants_more) error.set("wants_more", true);
  return error;
}

val weights_of_piece(const val& head) { return weights_of_file(head, val::undefined()); }

}  // namespace
}  // namespace tmw

EMSCRIPTEN_BINDINGS(calculator) {
  using namespace tmw;
  using emscripten::function;  // told apart by the number of arguments
  function("model", &about_model<plan::model_answer>);
  function("model", &about_model_without_options<plan::model_answer>);
  function("memory", &about_model<plan::memory_answer>);
  function("memory", &about_model_without_options<plan::memory_answer>);
  function("serve_plan", &about_model_and_card<plan::serving_answer>);
  function("serve_plan", &about_model_and_card_without_options<plan::serving_answer>);
  function("train_plan", &about_model_and_card<plan::training_answer>);
  function("train_plan", &about_model_and_card_without_options<plan::training_answer>);
  function("why", &why);
  function("why", &why_alone);
  function("weights", &weights_of_file);
  function("weights", &weights_of_piece);
}
