// The members of our own description that are objects: "mla", "moe", "recurrent" and others. Used
// by config_reader.cpp only.
#pragma once

#include "core/transformer/json_fields.h"
#include "core/transformer/model.h"

namespace tmw::transformer {

// Puts the parts that the description has into `model`, whose layers are there already. Problems
// are kept in `fields`. Where "shared_keys" does not say its global layers they are -1.
void read_parts(JsonFields& fields, Model& model);

}  // namespace tmw::transformer
