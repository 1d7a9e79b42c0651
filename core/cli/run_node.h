// Runs JavaScript and Python (MicroPython) with Node, where they are installed, for `tmw lint` and
// `tmw check`.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tmw {

// True if a program `node` answers.
[[nodiscard]] bool node_is_there();

// A program, and the calls to make of it (calls_json of build.h).
struct NodeRun {
  std::string source;
  std::string calls;
};

// Runs each program, makes its calls, gives its reply in the sandbox's form: one entry for each of
// `runs`, in one process, some at the same time. Ten seconds of a program's own time without an
// answer end it, in either language. `root` is the folder with node_modules and
// web/sandbox, which Python needs. An entry is empty if Node, or MicroPython, cannot be run. The
// code runs with the user's rights.
[[nodiscard]] std::vector<std::optional<std::string>> run_all_with_node(
    const std::vector<NodeRun>& runs, const std::string& root);

// The same for one.
[[nodiscard]] std::optional<std::string> run_with_node(const std::string& source,
                                                       const std::string& calls,
                                                       const std::string& root);

}  // namespace tmw
