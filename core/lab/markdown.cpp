// The lab's answers as Markdown: what a colleague needs to judge them without the page.
#include "core/lab/answers.h"
#include "core/lab/field_words.h"
#include "core/lab/share.h"
#include "core/plan/fields.h"

namespace tmw::lab {
namespace {

// Safe in a cell of a table.
std::string cell(std::string_view words) {
  std::string safe;
  for (const char c : words) {
    if (c == '|' || c == '*' || c == '_' || c == '`' || c == '<') safe += '\\';
    safe += c == '\n' ? ' ' : c;
  }
  return safe;
}

std::string row(std::string_view first, std::string_view second, std::string_view third) {
  return "| " + std::string(first) + " | " + std::string(second) + " | " + std::string(third) +
         " |\n";
}

std::string cards_of(const Answers& answers) {
  for (const auto& [option, text] : answers.filled) {
    if (option == "cards") return text;
  }
  return "1";
}

// Each option that has a name on the page, with what it came to and its unit.
std::string asked_of(const State& state, const Answers& answers) {
  std::string text;
  for (const plan::Field* field : fields_of(state.question)) {
    const FieldWords* words = words_for(state.question, field->option);
    if (words == nullptr) continue;
    const bool chosen = !option_text(state, state.question, field->option).empty();
    if (!words->first && !chosen) continue;
    for (const auto& [option, filled] : answers.filled) {
      if (option == field->option) text += "- " + cell(words->label) + ": " + cell(filled) + "\n";
    }
  }
  return text;
}

std::string expected_of(const Line& line) {
  if (!line.expected) return {};
  return in_words(*line.expected, line.unit) + " (" + in_words(line.expected_low, line.unit) +
         " to " + in_words(line.expected_high, line.unit) + ")";
}

std::string value_of(const Line& line) {
  std::string words = in_words(line.value, line.unit);
  if (line.expected && line.is_bound)
    words += line.unit == Unit::kTokensPerSecond ? " at most" : " at least";
  // "tokens each." goes on with the value; a sentence of its own does not.
  const std::string_view remark = line.remark;
  if (!line.expected && !remark.empty() && remark.front() >= 'a' && remark.front() <= 'z')
    words += " " + std::string(remark.substr(0, remark.size() - (remark.back() == '.' ? 1 : 0)));
  return words;
}

}  // namespace

std::string markdown_of(const State& state) {
  const Answers answers = answers_to(state);
  if (!answers.problem.empty()) return {};
  const bool serve = state.question == Question::kServe;
  std::string text = std::string(serve ? "## Serving " : "## Training ") +
                     cell(name_of(state.model)) + " on " + cards_of(answers) + " × " +
                     cell(name_of(state.card)) + "\n\n" + asked_of(state, answers) + "\n" +
                     cell(answers.verdict) + "\n";
  for (const std::string& caution : answers.cautions) text += "\n" + cell(caution) + "\n";
  text += "\n" + row("What", "Value", "Expected (8 in 10 runs)") + "| --- | --- | --- |\n";
  for (const Group& group : answers.groups) {
    for (const Line& line : group.lines)
      text += row(cell(line.name), cell(value_of(line)), cell(expected_of(line)));
  }
  text += "\nThe same numbers: `" + command_for(state) + "`\n";
  return text;
}

}  // namespace tmw::lab
