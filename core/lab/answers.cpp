#include "core/lab/answers.h"

#include <utility>

#include "core/lab/answer_parts.h"
#include "core/plan/answers.h"

namespace tmw::lab {
namespace {

// "The option --tp is 3: ..." is said of the command line; here options have names of their own.
std::string without_dashes(std::string sentence) {
  constexpr std::string_view kOption = "The option --";
  if (sentence.starts_with(kOption)) sentence.replace(0, kOption.size(), "The setting ");
  for (std::size_t at = sentence.find("--"); at != std::string::npos; at = sentence.find("--", at))
    sentence.erase(at, 2);
  return sentence;
}

}  // namespace

Answers answers_to(const State& state) {
  Answers answers = state.question == Question::kServe ? answers_about_serving(state)
                                                       : answers_about_training(state);
  answers.problem = without_dashes(std::move(answers.problem));
  return answers;
}

plan::Answer plan_answer(const State& state, plan::Form form) {
  const bool serve = state.question == Question::kServe;
  plan::NamedModel model = state.model.named;
  plan::NamedHardware card = state.card.named;
  model.name = name_of(state.model);
  card.name = name_of(state.card);
  const plan::Request request = {{}, suited_options(state).options, form};
  return serve ? plan::serving_answer_of(request, model, card)
               : plan::training_answer_of(request, model, card);
}

const Line* find_line(const Answers& answers, std::string_view id) {
  for (const Group& group : answers.groups) {
    for (const Line& line : group.lines) {
      if (line.id == id) return &line;
    }
  }
  return nullptr;
}

}  // namespace tmw::lab
