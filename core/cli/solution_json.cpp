#include "core/cli/solution_json.h"

#include <string>
#include <vector>

#include "core/exercise/problem_part.h"

namespace tmw {
namespace {

using Json = nlohmann::ordered_json;

void add_answer(const DeriveProblem& problem, Json& solution) {
  for (const ProblemPart& part : problem.parts)
    solution["answers"].push_back(
        {{"ask", plain_text(part.ask)}, {"answer", right_answer_text(part.question)}});
}

void add_answer(const ChoiceProblem& problem, Json& solution) {
  for (std::size_t i = 0; i < problem.options.size(); ++i) {
    const ProblemOption& option = problem.options[i];
    solution["options"].push_back({{"number", i + 1},
                                   {"verdict", option.right ? "right" : "wrong"},
                                   {"because", plain_text(option.because)}});
  }
}

void add_answer(const OrderProblem& problem, Json& solution) {
  std::string order;
  for (const int step : problem.solution)
    order += (order.empty() ? "" : ",") + std::to_string(step + 1);
  solution["order"] = order;
}

void add_answer(const BuildProblem& problem, Json& solution) {
  solution["code"] = problem.solution;
  solution["python"] = problem.python_solution;
}

void add_answer(const DebugProblem& problem, Json& solution) {
  solution["faulty_line"] = problem.faulty;
  solution["repaired"] = problem.repaired;
  solution["should_show"] = problem.should_show;
  for (std::size_t i = 0; i < problem.lines.size(); ++i)
    solution["lines"].push_back({{"number", i + 1}, {"reply", plain_text(problem.lines[i].reply)}});
}

}  // namespace

Json solution_json(const Problem& problem) {
  Json solution = {{"working", plain_text(problem.solution_note)}};
  const bool adds = problem.derivation_given.size() > problem.given.size();
  for (const GivenLine& given : adds ? problem.derivation_given : std::vector<GivenLine>()) {
    solution["given"].push_back(
        {{"name", given.name}, {"value", given.value}, {"what", given.what}});
  }
  for (const DerivationLine& line : problem.derivation) {
    solution["steps"].push_back({{"say", plain_text(line.say)},
                                 {"symbols", line.symbols},
                                 {"numbers", line.numbers},
                                 {"result", line.result},
                                 {"value", line.value}});
    if (!line.also.empty()) solution["steps"].back()["also"] = plain_text(line.also);
  }
  std::visit([&](const auto& task) { add_answer(task, solution); }, problem.task);
  solution["remark"] = plain_text(problem.remark);
  for (const Spans& source : problem.sources) solution["sources"].push_back(plain_text(source));
  return solution;
}

}  // namespace tmw
