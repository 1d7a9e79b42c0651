// Runs JavaScript with Node, where it is installed, for `tmw lint` and `tmw check`.
#pragma once

#include <optional>
#include <string>

namespace tmw {

// True if a program `node` answers.
[[nodiscard]] bool node_is_there();

// Runs the source, makes the calls (calls_json of build.h), gives the reply in the sandbox's
// form. Each call is stopped after two seconds. Empty if Node cannot be run. The code runs with the
// user's rights.
[[nodiscard]] std::optional<std::string> run_with_node(const std::string& source,
                                                       const std::string& calls);

}  // namespace tmw
