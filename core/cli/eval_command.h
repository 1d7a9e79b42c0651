// `tmw eval EXPRESSION [--json]`: reads and evaluates what an answer field accepts.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tmw {

// args are those after "eval". Prints one JSON object with value (base units), unit and text;
// without
// --json the same. Returns 0, or 2 with {"error": ..., "position": ...} for what cannot be read.
int run_eval_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err);

}  // namespace tmw
