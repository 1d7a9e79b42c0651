// The names of what rich_text.h describes, for those who only hold it.
#pragma once

#include <vector>

namespace tmw {

struct Span;
struct Block;

using Spans = std::vector<Span>;
using Blocks = std::vector<Block>;

}  // namespace tmw
