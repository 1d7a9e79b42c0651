// What stands on top of a Hugging Face model: the class named in "architectures" decides it.
#pragma once

#include <string>
#include <string_view>

#include "core/transformer/json_fields.h"
#include "core/transformer/model.h"

namespace tmw::transformer {

// Gives `model` the head of its class, with a note where that is not the language model's. Draft
// heads, and classes of another kind than the family, are a problem in `fields`. Requires a model
// read as the language model of `model_type`; that is empty where the class is one of a whole, of
// which the model is a part, and then compared with no family.
void read_head(JsonFields& fields, std::string_view model_type, Model& model);

// The class that `whole`, a file of several parts, names in "architectures", where it decides the
// head of its language model: one with scores in its place, or one without any. Empty otherwise.
// `whole_type` is its "model_type".
[[nodiscard]] std::string head_of_part(const Json& whole, std::string_view whole_type);

// Notes on what the file tells of and the counts leave out: weights in few bits, layers that
// predict further tokens, a vision part.
void note_what_is_left_out(JsonFields& fields, std::string_view model_type);

}  // namespace tmw::transformer
