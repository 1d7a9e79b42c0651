// What was packed before of a page: an element whose words are the same, on the same lines, is not
// written anew. A page of a thousand elements in which a number was changed has a few dozen others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>

#include "core/page/dom.h"
#include "core/page/html.h"

namespace tmw {

// The inner HTML of an element, and its hash.
struct PackedWords {
  std::string html;
  std::uint32_t hash = 0;
};

class RecordMemo {
 public:
  RecordMemo();
  RecordMemo(RecordMemo&& other) noexcept;
  RecordMemo& operator=(RecordMemo&& other) noexcept;
  ~RecordMemo();

  // As `pack_words` gives them; valid until the next page is begun.
  [[nodiscard]] const PackedWords& words(const DomElement& element, Dress dress);

  // What the page before the last one had, and the last one had not, is forgotten.
  void begin_page();
  // Elements that are remembered.
  [[nodiscard]] std::size_t size() const { return kept_.size(); }

 private:
  struct Kept;
  std::unordered_map<NodeId, std::unique_ptr<Kept>> kept_;
  MathMemo maths_;
  std::uint32_t page_ = 0;
};

// content_html and its hash.
[[nodiscard]] PackedWords pack_words(const DomElement& element, Dress dress);

}  // namespace tmw
