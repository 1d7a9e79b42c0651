// What slips are called, for those who made them: by their slip_key, those of the table
// (core/marking/slip_names.h) and those of an exercise's own.
#pragma once

#include <string>

#include "core/session/session.h"

namespace tmw {

// "GB for GiB"; of an exercise's own slip how its author begins to say it, "The position table is
// missing (0.1)", and before its chapter is there "A slip of exercise 0.1"; of one that nobody
// knows its own name.
[[nodiscard]] std::string slip_title(const Session& session, const std::string& key);

// What helps not to make it: of an exercise's own slip the author's words, once its chapter is
// there; else empty.
[[nodiscard]] std::string slip_to_mind(const Session& session, const std::string& key);

// The same to stand behind the title: without what the title has said already.
[[nodiscard]] std::string slip_beyond_title(const Session& session, const std::string& key);

}  // namespace tmw
