// The door of core/lab; lab.h is the running lab, address.h the state as text, answers.h what is
// said of it.
//
// What is asked of the lab: a question, a model, a card, and the options of core/plan.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/plan/asking.h"
#include "core/plan/load.h"

namespace tmw::lab {

enum class Question : std::uint8_t { kServe, kTrain };

// A preset, changed or not, or one of its own.
struct AskedModel {
  std::string preset;      // its id; empty: `named` says all
  plan::NamedModel named;  // sound (core/transformer/validate.h)
};
struct AskedCard {
  std::string preset;
  plan::NamedHardware named;
};

struct State {
  Question question = Question::kServe;
  AskedModel model;
  AskedCard card;
  // What was chosen for each question, in the order of its fields: options of core/plan/fields.h
  // with their values as `text_of` writes them; flags without. The rest is open.
  std::vector<plan::Asked> serve;
  std::vector<plan::Asked> train;
};

// The state of a first visit: Llama 3 8B on an H100.
[[nodiscard]] State first_state();

// The options of the question as they are answered: a format of products of which the card has no
// rate is left out, and `caution` says so.
struct SuitedOptions {
  std::vector<plan::Asked> options;
  std::string caution;  // may be empty
};
[[nodiscard]] SuitedOptions suited_options(const State& state);

// The options of a question.
[[nodiscard]] const std::vector<plan::Asked>& options_of(const State& state, Question question);
[[nodiscard]] plan::Fields fields_of(Question question);
// The field of an option; null if there is none of this name.
[[nodiscard]] const plan::Field* field_named(Question question, std::string_view option);

// The text of an option; empty if it is open. "1" for a flag that is given.
[[nodiscard]] std::string option_text(const State& state, Question question,
                                      std::string_view option);

// Chooses an option, or with an empty text leaves it open; for a flag any text gives it. Returns a
// sentence if the text is no value of it; then nothing is changed.
[[nodiscard]] std::string set_option(State& state, Question question, std::string_view option,
                                     std::string_view text);

// Takes a preset as it is. False if there is none of that id or alias (of cards: with a peak rate).
[[nodiscard]] bool take_model(State& state, std::string_view id);
[[nodiscard]] bool take_card(State& state, std::string_view id);

// Changes one part (fields.h). Returns a sentence if there is no such part, the text is no value of
// it, or what comes of it is not sound; then nothing is changed.
[[nodiscard]] std::string set_model_part(State& state, std::string_view name,
                                         std::string_view text);
[[nodiscard]] std::string set_card_part(State& state, std::string_view name, std::string_view text);

// Whether they differ from the preset of that id, or are of no preset.
[[nodiscard]] bool is_edited(const AskedModel& model);
[[nodiscard]] bool is_edited(const AskedCard& card);

// "Llama 3 8B", "Llama 3 8B, edited".
[[nodiscard]] std::string name_of(const AskedModel& model);
[[nodiscard]] std::string name_of(const AskedCard& card);

[[nodiscard]] bool same_state(const State& one, const State& other);

}  // namespace tmw::lab
