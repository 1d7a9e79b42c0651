// What helps who wrote a program that stopped: where the error's own words leave a learner alone.
#pragma once

#include <string>
#include <string_view>

#include "core/content/code_language.h"

namespace tmw {

// A program that stopped.
struct StoppedCode {
  std::string_view source;
  std::string_view function;  // that was asked for
  std::string_view error;     // what is said of it, as a verdict has it
  CodeLanguage language = CodeLanguage::kJavaScript;
};

// A sentence, after a blank and the full stop that the error lacks, that says what to write
// instead; empty where the error says enough: the function under another spelling, modules that are
// not there, `export`, tabs among blanks, words of the other language or of another module.
[[nodiscard]] std::string stopped_code_hint(const StoppedCode& code);

}  // namespace tmw
