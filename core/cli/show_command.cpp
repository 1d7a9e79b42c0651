#include <nlohmann/json.hpp>
#include <ostream>

#include "core/cli/options.h"
#include "core/cli/solution_json.h"
#include "core/cli/workbook_commands.h"
#include "core/cli/workbook_files.h"
#include "core/content/exercise.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/prose/rich_text.h"
#include "core/tex/readable.h"

namespace tmw {
namespace {

using Json = nlohmann::ordered_json;

std::string cell_text(const ProblemTable::Cell& cell, const DeriveProblem& problem) {
  if (cell.part < 0) return plain_text(cell.spans);
  return "[" + problem.parts[static_cast<std::size_t>(cell.part)].question.unit.symbol + "?]";
}

Json table_json(const DeriveProblem& problem) {
  Json rows = Json::array();
  for (const auto& row : problem.table->rows) {
    Json cells = Json::array();
    for (const ProblemTable::Cell& cell : row) cells.push_back(cell_text(cell, problem));
    rows.push_back(cells);
  }
  Json columns = Json::array();
  for (const Spans& column : problem.table->columns) columns.push_back(plain_text(column));
  return {{"columns", std::move(columns)}, {"rows", rows}};
}

void add_task(const DeriveProblem& problem, Json& json) {
  for (const ProblemPart& part : problem.parts) {
    const std::string& id = part.question.id;
    json["parts"].push_back({{"id", id.substr(id.rfind('.') + 1)},
                             {"ask", plain_text(part.ask)},
                             {"unit", part.question.unit.symbol},
                             {"exact", part.question.grade == Grade::kExact},
                             {"digits", part.question.digits}});
  }
  if (problem.table) json["table"] = table_json(problem);
  json["answer"] = problem.parts.size() == 1
                       ? "a number, with or without the unit"
                       : "one number per part, as separate words or with ; between them";
}

void add_task(const ChoiceProblem& problem, Json& json) {
  for (std::size_t i = 0; i < problem.options.size(); ++i) {
    Json option = {{"number", i + 1}, {"text", plain_text(problem.options[i].text)}};
    for (const BudgetLine& budget : problem.options[i].budgets) {
      option["budgets"].push_back({{"name", budget.name},
                                   {"value", budget.value},
                                   {"limit", budget.limit},
                                   {"kept", budget.kept}});
    }
    json["options"].push_back(option);
  }
  json["answer"] = "the number of an option";
}

void add_task(const OrderProblem& problem, Json& json) {
  for (std::size_t i = 0; i < problem.steps.size(); ++i) {
    json["steps"].push_back({{"number", i + 1}, {"text", plain_text(problem.steps[i].text)}});
  }
  json["answer"] = "the numbers of the steps in order, with commas: 2,1,3";
}

void add_task(const BuildProblem& problem, Json& json) {
  json["function"] = problem.function;
  json["parameters"] = problem.parameters;
  json["starter"] = problem.starter;
  json["python_starter"] = problem.python_starter;
  for (const CodeTest& test : problem.tests) {
    json["tests"].push_back(
        {{"arguments", test.arguments}, {"expected", test.expected}, {"why", test.why}});
  }
  json["answer"] = "a file of JavaScript or Python (.py), or the JavaScript itself (run with node)";
}

void add_task(const DebugProblem& problem, Json& json) {
  for (std::size_t i = 0; i < problem.lines.size(); ++i) {
    json["lines"].push_back({{"number", i + 1}, {"code", problem.lines[i].code}});
  }
  json["call"] = problem.call;
  json["shows"] = problem.shows;
  json["answer"] = "the number of the faulty line";
}

Json problem_json(const Problem& problem, int chapter, bool with_solution) {
  Json json = {{"id", problem.id},
               {"chapter", chapter},
               {"title", problem.title},
               {"kind", kind_name(problem.kind)},
               {"seed", problem.seed},
               {"variants", problem.has_variants},
               {"prompt", plain_text(problem.prompt)}};
  for (const GivenLine& given : problem.given) {
    json["given"].push_back({{"name", given.name}, {"value", given.value}, {"what", given.what}});
  }
  std::visit([&](const auto& task) { add_task(task, json); }, problem.task);
  for (const Blocks& hint : problem.hints) json["hints"].push_back(plain_text(hint));
  if (with_solution) json["solution"] = solution_json(problem);
  return json;
}

std::string words_of(const Json& value);

std::string joined(const Json& values, const char* separator) {
  std::string text;
  for (const Json& value : values) text += (text.empty() ? "" : separator) + words_of(value);
  return text;
}

// A field in words: text as it is, a limit as "Memory, 2.6 GB, at most 3 GB, kept".
std::string words_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "kept" : "not kept";
  if (value.is_object()) return joined(value, ", ");
  if (value.is_array()) return "[" + joined(value, "; ") + "]";
  return value.dump();
}

// Fields of a given and of a step that are TeX; in JSON they stay so.
bool is_formula(const std::string& list, const std::string& field) {
  if (list == "given") return field == "name";
  return list == "steps" && (field == "symbols" || field == "numbers");
}

// One line for every entry of a list such as options, from its fields in turn.
void print_list(const Json& json, const char* key, std::ostream& out) {
  if (!json.contains(key)) return;
  out << "\n" << key << ":\n";
  for (const Json& entry : json[key]) {
    out << " ";
    if (entry.is_string()) out << " " << entry.get<std::string>();
    if (entry.is_object()) {
      for (const auto& [field, value] : entry.items()) {
        out << "  " << (is_formula(key, field) ? readable_tex(words_of(value)) : words_of(value));
      }
    }
    out << "\n";
  }
}

void print_parts(const Json& json, std::ostream& out) {
  if (!json.contains("parts")) return;
  out << "\nparts:\n";
  for (const Json& part : json["parts"]) {
    const std::string unit = part["unit"].get<std::string>();
    out << "  " << part["ask"].get<std::string>() << (unit.empty() ? "" : ", in " + unit);
    if (part["exact"] == true) out << ", exactly\n";
    if (part["exact"] == false) out << ", to " << part["digits"] << " digits\n";
  }
}

void print_text(const Json& json, std::ostream& out) {
  const auto text = [&](const char* key) { return json[key].get<std::string>(); };
  out << text("id") << "  " << text("title") << "  (" << text("kind");
  if (json["seed"] != 0) out << ", seed " << json["seed"];
  out << ")\n\n" << text("prompt") << "\n";
  print_list(json, "given", out);
  if (json.contains("table")) {
    out << "\ntable:\n  " << joined(json["table"]["columns"], " | ") << "\n";
    for (const Json& row : json["table"]["rows"]) out << "  " << joined(row, " | ") << "\n";
  }
  print_parts(json, out);
  for (const char* key : {"options", "steps", "lines", "tests", "hints"}) {
    print_list(json, key, out);
  }
  if (json.contains("call")) out << "\n" << text("call") << " returns " << text("shows") << "\n";
  if (json.contains("starter")) out << "\n" << text("starter");
  out << "\nanswer: " << text("answer") << "\n";
  if (!json.contains("solution")) return;
  const Json& solution = json["solution"];
  out << "\nsolution:\n" << solution["working"].get<std::string>() << "\n";
  for (const char* key : {"given", "steps", "answers", "options", "lines"})
    print_list(solution, key, out);
  if (solution.contains("order"))
    out << "\norder: " << solution["order"].get<std::string>() << "\n";
  if (solution.contains("faulty_line"))
    out << "\nline " << solution["faulty_line"] << " is at fault; it should say\n";
  if (solution.contains("code")) out << "\n" << solution["code"].get<std::string>();
  if (solution.contains("repaired")) out << "\n" << solution["repaired"].get<std::string>() << "\n";
  out << "\n" << solution["remark"].get<std::string>() << "\n";
  print_list(solution, "sources", out);
}

}  // namespace

int run_show_command(const CommandLine& line, std::ostream& out, std::ostream& err) {
  const Options options = read_options(line.arguments);
  if (!options.error.empty() || options.words.size() != 1) {
    err << "tmw show: "
        << (options.error.empty() ? "write: tmw show ID [--seed N] [--solution] [--json]"
                                  : options.error)
        << "\n";
    return 2;
  }
  const LoadedWorkbook loaded = load_workbook(line.assets);
  const Exercise* exercise = find_exercise(loaded.workbook, options.words[0]);
  if (exercise == nullptr) {
    for (const ContentError& error : loaded.errors) err << error_text(error) << "\n";
    err << "tmw show: there is no exercise " << options.words[0] << "; tmw list names them all\n";
    return 2;
  }
  const Instance instance = instantiate(*exercise, options.seed);
  const int chapter =
      static_cast<int>(read_whole(exercise->id.substr(0, exercise->id.find('.'))).value_or(0));
  const Json json = problem_json(instance.problem, chapter, options.solution);
  if (options.json) {
    out << json.dump(2) << "\n";
  } else {
    print_text(json, out);
  }
  return 0;
}

}  // namespace tmw
