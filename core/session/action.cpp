#include "core/session/action.h"

#include <charconv>
#include <utility>

namespace tmw {

Action with_value(Action action, std::string value) {
  if (auto* answer = std::get_if<EditAnswer>(&action)) {
    answer->text = std::move(value);
  } else if (auto* guess = std::get_if<EditGuess>(&action)) {
    guess->text = std::move(value);
  } else if (auto* code = std::get_if<EditCode>(&action)) {
    code->source = std::move(value);
  } else if (auto* step = std::get_if<MoveStep>(&action)) {
    std::from_chars(value.data(), value.data() + value.size(), step->to);
  } else if (auto* fold = std::get_if<ToggleDerivation>(&action)) {
    int to_come = 0;
    std::from_chars(value.data(), value.data() + value.size(), to_come);
    if (to_come > 0) return ShowStages{std::move(fold->exercise), -to_come};  // as a page left it
    fold->whole = !value.empty();
  } else if (auto* number = std::get_if<SetNumber>(&action)) {
    std::from_chars(value.data(), value.data() + value.size(), number->value);
  } else if (auto* lab = std::get_if<OnLab>(&action)) {
    lab->value = std::move(value);
  }
  return action;
}

}  // namespace tmw
