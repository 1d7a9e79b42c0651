// The names of what rich_text.h describes, for those who only hold it.
#pragma once

#include <cstdint>
#include <vector>

namespace tmw {

enum class SpanKind : std::uint8_t;
struct Span;
struct Block;

using Spans = std::vector<Span>;
using Blocks = std::vector<Block>;

}  // namespace tmw
