// The words about the lab that are needed without it. What its page says is in core/lab.
#pragma once

#include <string>

namespace tmw::words {

inline constexpr const char* kLab = "The Lab";
inline constexpr const char* kLoadingLab = "The Lab is loading.";
inline constexpr const char* kAboutLab =
    "Any model on any hardware: what fits, how fast it answers and what it costs, every number "
    "with "
    "the formula behind it.";
inline constexpr const char* kOpenLab = "Open the Lab";

// "The Lab could not be loaded (...). ..."
[[nodiscard]] std::string lab_failed(const std::string& reason);

}  // namespace tmw::words
