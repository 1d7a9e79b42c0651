// An author's texts as they are kept: read once, when their file is loaded. read_prose.h makes them
// and puts numbers in; who only holds one needs to know neither blocks nor markers.
#pragma once

#include <string>
#include <vector>

#include "core/prose/blocks.h"

namespace tmw {

struct Marker;

// Markdown with markers. In `blocks` a stand-in (prose.cpp) keeps the place of each; what `fill`
// puts there is text, whatever characters it has, and cannot become markup.
struct Prose {
  Prose();
  Prose(const Prose& other);
  Prose(Prose&& other) noexcept;
  Prose& operator=(const Prose& other);
  Prose& operator=(Prose&& other) noexcept;
  ~Prose();

  std::string source;  // as written; for messages and for lint. What the page reads is without it
  Blocks blocks;
  std::vector<Marker> markers;

  [[nodiscard]] bool empty() const;
};

// Source code with markers, printed as plain numbers.
struct CodeTemplate {
  CodeTemplate();
  CodeTemplate(const CodeTemplate& other);
  CodeTemplate(CodeTemplate&& other) noexcept;
  CodeTemplate& operator=(const CodeTemplate& other);
  CodeTemplate& operator=(CodeTemplate&& other) noexcept;
  ~CodeTemplate();

  std::string source;
  std::vector<Marker> markers;

  [[nodiscard]] bool empty() const { return source.empty(); }
};

}  // namespace tmw
