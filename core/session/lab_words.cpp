#include "core/session/lab_words.h"

namespace tmw::words {

std::string lab_failed(const std::string& reason) {
  return "The Lab could not be loaded (" + reason +
         "). The chapters and your progress are not affected. Choose Try again, or reload the "
         "page.";
}

}  // namespace tmw::words
