// The kinds of figure.
#pragma once

namespace tmw {

enum class ChartKind {
  kBars,
  kCurves,
  kGrid,
  kAreas,     // rectangles to one scale, such as matrices of their shapes
  kBlock,     // a decoder block with each of its matrices
  kHeads,     // query heads wired to KV heads
  kStack,     // parts of one bar after the other, against a limit
  kClocks,    // the hands of rotary pairs
  kChain,     // lines of a plan, each against its limit
  kPrograms,  // what programs compute line by line, in a format with a largest number
};

}  // namespace tmw
