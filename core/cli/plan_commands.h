// `tmw model`, `memory`, `serve-plan` and `train-plan`: the questions of core/plan, asked of
// presets and of files. Also `tmw model --list` (presets) and `tmw model --accuracy`
// (docs/accuracy.md).
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tmw {

// args are those after the command. Each prints its answer, or a sentence on err, with --json also
// {"error": ...} on out. Returns 0, or 2 for what cannot be answered.
int run_model_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err);
int run_memory_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err);
int run_serve_plan_command(const std::vector<std::string>& args, std::ostream& out,
                           std::ostream& err);
int run_train_plan_command(const std::vector<std::string>& args, std::ostream& out,
                           std::ostream& err);

// `tmw why QUESTION MODEL [CARD] [OPTIONS] [-- MODEL [CARD] [OPTIONS]]`.
int run_why_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err);

}  // namespace tmw
