// `tmw model PRESET|FILE [--json]`: parameters, KV cache, FLOPs and memory of one model.
// Also `tmw model --list` (presets) and `tmw model --accuracy` (docs/accuracy.md).
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tmw {

// args are those after "model". Options: --tokens N, --mask full|half|exact, --macs, --no-logits,
// --weights FORMAT, --cache FORMAT. Returns 0, or 2 with a sentence for what cannot be read.
int run_model_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err);

}  // namespace tmw
