// `tmw serve-plan MODEL CARD`: speed, room and cost of serving a model.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tmw {

// args are those after "serve-plan". Options: --users, --tokens (context), --prompt, --cards,
// --weights, --cache, --mfu (of prefill), --reserve-gb (a card), --step-ms (wanted), --price
// (dollars a card-hour), --json. Returns 0, or 2 with a sentence.
int run_serve_plan_command(const std::vector<std::string>& args, std::ostream& out,
                           std::ostream& err);

}  // namespace tmw
