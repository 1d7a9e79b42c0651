// Files that lie beside a config.json in a model's repository and are often given in its place.
#pragma once

#include <string>

#include "core/json/json_tree.h"

namespace tmw::transformer {

// A sentence that says what `object` is and which file to give, or nothing when it is no file that
// is known. Requires an object.
[[nodiscard]] std::string side_file(const Json& object);

}  // namespace tmw::transformer
