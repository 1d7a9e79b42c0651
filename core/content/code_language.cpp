#include "core/content/code_language.h"

namespace tmw {

const char* language_name(CodeLanguage language) {
  switch (language) {
    case CodeLanguage::kJavaScript:
      return "JavaScript";
    case CodeLanguage::kPython:
      return "Python";
  }
  return "";
}

const char* language_word(CodeLanguage language) {
  switch (language) {
    case CodeLanguage::kJavaScript:
      return "javascript";
    case CodeLanguage::kPython:
      return "python";
  }
  return "";
}

CodeLanguage language_of_word(const std::string& word) {
  for (const CodeLanguage language : kCodeLanguages) {
    if (word == language_word(language)) return language;
  }
  return CodeLanguage::kJavaScript;
}

}  // namespace tmw
