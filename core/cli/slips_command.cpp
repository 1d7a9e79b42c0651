#include "core/cli/slips_command.h"

#include <nlohmann/json.hpp>
#include <ostream>
#include <span>

#include "core/cli/options.h"
#include "core/cli/workbook_files.h"
#include "core/content/exercise.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/formula/evaluate.h"
#include "core/marking/slips.h"
#include "core/units/print.h"

namespace tmw {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto kReplace = Json::error_handler_t::replace;  // an error may quote any bytes

int fail(const std::string& message, bool json, std::ostream& out, std::ostream& err) {
  if (json) out << Json({{"error", message}}).dump(-1, ' ', false, kReplace) << "\n";
  err << "tmw: " << message << "\n";
  return 2;
}

Json slips_json(const NumericQuestion& question) {
  Json slips = Json::array();
  for (const Slip& slip : recognised_slips(question)) {
    slips.push_back({{"name", slip.name},
                     {"value", slip.value / question.unit.factor},
                     {"text", print_in_unit(slip.value, question.unit)},
                     {"words", slip.words}});
  }
  for (const Convention& convention : question.conventions) {
    const double value = value_of(convention.expression, bindings_of(question));
    slips.push_back({{"name", "convention"},
                     {"value", value / question.unit.factor},
                     {"text", print_in_unit(value, question.unit)},
                     {"words", convention.words}});
  }
  for (const SourceAnswer& source : question.source_answers) {
    slips.push_back({{"name", "source"},
                     {"value", source.value},
                     {"text", print_in_unit(source.value * question.unit.factor, question.unit)},
                     {"words", source.words}});
  }
  return slips;
}

Json part_json(const NumericQuestion& question) {
  return {{"part", question.id},
          {"unit", question.unit.symbol},
          {"right", right_value(question) / question.unit.factor},
          {"text", right_answer_text(question)},
          {"candidates", candidate_count(question)},
          {"slips", slips_json(question)}};
}

void print_part(const Json& part, std::ostream& out) {
  out << part["part"].get<std::string>() << ": " << part["text"].get<std::string>() << " is right; "
      << part["candidates"] << " slips and pairs of slips are tried\n";
  for (const Json& slip : part["slips"])
    out << "  " << slip["text"].get<std::string>() << "  " << slip["words"].get<std::string>()
        << "  [" << slip["name"].get<std::string>() << "]\n";
}

}  // namespace

int run_slips_command(const CommandLine& line, std::ostream& out, std::ostream& err) {
  const Options options = read_options(line.arguments);
  if (!options.error.empty()) return fail(options.error, options.json, out, err);
  if (options.words.size() != 1)
    return fail("slips needs one exercise, such as tmw slips 4.3", options.json, out, err);
  const LoadedWorkbook loaded = load_workbook(line.assets);
  const Exercise* exercise = find_exercise(loaded.workbook, options.words[0]);
  if (!exercise)
    return fail("there is no exercise " + options.words[0] + "; tmw list names them all",
                options.json, out, err);
  const Instance instance = instantiate(*exercise, options.seed);
  const std::span<const ProblemPart> numbers = parts_of(instance.problem);
  if (numbers.empty())
    return fail("exercise " + exercise->id + " asks for no number", options.json, out, err);
  Json parts = Json::array();
  for (const ProblemPart& part : numbers) parts.push_back(part_json(part.question));
  if (options.json) {
    const Json whole = {{"id", exercise->id}, {"seed", options.seed}, {"parts", parts}};
    out << whole.dump(-1, ' ', false, kReplace) << "\n";
    return 0;
  }
  for (const Json& part : parts) print_part(part, out);
  return 0;
}

}  // namespace tmw
