// The languages of code exercises.
#pragma once

#include <cstdint>
#include <string>

namespace tmw {

enum class CodeLanguage : std::uint8_t { kJavaScript, kPython };

inline constexpr CodeLanguage kCodeLanguages[] = {CodeLanguage::kJavaScript, CodeLanguage::kPython};

// "JavaScript", "Python"; and as settings, files and scripts name them: "javascript", "python".
[[nodiscard]] const char* language_name(CodeLanguage language);
[[nodiscard]] const char* language_word(CodeLanguage language);

// The language of a word; JavaScript if there is none of that name.
[[nodiscard]] CodeLanguage language_of_word(const std::string& word);

}  // namespace tmw
