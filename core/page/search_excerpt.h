// The words of a passage around what was found in it.
#pragma once

#include <string>
#include <vector>

#include "core/page/search_index.h"

namespace tmw {

// HTML of about 150 letters: around the words that answer most of the query, or from the
// beginning if none does. What was found stands in <mark>; a formula is never cut.
[[nodiscard]] std::string excerpt_of(const SearchPassage& passage,
                                     const std::vector<QueryWord>& query);

}  // namespace tmw
