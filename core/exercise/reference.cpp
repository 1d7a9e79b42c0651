// The functions of core/numerics that code exercises are marked against.
#include <algorithm>

#include "core/exercise/code_tests.h"
#include "core/numerics/attention.h"
#include "core/numerics/normalization.h"
#include "core/numerics/softmax.h"

namespace tmw {
namespace {

using Arguments = std::vector<JsValue>;
using Numbers = std::vector<double>;

// The numbers of an array; empty if it holds anything else or nothing.
Numbers numbers_of(const JsValue& value) {
  Numbers numbers;
  for (const JsValue& item : value.items) {
    if (item.kind != JsKind::kNumber) return {};
    numbers.push_back(item.number);
  }
  return numbers;
}

// The rows of an array of equally long arrays, one after the other; empty if they are not.
Numbers rows_of(const JsValue& value) {
  Numbers numbers;
  for (const JsValue& row : value.items) {
    const Numbers more = numbers_of(row);
    if (more.empty() || more.size() != value.items.front().items.size()) return {};
    numbers.insert(numbers.end(), more.begin(), more.end());
  }
  return numbers;
}

// softmax(logits)
std::optional<JsValue> softmax_reference(const Arguments& arguments) {
  if (arguments.size() != 1) return std::nullopt;
  const Numbers logits = numbers_of(arguments[0]);
  if (logits.empty()) return std::nullopt;
  return js_array(numerics::softmax(logits));
}

// rms_norm(x, gamma, eps)
std::optional<JsValue> rms_norm_reference(const Arguments& arguments) {
  if (arguments.size() != 3) return std::nullopt;
  const Numbers x = numbers_of(arguments[0]), gamma = numbers_of(arguments[1]);
  if (x.empty() || x.size() != gamma.size() || arguments[2].kind != JsKind::kNumber) {
    return std::nullopt;
  }
  return js_array(numerics::rms_norm(x, gamma, arguments[2].number));
}

// attention(query, keys, values) for one query
std::optional<JsValue> attention_reference(const Arguments& arguments) {
  if (arguments.size() != 3) return std::nullopt;
  const Numbers query = numbers_of(arguments[0]), keys = rows_of(arguments[1]),
                values = rows_of(arguments[2]);
  numerics::AttentionShape shape;
  shape.queries = 1;
  shape.keys = arguments[1].items.size();
  shape.key_dim = query.size();
  if (query.empty() || keys.size() != shape.keys * shape.key_dim || values.empty() ||
      arguments[2].items.size() != shape.keys) {
    return std::nullopt;
  }
  shape.value_dim = values.size() / shape.keys;
  return js_array(numerics::attention(query, keys, values, shape));
}

struct Reference {
  const char* name;
  std::optional<JsValue> (*call)(const Arguments&);
};

constexpr Reference kReferences[] = {{"attention", attention_reference},
                                     {"rms_norm", rms_norm_reference},
                                     {"softmax", softmax_reference}};

}  // namespace

std::optional<JsValue> call_reference(std::string_view name, const Arguments& arguments) {
  for (const Reference& reference : kReferences) {
    if (name == reference.name) return reference.call(arguments);
  }
  return std::nullopt;
}

std::vector<std::string> reference_names() {
  std::vector<std::string> names;
  for (const Reference& reference : kReferences) names.emplace_back(reference.name);
  return names;
}

}  // namespace tmw
