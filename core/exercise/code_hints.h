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

// A sentence as it stands behind a message: after a blank, and the full stop that the message
// lacks. Empty if the sentence is.
[[nodiscard]] std::string behind(std::string_view message, const std::string& sentence);

// A sentence, behind the error, that says what to write instead; empty where the error says enough:
// the function under another spelling, modules that are not there, `export`, tabs among blanks, a
// bracket without its partner, words of the other language or of another module, more arguments
// than a call takes, a comma in `return`.
[[nodiscard]] std::string stopped_code_hint(const StoppedCode& code);

}  // namespace tmw
