// What a config.json says about weights that are stored in few bits. Used by
// hugging_face_heads.cpp.
#pragma once

#include "core/transformer/json_fields.h"

namespace tmw::transformer {

// Says in `fields` that the weights are stored in few bits, how, and where the file tells one of
// our formats (precision.h), by which option they are counted so. Says nothing of a file that does
// not.
void note_stored_format(JsonFields& fields);

}  // namespace tmw::transformer
