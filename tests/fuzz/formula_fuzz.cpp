// Any bytes as an answer or an author's expression: a value that prints and reads back, or a
// sentence with a place. libFuzzer target.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/formula/evaluate.h"
#include "core/formula/print_expression.h"
#include "core/formula/read_answer.h"
#include "core/marking/marking.h"
#include "core/units/print.h"

namespace {

using namespace tmw;

void require(bool condition) {
  if (!condition) std::abort();
}

const std::vector<Binding> kSymbols = {{"L", 80, ""},   {"g", 8, ""},     {"d_k", 128, ""},
                                       {"s", 4096, ""}, {"bytes", 2, ""}, {"h", 64, ""}};

NumericQuestion cache_question(Grade grade) {
  NumericQuestion question;
  question.grade = grade;
  for (const Binding& symbol : kSymbols)
    question.givens.push_back({symbol.name, symbol.value, symbol.name + " heads", "", {}});
  question.steps = {
      {"layer", parse_expression("g * d_k * s * bytes").expression, "a layer", "", {}}};
  question.answer = parse_expression("ceil(2 * L * layer / (h - 1)) + layer^2 / s").expression;
  question.unit = *find_unit("GiB");
  return question;
}

void check_reading(std::string_view text) {
  for (const Dimension& asked : {kPlainNumber, kBytes, kFlopPerSecond}) {
    const TypedAnswer answer = read_answer(text, {kSymbols, asked});
    require(answer.ok == answer.error.message.empty());
    require(answer.error.position <= text.size());
    if (!answer.ok) continue;
    require(std::isfinite(answer.quantity.value));
    require(!print_quantity(answer.quantity).empty());
    require(!to_tex_with_numbers(answer.expression, kSymbols).empty());
  }
}

// An author's expression prints as text that reads back to the same text and value.
void check_printing(std::string_view text) {
  const ReadResult read = parse_expression(text);
  require(read.ok() == read.error.message.empty());
  if (!read.ok()) return;
  const std::string printed = to_text(read.expression);
  const ReadResult again = parse_expression(printed);
  if (!again.ok()) {  // the added brackets may go beyond the bounds, nothing else
    require(printed.size() > text.size());
    return;
  }
  require(to_text(again.expression) == printed);
  const double value = value_of(read.expression, kSymbols);
  const double value_again = value_of(again.expression, kSymbols);
  require(value == value_again || (std::isnan(value) && std::isnan(value_again)));
}

void check_marking(std::string_view text) {
  static const NumericQuestion question = cache_question(Grade::kEstimate);
  static const NumericQuestion exact = cache_question(Grade::kExact);
  for (const NumericQuestion* marked : {&question, &exact}) {
    const Verdict verdict = mark_number(*marked, text);
    require(!verdict.message.empty());
    require(verdict.value.has_value() == (verdict.kind != VerdictKind::kUnreadable));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_reading(text);
  check_printing(text);
  check_marking(text);
  (void)find_unit(text);
  return 0;
}
