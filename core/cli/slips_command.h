// `tmw slips ID [--json]`: every slip recognised in an exercise, with its value.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tmw {

// args are those after "slips". Returns 0, or 2 for an unknown exercise.
int run_slips_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err);

}  // namespace tmw
