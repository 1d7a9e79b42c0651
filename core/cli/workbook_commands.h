// The door of core/cli; tmw.cpp is its table of contents.
//
// `tmw list`, `tmw show`, `tmw check`, `tmw lint` and `tmw errata`: the workbook on the command
// line. Each returns the exit code: 0 done (check: right; lint: nothing wrong), 1 not right or
// something wrong, 2 misuse.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tmw {

// What every command is given: the words after its name, without `--assets DIR`.
struct CommandLine {
  std::vector<std::string> arguments;
  std::string assets;  // empty: none was found
};

// Each writes what was asked to `out` and what is wrong to `err`, and returns the exit code.
int run_list_command(const CommandLine& line, std::ostream& out, std::ostream& err);
int run_sheet_command(const CommandLine& line, std::ostream& out, std::ostream& err);
int run_show_command(const CommandLine& line, std::ostream& out, std::ostream& err);
int run_check_command(const CommandLine& line, std::ostream& out, std::ostream& err);
int run_lint_command(const CommandLine& line, std::ostream& out, std::ostream& err);
int run_errata_command(const CommandLine& line, std::ostream& out, std::ostream& err);

}  // namespace tmw
