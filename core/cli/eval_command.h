// `tmw eval EXPRESSION`: reads and computes whatever an answer field accepts.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tmw {

// args are those after "eval"; several words make one expression. Prints one JSON object, with or
// without
// --json: value in base units, unit, text. Returns 0, or 2 with {"error", "position"}.
int run_eval_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err);

}  // namespace tmw
