#include "tests/core/lab/random_state.h"

#include <string>

#include "core/lab/fields.h"
#include "core/plan/fields.h"
#include "core/transformer/presets.h"

namespace tmw::lab::test {
namespace {

// A value that a field may have: of any size for the plan to refuse or to answer.
std::string value_for(const plan::Field& field, std::mt19937& chance) {
  if (!plan::takes_value(field)) return "1";
  const auto words = plan::words_of(field);
  if (!words.empty()) return std::string(words[chance() % words.size()]);
  if (std::holds_alternative<plan::Share>(field.kind))
    return "0." + std::to_string(1 + chance() % 99);
  constexpr const char* kNumbers[] = {"1", "2", "3", "8", "16", "100", "1024", "4096", "131072"};
  return kNumbers[chance() % std::size(kNumbers)];
}

}  // namespace

State random_state(std::mt19937& chance, bool changed) {
  State state = first_state();
  const auto& models = transformer::shipped_models().presets;
  const auto& cards = transformer::shipped_hardware().presets;
  (void)take_model(state, models[chance() % models.size()].id);
  (void)take_card(state, cards[chance() % cards.size()].id);
  if (chance() % 2 == 0) state.question = Question::kTrain;
  for (const Question question : {Question::kServe, Question::kTrain}) {
    for (const plan::Field* field : fields_of(question)) {
      if (field->option.empty() || chance() % 4 != 0) continue;
      (void)set_option(state, question, field->option, value_for(*field, chance));
    }
  }
  if (!changed) return state;
  for (const ModelPart& part : model_parts()) {
    if (is_shown(part, state.model.named.model) && chance() % 6 == 0)
      (void)set_model_part(state, part.name, std::to_string(64U << chance() % 8));
  }
  for (const CardPart& part : card_parts()) {
    if (chance() % 6 == 0) (void)set_card_part(state, part.name, std::to_string(chance() % 4000));
  }
  if (chance() % 3 == 0) {
    state.model.preset.clear();
    state.model.named.name = "Own & named = \"100%\"";
  }
  return state;
}

}  // namespace tmw::lab::test
