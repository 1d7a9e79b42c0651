// The functions of core/numerics that code exercises are marked against.
#include <algorithm>

#include "core/exercise/code_tests.h"
#include "core/exercise/reference_arguments.h"
#include "core/numerics/attention.h"
#include "core/numerics/normalization.h"
#include "core/numerics/online_softmax.h"
#include "core/numerics/softmax.h"

namespace tmw {
namespace {

using Arguments = std::vector<JsValue>;
using Numbers = std::vector<double>;

bool is_empty(const JsValue& value) { return value.kind == JsKind::kArray && value.items.empty(); }

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
  if (logits.empty() && !is_empty(arguments[0])) return std::nullopt;
  return js_array(numerics::softmax(logits));
}

// rms_norm(x, gamma, eps)
std::optional<JsValue> rms_norm_reference(const Arguments& arguments) {
  if (arguments.size() != 3) return std::nullopt;
  const Numbers x = numbers_of(arguments[0]), gamma = numbers_of(arguments[1]);
  const bool read = !x.empty() || (is_empty(arguments[0]) && is_empty(arguments[1]));
  if (!read || x.size() != gamma.size() || arguments[2].kind != JsKind::kNumber) {
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

// cached_attention(query, keys, values, key, value): the key and the value of the newest token come
// last.
std::optional<JsValue> cached_attention_reference(const Arguments& arguments) {
  if (arguments.size() != 5) return std::nullopt;
  JsValue keys = arguments[1], values = arguments[2];
  keys.items.push_back(arguments[3]);
  values.items.push_back(arguments[4]);
  return attention_reference({arguments[0], keys, values});
}

// merge_tiles(m1, l1, o1, m2, l2, o2)
std::optional<JsValue> merge_tiles_reference(const Arguments& arguments) {
  if (arguments.size() != 6) return std::nullopt;
  for (const std::size_t i : {0, 1, 3, 4}) {
    if (arguments[i].kind != JsKind::kNumber) return std::nullopt;
  }
  const numerics::SoftmaxTile first{arguments[0].number, arguments[1].number,
                                    numbers_of(arguments[2])};
  const numerics::SoftmaxTile second{arguments[3].number, arguments[4].number,
                                     numbers_of(arguments[5])};
  if (first.output.empty() || first.output.size() != second.output.size()) return std::nullopt;
  return js_array(numerics::merge_tiles(first, second).output);
}

struct Reference {
  const char* name;
  std::optional<JsValue> (*call)(const Arguments&);
};

constexpr Reference kReferences[] = {{"attention", attention_reference},
                                     {"cached_attention", cached_attention_reference},
                                     {"merge_tiles", merge_tiles_reference},
                                     {"rms_norm", rms_norm_reference},
                                     {"softmax", softmax_reference}};

}  // namespace

Numbers numbers_of(const JsValue& value) {
  Numbers numbers;
  for (const JsValue& item : value.items) {
    if (item.kind != JsKind::kNumber) return {};
    numbers.push_back(item.number);
  }
  return numbers;
}

std::optional<JsValue> call_reference_repeated(std::string_view name, const Arguments& arguments,
                                               int times) {
  std::optional<JsValue> value = call_reference(name, arguments);
  if (!value || value->kind != JsKind::kArray) return std::nullopt;
  if (name != "softmax" && name != "rms_norm") return std::nullopt;
  const auto once = static_cast<std::int64_t>(value->items.size());
  if (name == "softmax") {
    for (JsValue& item : value->items) item.number /= times;
  }
  value->left_off = once * (times - 1);
  for (const JsValue& item : value->items) value->low.push_back(item.number);
  value->high = value->low;
  return value;
}

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
