// The door of core/json; json_tree.h shows the library's tree to those who walk one.
//
// JSON as text: what readers and writers of it need whatever they read or write. The library behind
// it shows only in json_tree.h.
#pragma once

#include <string>
#include <string_view>

namespace tmw {

// Text as a JSON string, in its quotation marks; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string json_quoted(std::string_view text);

// True if brackets outside of strings nest deeper than this. Total over all bytes, with no
// recursion: what reads such a text into a tree would recurse so deep.
[[nodiscard]] bool nests_deeper_than(std::string_view json, int deepest);

}  // namespace tmw
