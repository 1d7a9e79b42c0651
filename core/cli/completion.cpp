#include "core/cli/completion.h"

#include "core/cli/manual.h"
#include "core/transformer/presets.h"

namespace tmw::cli {
namespace {

template <class Items, class Name>
std::string joined(const Items& items, Name name) {
  std::string all;
  for (const auto& item : items) all += (all.empty() ? "" : " ") + std::string(name(item));
  return all;
}

std::string words_of(const std::vector<std::string>& words) {
  return joined(words, [](const std::string& word) { return word; });
}

// What a shell may offer for an operand; files are offered beside it.
std::string words_of(Operand operand) {
  const auto id = [](const auto& preset) { return preset.id; };
  switch (operand) {
    case Operand::kModel:
      return joined(transformer::shipped_models().presets, id);
    case Operand::kCard:
      return joined(transformer::shipped_hardware().presets, id);
    case Operand::kQuestion:
      return "model memory serve-plan train-plan";
    case Operand::kShell:
      return "bash zsh fish";
    case Operand::kCommand:
      return joined(manuals(), [](const Manual& manual) { return manual.name; });
    case Operand::kExercise:
    case Operand::kFile:
    case Operand::kText:
      return "";
  }
  return "";
}

std::string options_of(const Manual& manual) {
  return joined(manual.options, [](const ManualOption& option) { return "--" + option.name; }) +
         (manual.options.empty() ? "--help" : " --help");
}

// `  case`s of a shell's function: what may stand behind an option, and as which operand.
std::string case_of(const Manual& manual) {
  std::string text = "    " + std::string(manual.name) + ")\n";
  text += "      options='" + options_of(manual) + "'\n";
  std::string valued;
  std::string plain;
  for (const ManualOption& option : manual.options) {
    if (!option.values.empty()) {
      valued += "        --" + option.name + ") values='" + words_of(option.values) + "' ;;\n";
    } else if (!option.sign.empty()) {
      plain += (plain.empty() ? "--" : "|--") + option.name;
    }
  }
  if (!plain.empty()) valued += "        " + plain + ") values=' ' ;;\n";
  if (!valued.empty()) text += "      case $before in\n" + valued + "      esac\n";
  std::string operands;
  for (std::size_t i = 0; i < manual.operands.size(); ++i) {
    const std::string words = words_of(manual.operands[i]);
    if (words.empty()) continue;
    operands += "        " + std::to_string(i) + ") words='" + words + "' ;;\n";
  }
  if (!operands.empty()) text += "      case $place in\n" + operands + "      esac\n";
  return text + "      ;;\n";
}

// Sets options, words and values from $command, $before (the word before) and $place (the operands
// before). The same lines are good for bash and zsh.
std::string cases() {
  std::string text = "  case $command in\n";
  for (const Manual& manual : manuals()) text += case_of(manual);
  return text + "  esac\n";
}

std::string bash() {
  return "# tmw: eval \"$(tmw completion bash)\"\n"
         "_tmw() {\n"
         "  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  local command=${COMP_WORDS[1]} place=0 options='' words='' values='' i word\n"
         "  if [ \"$COMP_CWORD\" -le 1 ]; then\n"
         "    COMPREPLY=($(compgen -W '" +
         words_of(Operand::kCommand) +
         "' -- \"$current\"))\n"
         "    return\n"
         "  fi\n"
         "  for ((i = 2; i < COMP_CWORD; ++i)); do\n"
         "    word=${COMP_WORDS[i]}\n"
         "    if [ \"$word\" = -- ]; then place=1; continue; fi\n"
         "    case $word in -*) ;; *) case ${COMP_WORDS[i-1]} in --?*) ;; *) place=$((place + 1)) "
         ";; "
         "esac ;; esac\n"
         "  done\n" +
         cases() +
         "  if [ -n \"$values\" ]; then COMPREPLY=($(compgen -W \"$values\" -- \"$current\")); "
         "return; "
         "fi\n"
         "  case $current in\n"
         "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$current\")) ;;\n"
         "    *) COMPREPLY=($(compgen -W \"$words\" -- \"$current\") $(compgen -f -- "
         "\"$current\")) ;;\n"
         "  esac\n"
         "}\n"
         "complete -o filenames -F _tmw tmw\n";
}

std::string zsh() {
  return "#compdef tmw\n"
         "# tmw: as a file _tmw in a folder of $fpath\n"
         "_tmw() {\n"
         "  local current=$words[CURRENT] before=$words[CURRENT-1] command=$words[2] place=0 i "
         "word\n"
         "  local -a all\n"
         "  all=(\"${words[@]}\")\n"
         "  local options='' words='' values=''\n"
         "  if (( CURRENT <= 2 )); then\n"
         "    compadd -- " +
         words_of(Operand::kCommand) +
         "\n"
         "    return\n"
         "  fi\n"
         "  for ((i = 3; i < CURRENT; ++i)); do\n"
         "    word=$all[i]\n"
         "    if [[ $word == -- ]]; then place=1; continue; fi\n"
         "    case $word in -*) ;; *) case $all[i-1] in --?*) ;; *) place=$((place + 1)) ;; esac "
         ";; "
         "esac\n"
         "  done\n" +
         cases() +
         "  if [[ -n $values ]]; then compadd -- ${=values}; return; fi\n"
         "  if [[ $current == -* ]]; then compadd -- ${=options}; return; fi\n"
         "  compadd -- ${=words}\n"
         "  _files\n"
         "}\n"
         "_tmw \"$@\"\n";
}

std::string fish() {
  std::string text = "# tmw: as tmw.fish in fish's folder of completions\ncomplete -c tmw -f\n";
  const auto line = [&text](const std::string& rest) { text += "complete -c tmw " + rest + "\n"; };
  for (const Manual& manual : manuals()) {
    const std::string name(manual.name);
    line("-n __fish_use_subcommand -a " + name + " -d " + shell_word(manual.what));
  }
  for (const Manual& manual : manuals()) {
    const std::string behind = "-n '__fish_seen_subcommand_from " + std::string(manual.name) + "' ";
    for (const Operand operand : manual.operands) {
      const std::string words = words_of(operand);
      if (!words.empty()) line(behind + "-a '" + words + "'");
      if (operand == Operand::kModel || operand == Operand::kFile) line(behind + "-F");
    }
    for (const ManualOption& option : manual.options) {
      std::string rest = behind + "-l " + option.name;
      if (!option.sign.empty()) rest += " -x";
      if (!option.values.empty()) rest += " -a '" + words_of(option.values) + "'";
      line(rest + " -d " + shell_word(option.what));
    }
  }
  return text;
}

}  // namespace

std::string completion_script(std::string_view shell) {
  if (shell == "bash") return bash();
  if (shell == "zsh") return zsh();
  return shell == "fish" ? fish() : "";
}

}  // namespace tmw::cli
