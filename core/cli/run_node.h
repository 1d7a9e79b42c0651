// Runs JavaScript and Python (MicroPython) with Node, where they are installed, for `tmw lint` and
// `tmw check`.
#pragma once

#include <optional>
#include <string>

namespace tmw {

// True if a program `node` answers.
[[nodiscard]] bool node_is_there();

// Runs the source, makes the calls (calls_json of build.h), gives the reply in the sandbox's
// form. Each call of JavaScript is stopped after two seconds. `root` is the folder with
// node_modules and web/sandbox, which Python needs. Empty if Node, or MicroPython, cannot be run.
// The code runs with the user's rights.
[[nodiscard]] std::optional<std::string> run_with_node(const std::string& source,
                                                       const std::string& calls,
                                                       const std::string& root);

}  // namespace tmw
