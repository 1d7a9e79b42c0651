// `tmw`, the workbook on the command line.
#include <iostream>
#include <string>
#include <vector>

#include "core/cli/eval_command.h"
#include "core/cli/lab_command.h"
#include "core/cli/plan_commands.h"
#include "core/cli/render_command.h"
#include "core/cli/slips_command.h"
#include "core/cli/workbook_commands.h"
#include "core/cli/workbook_files.h"

namespace {

using Arguments = std::vector<std::string>;

constexpr const char* kHelp =
    "tmw, the Transformer Math Workbook on the command line\n"
    "\n"
    "  tmw list                                id, chapter, title and kind of every exercise\n"
    "  tmw show ID [--seed N] [--solution]     an exercise as the learner sees it\n"
    "  tmw check ID ANSWER... [--seed N]       marks an answer; one ANSWER per part\n"
    "  tmw sheet ID... [--seeds 1-30]          exercises to print, a sheet for each seed, and the "
    "key\n"
    "  tmw lint [FILES]                        proves the content\n"
    "  tmw errata [FILE]                       docs/errata.md, from docs/errata.toml\n"
    "  tmw render [--out DIR]                  the HTML of every page, as on a first visit\n"
    "  tmw eval EXPRESSION                     computes: tmw eval \"7e9 * 2 B\"\n"
    "  tmw slips ID                            the mistakes that an exercise recognises\n"
    "  tmw model | memory | serve-plan | train-plan\n"
    "                                          what a model costs; each explains itself with "
    "--help\n"
    "  tmw lab ADDRESS                         what the Lab says at an address\n"
    "  tmw why QUESTION ... [-- ...]           a plan's terms by share, or two plans' differences\n"
    "\n"
    "Every command but why takes --json; those that count take --csv and --markdown too. Content "
    "is read from --assets DIR, from $TMW_ASSETS, or from a "
    "folder\n"
    "`assets` here or above.\n";

struct Command {
  const char* name;
  int (*run)(const Arguments&, std::ostream&, std::ostream&);
};

struct WorkbookCommand {
  const char* name;
  int (*run)(const tmw::CommandLine&, std::ostream&, std::ostream&);
};

constexpr WorkbookCommand kWorkbookCommands[] = {
    {"list", tmw::run_list_command},     {"show", tmw::run_show_command},
    {"check", tmw::run_check_command},   {"lint", tmw::run_lint_command},
    {"errata", tmw::run_errata_command}, {"render", tmw::run_render_command},
    {"slips", tmw::run_slips_command},   {"sheet", tmw::run_sheet_command}};

constexpr Command kCommands[] = {{"eval", tmw::run_eval_command},
                                 {"model", tmw::run_model_command},
                                 {"memory", tmw::run_memory_command},
                                 {"serve-plan", tmw::run_serve_plan_command},
                                 {"train-plan", tmw::run_train_plan_command},
                                 {"why", tmw::run_why_command},
                                 {"lab", tmw::run_lab_command}};

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

int run_on_workbook(const WorkbookCommand& command, Arguments arguments, const char* program) {
  const std::string given = take_assets(arguments);
  const tmw::CommandLine line{arguments, tmw::find_assets(given, program)};
  if (line.assets.empty()) {
    std::cerr
        << "tmw: no content was found; name the folder that holds workbook/workbook.toml with "
           "--assets DIR\n";
    return 2;
  }
  return command.run(line, std::cout, std::cerr);
}

int misuse(const std::string& name) {
  std::cerr << "tmw: there is no command " << name << "\n\n" << kHelp;
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const Arguments words(argv + 1, argv + argc);
  if (words.empty() || words[0] == "help" || words[0] == "--help") {
    (words.empty() ? std::cerr : std::cout) << kHelp;
    return words.empty() ? 2 : 0;
  }
  const Arguments arguments(words.begin() + 1, words.end());
  for (const WorkbookCommand& command : kWorkbookCommands) {
    if (words[0] == command.name) return run_on_workbook(command, arguments, argv[0]);
  }
  for (const Command& command : kCommands) {
    if (words[0] == command.name) return command.run(arguments, std::cout, std::cerr);
  }
  return misuse(words[0]);
}
