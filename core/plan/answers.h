// The door of core/plan; *_plan.h are the plans as values, fields.h the table of their questions.
//
// The four questions of `tmw`: what a model has, keeps in memory, costs to serve and to train. Each
// takes names and options, plans, and answers in lines that explain every term, or in figures. The
// command line and web/calculator share them; who has a model and a setup already calls the plan
// itself (model_plan.h, memory_plan.h, serving_plan.h, training_plan.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/plan/asking.h"
#include "core/plan/figures.h"

namespace tmw::plan {

struct NamedModel;  // load.h
struct NamedHardware;

enum class Form { kLines, kFigures };

struct Request {
  std::vector<std::string> names;  // a model; for serving and training a card behind it
  std::vector<Asked> options;
  Form form = Form::kLines;
};

struct Answer {
  std::string text;   // Form::kLines, or the usage where "help" was asked; ends with a line break
  Figures figures;    // Form::kFigures
  std::string error;  // a sentence that names what is wrong and its fix; then there is nothing else
};

// The text of a model file called `name`, or nothing. Files are the command line's affair, so it is
// handed in.
using ReadText = std::optional<std::string> (*)(const std::string& name);

// Each answers one question of the calculator (model_answer.cpp ... training_answer.cpp); a mistake
// in the request is told in `error`.
[[nodiscard]] Answer model_answer(const Request& request, ReadText read);
[[nodiscard]] Answer memory_answer(const Request& request, ReadText read);
[[nodiscard]] Answer serving_answer(const Request& request, ReadText read);
[[nodiscard]] Answer training_answer(const Request& request, ReadText read);

// The same of a model and a card that are there already. `request` has options and form alone.
[[nodiscard]] Answer serving_answer_of(const Request& request, const NamedModel& model,
                                       const NamedHardware& card);
[[nodiscard]] Answer training_answer_of(const Request& request, const NamedModel& model,
                                        const NamedHardware& card);

// Whether a file that begins so holds weights or lists them: GGUF, safetensors, or the index of
// safetensors files (its whole text).
[[nodiscard]] bool is_weights(std::string_view head);

struct WeightsAnswer {
  Answer answer;
  bool wants_more = false;  // the header goes on behind `head`: ask again with more of the file
};

// What the header of a weight file says: tensors, parameters and bytes by type, exact. `head` is
// the beginning of the file, `file_bytes` its whole length where it is known. Requires is_weights.
[[nodiscard]] WeightsAnswer weights_answer(const std::string& name, std::string_view head,
                                           std::optional<std::uint64_t> file_bytes, Form form);

// The terms of a plan by their share, or with `second` the differences of two plans term by term
// and the sizes they come from. `question` is "model", "memory", "serve-plan" or "train-plan"; the
// form is that of the first request.
[[nodiscard]] Answer why_answer(const std::string& question, const Request& first,
                                const std::optional<Request>& second, ReadText read);

}  // namespace tmw::plan
