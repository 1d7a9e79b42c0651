#include "core/cli/tmw.h"

#include <algorithm>
#include <ostream>

#include "core/cli/completion.h"
#include "core/cli/eval_command.h"
#include "core/cli/lab_command.h"
#include "core/cli/manual.h"
#include "core/cli/plan_commands.h"
#include "core/cli/render_command.h"
#include "core/cli/slips_command.h"
#include "core/cli/workbook_commands.h"
#include "core/cli/workbook_files.h"

namespace tmw {
namespace {

using Arguments = std::vector<std::string>;

struct Command {
  const char* name;
  int (*run)(const Arguments&, std::ostream&, std::ostream&);
};

struct WorkbookCommand {
  const char* name;
  int (*run)(const CommandLine&, std::ostream&, std::ostream&);
};

constexpr WorkbookCommand kWorkbookCommands[] = {
    {"list", run_list_command},   {"show", run_show_command},     {"check", run_check_command},
    {"lint", run_lint_command},   {"errata", run_errata_command}, {"render", run_render_command},
    {"slips", run_slips_command}, {"sheet", run_sheet_command}};

int run_completion_command(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  const std::string script = arguments.size() == 1 ? cli::completion_script(arguments[0]) : "";
  if (script.empty()) {
    err << "tmw completion: name the shell: bash, zsh or fish\n";
    return 2;
  }
  out << script;
  return 0;
}

int unknown_command(const std::string& name, std::ostream& err) {
  err << "tmw: there is no command " << name << "\n\n" << cli::list_of_commands();
  return 2;
}

int run_help_command(const Arguments& arguments, std::ostream& out, std::ostream& err) {
  if (arguments.empty()) {
    out << cli::list_of_commands();
    return 0;
  }
  const cli::Manual* manual = cli::find_manual(arguments[0]);
  if (manual == nullptr) return unknown_command(arguments[0], err);
  out << cli::manual_page(*manual);
  return 0;
}

constexpr Command kCommands[] = {{"eval", run_eval_command},
                                 {"model", run_model_command},
                                 {"memory", run_memory_command},
                                 {"serve-plan", run_serve_plan_command},
                                 {"train-plan", run_train_plan_command},
                                 {"why", run_why_command},
                                 {"lab", run_lab_command},
                                 {"completion", run_completion_command},
                                 {"help", run_help_command}};

// Takes `--assets DIR` out of the words.
std::string take_assets(Arguments& arguments) {
  for (std::size_t i = 0; i + 1 < arguments.size(); ++i) {
    if (arguments[i] != "--assets") continue;
    const std::string folder = arguments[i + 1];
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i),
                    arguments.begin() + static_cast<std::ptrdiff_t>(i) + 2);
    return folder;
  }
  return {};
}

int run_on_workbook(const WorkbookCommand& command, Arguments arguments, const std::string& program,
                    std::ostream& out, std::ostream& err) {
  const std::string given = take_assets(arguments);
  const CommandLine line{arguments, find_assets(given, program)};
  if (line.assets.empty()) {
    err << "tmw: no content was found; name the folder that holds workbook/workbook.toml with "
           "--assets DIR\n";
    return 2;
  }
  return command.run(line, out, err);
}

}  // namespace

int run_tmw(const Arguments& words, const std::string& program, std::ostream& out,
            std::ostream& err) {
  if (words.empty()) {
    err << cli::list_of_commands();
    return 2;
  }
  if (words[0] == "--help" || words[0] == "-h") return run_help_command({}, out, err);
  const Arguments arguments(words.begin() + 1, words.end());
  const bool asks_help = std::find(arguments.begin(), arguments.end(), "--help") != arguments.end();
  if (asks_help && cli::find_manual(words[0]) != nullptr) {
    return run_help_command({words[0]}, out, err);
  }
  for (const WorkbookCommand& command : kWorkbookCommands) {
    if (words[0] == command.name) return run_on_workbook(command, arguments, program, out, err);
  }
  for (const Command& command : kCommands) {
    if (words[0] == command.name) return command.run(arguments, out, err);
  }
  return unknown_command(words[0], err);
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const WorkbookCommand& command : kWorkbookCommands) names.emplace_back(command.name);
  for (const Command& command : kCommands) names.emplace_back(command.name);
  return names;
}

}  // namespace tmw
