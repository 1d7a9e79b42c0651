// `tmw train-plan MODEL CARD`: time, card-hours, Chinchilla and utilisation of a training run.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tmw {

// args are those after "train-plan". Options: --data TOKENS, --tokens (of a sequence), --cards,
// --mfu, --mask full|half|exact, --price (dollars a card-hour),
// --measured TOKENS_PER_SECOND, --json. Returns 0, or 2 with a sentence.
int run_train_plan_command(const std::vector<std::string>& args, std::ostream& out,
                           std::ostream& err);

}  // namespace tmw
