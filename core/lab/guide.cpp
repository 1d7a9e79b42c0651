#include "core/lab/guide.h"

#include <string_view>

#include "core/lab/answers.h"
#include "core/lab/lab.h"

namespace tmw::lab {
namespace {

constexpr int kSteps = 3;
constexpr std::string_view kGuided = "guided";

// For the log: the step that is to be done, so that a reload goes on with it.
std::string note_of(const Guide& guide) {
  return guide.step > kSteps ? "guide" : "guide " + std::to_string(guide.step);
}

bool is_done(const Lab& lab, const State& earlier, const std::string& word,
             const std::string& about) {
  if (lab.guide.step == 1) {
    State same = earlier;
    same.model = lab.state.model;
    return !same_state(same, earlier);
  }
  const Answers answers = answers_to(lab.state);
  if (lab.guide.step == 2) return answers.problem.empty() && !answers.fits;
  return word == "fold" && lab.open.contains(about) && find_line(answers, about) != nullptr;
}

}  // namespace

Guided tend_guide(Lab& lab, const State& earlier, const std::string& word,
                  const std::string& about) {
  Guide& guide = lab.guide;
  if (word == "open" && about.starts_with(kGuided) && !guide.begun) {
    guide = {about.ends_with(" 2") ? 2 : about.ends_with(" 3") ? 3 : 1, true};
    return {"", note_of(guide)};
  }
  if (guide.step == 0) return {};
  if (word == "guide") {
    const bool was_done = guide.step > kSteps;
    guide.step = 0;
    return {"", was_done ? "" : "guide"};
  }
  if (word == "open" || guide.step > kSteps || !is_done(lab, earlier, word, about)) return {};
  ++guide.step;
  return {"Done. " + guide_words(guide), note_of(guide)};
}

std::string guide_words(const Guide& guide) {
  switch (guide.step) {
    case 1:
      return "Step 1 of 3. Choose another model: every answer below follows at once.";
    case 2:
      return "Step 2 of 3. Raise the users or their context until it does not fit any longer. The "
             "answer then names the smallest changes that would do.";
    case 3:
      return "Step 3 of 3. Open one of the answers, such as the KV cache of a user: you see its "
             "formula with your numbers, and the exercise that teaches it.";
    default:
      return "That is all. Whatever you set up is in the address, so a link shows it to others.";
  }
}

}  // namespace tmw::lab
