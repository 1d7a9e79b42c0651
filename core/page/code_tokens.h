// What stands out in source text: for the canvas, the DOM and the static pages alike. The editor's
// own parsers (web/editor) give the same colours.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace tmw {

enum class CodeTokenKind : std::uint8_t { kKeyword, kNumber, kString, kComment };

// The CSS class: "code-keyword" ...
[[nodiscard]] const char* css_class(CodeTokenKind kind);

struct CodeToken {
  std::size_t begin = 0;  // bytes of the source
  std::size_t end = 0;
  CodeTokenKind kind = CodeTokenKind::kKeyword;
};

// In order; what stands between them is plain. `language` is "javascript" or "python"; of any other
// nothing is known, and nothing stands out.
[[nodiscard]] std::vector<CodeToken> code_tokens(std::string_view source,
                                                 std::string_view language);

}  // namespace tmw
