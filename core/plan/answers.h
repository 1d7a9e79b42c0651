// The four questions of `tmw`: what a model has, keeps in memory, costs to serve and to train. Each
// answers in lines that explain every term, or in JSON; the command line and web/calculator share
// them.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tmw::plan {

struct Answer {
  std::string text;   // lines, or one JSON object; both end with a line break
  std::string error;  // a sentence that names what is wrong and its fix; then there is no text
};

// The text of a model file called `name`, or nothing. Files are the command line's affair, so it is
// handed in.
using ReadText = std::optional<std::string> (*)(const std::string& name);

// Words as on the command line: a model (and a card), `--option value` pairs and flags. `--json`
// asks for JSON with integers printed exactly; `--safe-integers` puts those above 2^53 - 1 into
// quotation marks, because a JavaScript number cannot hold them.
using Words = std::vector<std::string>;

[[nodiscard]] Answer model_answer(const Words& words, ReadText read);
[[nodiscard]] Answer memory_answer(const Words& words, ReadText read);
[[nodiscard]] Answer serve_answer(const Words& words, ReadText read);
[[nodiscard]] Answer train_answer(const Words& words, ReadText read);

}  // namespace tmw::plan
