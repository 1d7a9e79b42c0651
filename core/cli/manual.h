// What `tmw help` says of each command, as one table: --help prints a page of it, shells complete
// by it (completion.h), and a test runs its examples.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tmw::cli {

// What a word behind a command is, beside options.
enum class Operand {
  kModel,     // a preset or a file
  kCard,      // the name of a card
  kExercise,  // "0.1"
  kQuestion,  // "model", "memory", "serve-plan" or "train-plan"
  kShell,     // "bash", "zsh" or "fish"
  kCommand,   // the name of a command
  kFile,
  kText  // anything else
};

struct ManualOption {
  std::string name;                 // without dashes
  std::string sign = {};            // stands for its value; empty: it takes none
  std::string what = {};            // one line
  std::vector<std::string> values;  // to choose from; empty where there are too many
};

// An example without `tmw` in front. It ends with code 0 from the root of the sources.
struct ManualExample {
  std::vector<std::string> words;
  std::string shows;
};

struct Manual {
  std::string_view name;
  std::string_view synopsis;      // what stands behind the name: "MODEL CARD [OPTIONS]"
  std::string_view what;          // one line, as the list of commands has it
  std::string_view about;         // paragraphs, each one line
  std::vector<Operand> operands;  // the last one may be repeated
  std::vector<ManualOption> options;
  std::vector<ManualExample> examples;
};

// Every command, in the order in which they are listed.
[[nodiscard]] const std::vector<Manual>& manuals();
// Null for an unknown name.
[[nodiscard]] const Manual* find_manual(std::string_view name);

// A page in the form of a manual page, and the list of all commands. Both end with a line break.
[[nodiscard]] std::string manual_page(const Manual& manual);
[[nodiscard]] std::string list_of_commands();

// A word as a shell must be given it: in quotation marks where it needs them.
[[nodiscard]] std::string shell_word(std::string_view word);

}  // namespace tmw::cli
