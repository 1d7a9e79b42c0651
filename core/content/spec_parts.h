// What the specs of several kinds of exercise are made of.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/content/prose.h"
#include "core/formula/expression.h"

namespace tmw {

// Numbers by name that hold for a part of an exercise.
using NumberRow = std::vector<std::pair<std::string, Expression>>;

// A wrong answer that the author foresaw.
struct SlipSpec {
  Expression is;             // in base units; with from_source a number in the asked unit
  Prose say;                 // a whole sentence
  CodeTemplate lab;          // what the Lab changes to show this number; empty: it is no what-if
  bool from_source = false;  // a figure found in print, recognised for the original numbers only
  int line = 0;
};

}  // namespace tmw
