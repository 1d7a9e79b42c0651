#include "core/cli/manual.h"

#include <algorithm>

namespace tmw::cli {
namespace {

constexpr std::size_t kWidth = 96;

// `text` in lines of at most kWidth, each behind `indent` blanks.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string lines;
  std::string line;
  const auto end_line = [&] {
    if (!line.empty()) lines += std::string(indent, ' ') + line + "\n";
    line.clear();
  };
  while (!text.empty()) {
    const std::size_t blank = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, blank);
    if (!line.empty() && indent + line.size() + 1 + word.size() > kWidth) end_line();
    line += (line.empty() ? "" : " ") + std::string(word);
    text.remove_prefix(std::min(blank + 1, text.size()));
  }
  end_line();
  return lines;
}

// A term with its words beside it, or below it where it is long.
std::string entry(const std::string& term, std::string_view words) {
  constexpr std::size_t kColumn = 26;
  std::string lines = "  " + term;
  if (words.empty()) return lines + "\n";
  std::string beside = wrapped(words, kColumn);
  if (lines.size() + 2 > kColumn) return lines + "\n" + beside;
  return lines + std::string(kColumn - lines.size(), ' ') + beside.substr(kColumn);
}

std::string paragraphs(std::string_view text) {
  std::string all;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    all += (all.empty() ? "" : "\n") + wrapped(text.substr(0, end), 2);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return all;
}

std::string call_of(const std::vector<std::string>& words) {
  std::string call = "tmw";
  for (const std::string& word : words) call += " " + shell_word(word);
  return call;
}

}  // namespace

const Manual* find_manual(std::string_view name) {
  for (const Manual& manual : manuals()) {
    if (manual.name == name) return &manual;
  }
  return nullptr;
}

std::string shell_word(std::string_view word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:,+@%";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string_view::npos) {
    return std::string(word);
  }
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

std::string manual_page(const Manual& manual) {
  const std::string name(manual.name);
  std::string page = "NAME\n  tmw " + name + ": " + std::string(manual.what) +
                     "\n\nSYNOPSIS\n  tmw " + name + (manual.synopsis.empty() ? "" : " ") +
                     std::string(manual.synopsis) + "\n\nDESCRIPTION\n" + paragraphs(manual.about);
  if (!manual.options.empty()) page += "\nOPTIONS\n";
  for (const ManualOption& option : manual.options) {
    page += entry("--" + option.name + (option.sign.empty() ? "" : " " + option.sign), option.what);
  }
  page += "\nEXAMPLES\n";
  for (const ManualExample& example : manual.examples) {
    page += "  " + call_of(example.words) + "\n" + wrapped(example.shows, 6);
  }
  return page +
         "\nEXIT CODES\n  0: done. 1: an answer is not right, or something checked is wrong. 2: "
         "the "
         "call cannot be\n  understood or answered; a sentence says why.\n";
}

std::string list_of_commands() {
  std::string list = "tmw, the Transformer Math Workbook on the command line\n\n";
  for (const Manual& manual : manuals()) {
    list += entry("tmw " + std::string(manual.name), manual.what);
  }
  return list +
         "\nEach explains itself: tmw help COMMAND, or --help behind it. Figures come as lines to "
         "read, "
         "and with\n--json, --csv or --markdown as data. Content is read from --assets DIR, from "
         "$TMW_ASSETS, or from a\nfolder `assets` here or above.\n";
}

}  // namespace tmw::cli
