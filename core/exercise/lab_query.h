// Where the Lab holds the numbers of an exercise; private to `instantiate`.
#pragma once

#include <string>

namespace tmw {

struct LabSpec;
struct CodeTemplate;
class Writer;

// The query of the Lab's address with these numbers (core/lab/address.h); empty if the Lab cannot
// hold them.
[[nodiscard]] std::string lab_query(const LabSpec& lab, Writer& writer);

// The same with what a slip changes: "cache=FP32" stands in the place of another cache. Empty if
// either is.
[[nodiscard]] std::string lab_query_of_slip(const std::string& query, const CodeTemplate& change,
                                            int line, Writer& writer);

}  // namespace tmw
