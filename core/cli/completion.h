// Scripts that complete `tmw` in a shell, written from the table of manual.h.
#pragma once

#include <string>
#include <string_view>

namespace tmw::cli {

// The script for "bash", "zsh" or "fish"; empty for another shell.
[[nodiscard]] std::string completion_script(std::string_view shell);

}  // namespace tmw::cli
