#include "core/lab/state.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/lab/address.h"
#include "core/lab/field_words.h"
#include "core/lab/fields.h"
#include "core/plan/choices.h"
#include "core/plan/fields.h"
#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"
#include "core/transformer/presets.h"
#include "core/transformer/validate.h"

namespace tmw::lab {
namespace {

using plan::Asked;

std::vector<Asked>& options_of(State& state, Question question) {
  return question == Question::kServe ? state.serve : state.train;
}

void leave_open(std::vector<Asked>& options, std::string_view option) {
  std::erase_if(options, [&](const Asked& one) { return one.option == option; });
}

// In the order of the fields, so that equal states are written alike.
void put(std::vector<Asked>& options, const plan::Fields& fields, Asked asked) {
  leave_open(options, asked.option);
  const auto place_of = [&fields](std::string_view option) {
    return std::find_if(fields.begin(), fields.end(),
                        [&](const plan::Field* field) { return field->option == option; }) -
           fields.begin();
  };
  const auto place = std::find_if(options.begin(), options.end(), [&](const Asked& one) {
    return place_of(one.option) > place_of(asked.option);
  });
  options.insert(place, std::move(asked));
}

// A value that is what it would be if nobody chose is none.
template <class Setup>
bool is_open_value(const plan::Field& field, const plan::FieldValue& value) {
  for (const plan::Row<Setup>& row : plan::rows<Setup>()) {
    if (row.field.option == field.option) return row.get(Setup()) == value;
  }
  return false;
}

// The part of that name, set in a copy; a sentence on failure.
template <class Thing>
std::string set_part(Thing& thing, std::span<const Part<Thing>> parts, std::string_view name,
                     std::string_view text) {
  for (const Part<Thing>& part : parts) {
    if (part.name != name) continue;
    if (part.set(thing, text)) return {};
    const std::string_view what = part.what.empty() ? part.name : part.what;
    return std::string(what) + " is \"" + std::string(text) + "\": give a number, such as 32, 4k " +
           "or 3.35.";
  }
  return "There is no part \"" + std::string(name) + "\".";
}

}  // namespace

plan::Fields fields_of(Question question) {
  return question == Question::kServe ? plan::fields<plan::ServingSetup>()
                                      : plan::fields<plan::TrainingSetup>();
}

const std::vector<Asked>& options_of(const State& state, Question question) {
  return question == Question::kServe ? state.serve : state.train;
}

SuitedOptions suited_options(const State& state) {
  SuitedOptions suited{options_of(state, state.question), {}};
  if (state.question != Question::kServe) return suited;
  const transformer::Hardware& card = state.card.named.hardware;
  std::erase_if(suited.options, [&](const Asked& one) {
    if (one.option != "compute" || !one.text) return false;
    for (const auto& format : plan::kComputeFormats) {
      if (format.word != *one.text || transformer::peak_in(card, format.value) > 0) continue;
      suited.caution = name_of(state.card) + " has no known rate in " + value_words(*one.text) +
                       ": products are computed in " + (card.has_bf16 ? "BF16" : "FP16") +
                       " instead.";
      return true;
    }
    return false;
  });
  return suited;
}

State first_state() {
  State state;
  (void)take_model(state, "llama-3-8b");
  (void)take_card(state, "h100");
  return state;
}

const plan::Field* field_named(Question question, std::string_view option) {
  for (const plan::Field* field : fields_of(question)) {
    if (field->option == option && !option.empty()) return field;
  }
  return nullptr;
}

std::string option_text(const State& state, Question question, std::string_view option) {
  for (const Asked& one : options_of(state, question)) {
    if (one.option == option) return one.text.value_or("1");
  }
  return {};
}

std::string set_option(State& state, Question question, std::string_view option,
                       std::string_view text) {
  const plan::Field* field = field_named(question, option);
  if (field == nullptr) return "There is no option \"" + std::string(option) + "\".";
  std::vector<Asked>& options = options_of(state, question);
  if (text.empty()) {
    leave_open(options, option);
    return {};
  }
  if (!plan::takes_value(*field)) {
    put(options, fields_of(question), {std::string(option), std::nullopt});
    return {};
  }
  std::string plain;
  for (const char c : text) {
    if (c != ',' && c != ' ') plain += c;
  }
  const plan::ReadValue read = plan::read_value(*field, plain);
  if (!read.error.empty()) {
    return "\"" + std::string(text) + "\" is no value for this: give " +
           plan::range_in_words(*field) + ".";
  }
  const bool open = question == Question::kServe
                        ? is_open_value<plan::ServingSetup>(*field, read.value)
                        : is_open_value<plan::TrainingSetup>(*field, read.value);
  if (open) {
    leave_open(options, option);
    return {};
  }
  if (!field->instead.of.empty()) leave_open(options, field->instead.of);
  for (const plan::Field* other : fields_of(question)) {
    if (other->instead.of == option) leave_open(options, other->option);
  }
  put(options, fields_of(question), {std::string(option), plan::text_of(read.value)});
  return {};
}

bool take_model(State& state, std::string_view id) {
  const auto* preset = transformer::find_preset(transformer::shipped_models().presets, id);
  if (preset == nullptr) return false;
  state.model = {preset->id, {preset->model, preset->name, {}, preset->context_tokens}};
  return true;
}

bool take_card(State& state, std::string_view id) {
  const auto* preset = transformer::find_preset(transformer::shipped_hardware().presets, id);
  if (preset == nullptr || preset->hardware.flops_per_second <= 0) return false;
  state.card = {preset->id, {preset->hardware, preset->name}};
  return true;
}

std::string set_model_part(State& state, std::string_view name, std::string_view text) {
  transformer::Model changed = state.model.named.model;
  std::string fault = set_part(changed, model_parts(), name, text);
  // The widths of keys and values are one number on the page, and the embedding is as wide as the
  // model where it was before.
  const transformer::Model& before = state.model.named.model;
  if (name == "head-dim" && before.v_head_dim == before.head_dim)
    changed.v_head_dim = changed.head_dim;
  if (name == "width" && before.embed_dim == before.d_model) changed.embed_dim = changed.d_model;
  if (fault.empty()) fault = transformer::problem_with(changed);
  if (fault.empty()) state.model.named.model = changed;
  return fault;
}

std::string set_card_part(State& state, std::string_view name, std::string_view text) {
  transformer::Hardware changed = state.card.named.hardware;
  const std::string fault = set_part(changed, card_parts(), name, text);
  if (!fault.empty()) return fault;
  if (changed.flops_per_second <= 0 || changed.memory_bytes <= 0 || changed.bytes_per_second <= 0)
    return "A card needs memory, bandwidth and a peak rate: give a number above 0.";
  state.card.named.hardware = changed;
  return {};
}

bool is_edited(const AskedModel& model) {
  return !differences(model).empty() || model.preset.empty();
}
bool is_edited(const AskedCard& card) { return !differences(card).empty() || card.preset.empty(); }

std::string name_of(const AskedModel& model) {
  const bool edited = !model.preset.empty() && is_edited(model);
  return model.named.name + (edited ? ", edited" : "");
}

std::string name_of(const AskedCard& card) {
  const bool edited = !card.preset.empty() && is_edited(card);
  return card.named.name + (edited ? ", edited" : "");
}

bool same_state(const State& one, const State& other) {
  return write_address(one) == write_address(other);
}

}  // namespace tmw::lab
