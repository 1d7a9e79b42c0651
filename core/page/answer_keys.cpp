#include "core/page/answer_keys.h"

#include <optional>
#include <string_view>
#include <vector>

#include "core/marking/symbols.h"

namespace tmw {
namespace {

constexpr const char* kSignKeys = "× ^ ( ) / +";

struct UnitKeys {
  std::string_view unit;  // find_unit() knows it
  const char* keys;
};

// By what is asked; counts have the letters alone.
constexpr UnitKeys kUnitKeys[] = {{"B", "k M G MB GB MiB GiB"},
                                  {"FLOP", "G T GFLOP TFLOP"},
                                  {"FLOP/s", "G T TFLOP/s"},
                                  {"B/s", "G T GB/s TB/s"},
                                  {"s", "ms s h"},
                                  {"tokens/s", "k tokens/s"}};

constexpr const char* kCountKeys = "k M B %";

const char* unit_keys(const NumericQuestion& question) {
  for (const UnitKeys& one : kUnitKeys) {
    const std::optional<Unit> unit = find_unit(one.unit);
    if (unit && unit->dimension == question.unit.dimension) return one.keys;
  }
  return kCountKeys;
}

}  // namespace

std::string answer_keys(const NumericQuestion& question) {
  const std::vector<Binding> values = bindings_of(question);
  const TypedSymbols symbols = typed_symbols(question, values);
  std::string keys;
  for (std::size_t i = 0; i < symbols.listed; ++i) keys += symbols.bindings[i].name + " ";
  return keys + kSignKeys + " " + unit_keys(question);
}

}  // namespace tmw
