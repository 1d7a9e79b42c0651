// `tmw memory MODEL`: what training and serving a model keep in memory, term by term.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tmw {

// args are those after "memory". Options: --tokens, --batch, --weights, --group (INT4 scales),
// --cache, --block, --recipe, --zero 0..3, --cards, --tp, --sp, --recompute, --no-dropout,
// --pipeline, --chunks, --lora-rank, --qlora, --json. Returns 0, or 2 with a sentence.
int run_memory_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err);

}  // namespace tmw
