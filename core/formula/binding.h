// What a symbol stands for.
#pragma once

#include <string>

namespace tmw {

// A symbol's value in base units and how TeX shows it (empty tex: made from the name, d_k ->
// d_{k}).
struct Binding {
  std::string name;
  double value = 0;
  std::string tex;
};

}  // namespace tmw
