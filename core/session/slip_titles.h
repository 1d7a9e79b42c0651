// What slips are called, for those who made them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/session/session.h"

namespace tmw {

// A slip that every exercise may have, by its slip_key.
struct SlipTitle {
  std::string_view key;
  const char* title;    // "GB for GiB"
  const char* to_mind;  // a sentence that helps not to make it
};

// All of them, each once.
[[nodiscard]] const std::vector<SlipTitle>& slip_titles();

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
