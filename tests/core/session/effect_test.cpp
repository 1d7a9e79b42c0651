#include "core/session/effect.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/session/effect_fields.h"
#include "tests/paths.h"

namespace tmw {
namespace {

using Json = nlohmann::ordered_json;

// Its kind, and of every other field the type.
template <typename E>
Json description() {
  Json fields;
  tell(E{}, [&fields](const std::string& name, const auto& value) {
    using Value = std::decay_t<decltype(value)>;
    if constexpr (std::is_arithmetic_v<Value>) {
      fields[name] = "number";
    } else if constexpr (std::is_same_v<Value, std::vector<NodeId>>) {
      fields[name] = "numbers";
    } else {
      fields[name] = name == "kind" ? std::string_view(value) : "text";
    }
  });
  return fields;
}

template <std::size_t... I>
Json descriptions(std::index_sequence<I...>) {
  return Json::array({description<std::variant_alternative_t<I, Effect>>()...});
}

TEST(Effects, AreToldOutsideAsTheTableForJavaScriptSays) {
  std::ifstream file(test::source_dir() + "/tests/golden/effects.json");
  const Json table = Json::parse(file, nullptr, false);
  EXPECT_EQ(descriptions(std::make_index_sequence<std::variant_size_v<Effect>>()),
            table["effects"]);
}

}  // namespace
}  // namespace tmw
