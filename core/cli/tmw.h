// `tmw` as a function: the words behind it in, text and an exit code out.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tmw {

// `program` is the path the program was started by, near which the content is looked for. Returns
// 0 when done, 1 where an answer is not right or something is wrong, 2 for misuse.
int run_tmw(const std::vector<std::string>& words, const std::string& program, std::ostream& out,
            std::ostream& err);

// The names of all commands that run_tmw carries out, in any order.
[[nodiscard]] std::vector<std::string> command_names();

}  // namespace tmw
