#include "core/session/lab_words.h"

namespace tmw::words {

std::string lab_failed(const std::string& reason) {
  return "The Lab could not be loaded (" + reason +
         "). The chapters and your progress are not affected. Choose Try again, or reload the "
         "page.";
}

std::string best_so_far(int best) { return "Your best: " + std::to_string(best) + " of 10."; }

std::string game_and_best(const std::string& name, int best) {
  return best < 0 ? name : name + " (best: " + std::to_string(best) + " of 10)";
}

std::string own_numbers_fault(const std::string& fault) {
  return fault + " The exercise is shown with numbers of its own.";
}

std::string back_to_exercise(const std::string& exercise) { return "Back to exercise " + exercise; }

}  // namespace tmw::words
