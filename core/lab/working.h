// Derivations by the engine of the exercises: a formula, its numbers put in, its result. Internal
// to core/lab.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/formula/binding.h"
#include "core/lab/answers.h"
#include "core/lab/symbols.h"

namespace tmw::lab {

class Working {
 public:
  // A symbol with its value in base units.
  Working& given(const Symbol& symbol, double value);

  // One more step: `name` is `formula` of what is there, and may be used by those after it.
  // Requires a formula that can be read.
  Working& step(std::string say, const std::string& name, std::string_view formula, Unit unit,
                std::string tex = {});

  // Those that a step uses: a table of symbols that no formula has would only be searched in vain.
  [[nodiscard]] std::vector<Given> givens() const;
  [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }

 private:
  std::vector<Binding> bindings_;
  std::vector<Given> givens_;
  std::vector<std::string> names_;  // of the givens, one for each
  std::vector<std::string> used_;   // in steps
  std::vector<Step> steps_;
};

}  // namespace tmw::lab
