#include "core/cli/eval_command.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>

#include "core/formula/read_answer.h"
#include "core/units/print.h"

namespace tmw {
namespace {

using Json = nlohmann::ordered_json;

constexpr double kLargestExactInteger = 9007199254740992.0;  // 2^53

Json number_json(double value) {
  const bool whole = value == std::floor(value) && std::fabs(value) <= kLargestExactInteger;
  return whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

// "8 GiB = 8.59 GB": both readings of bytes, otherwise the handiest multiple.
std::string result_text(const Quantity& quantity) {
  const std::string text = print_quantity(quantity);
  const std::size_t bracket = text.find(" (");
  if (bracket == std::string::npos) return text;
  return text.substr(bracket + 2, text.size() - bracket - 3) + " = " + text.substr(0, bracket);
}

}  // namespace

int run_eval_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err) {
  std::string typed;
  for (const std::string& word : args) {
    if (word == "--json") continue;
    typed += (typed.empty() ? "" : " ") + word;
  }
  if (typed == "--help") {
    out << "tmw eval EXPRESSION\n\nComputes what an answer field accepts, for example\n"
           "  tmw eval \"2*80*8*128*4096*2 bytes\"\n  tmw eval 8GiB\n";
    return 0;
  }
  if (typed.empty()) err << "tmw: eval needs an expression, such as tmw eval \"8 GiB\"\n";
  const TypedAnswer answer = read_answer(typed, {});
  Json json;
  if (answer.ok) {
    json = {{"value", number_json(answer.quantity.value)},
            {"unit", base_unit_symbol(answer.quantity.dimension)},
            {"text", result_text(answer.quantity)}};
  } else {
    json = {{"error", answer.error.message}, {"position", answer.error.position}};
  }
  out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << "\n";
  return answer.ok ? 0 : 2;
}

}  // namespace tmw
