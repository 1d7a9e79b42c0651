// The functions of core/numerics that code exercises are marked against.
#include "core/workbook/code_tests.h"

namespace tmw {

std::optional<JsValue> call_reference(std::string_view, const std::vector<JsValue>&) {
  return std::nullopt;
}

std::vector<std::string> reference_names() { return {}; }

}  // namespace tmw
