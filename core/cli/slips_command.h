// `tmw slips ID`: every slip that an exercise recognises, with its value.
#pragma once

#include "core/cli/workbook_commands.h"

namespace tmw {

// Takes the id of an exercise ("4.3"), --seed N and --json. Returns 0, or 2 for an unknown exercise
// or one without typed numbers.
int run_slips_command(const CommandLine& line, std::ostream& out, std::ostream& err);

}  // namespace tmw
