#include "core/page/spellings_html.h"

#include <algorithm>
#include <vector>

#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/formula/accepted_spellings.h"
#include "core/formula/read_answer.h"
#include "core/marking/symbols.h"
#include "core/session/words.h"
#include "core/text/escape.h"
#include "core/units/print.h"

namespace tmw {
namespace {

constexpr const char* kOwnSymbols = "The symbols of this exercise";

// Of the examples with symbols.
const std::vector<Binding>& example_symbols() {
  static const std::vector<Binding> symbols = {
      {"L", 32, ""}, {"g", 8, ""}, {"d_k", 128, ""}, {"s", 4096, ""}};
  return symbols;
}

// "8 GiB" where a unit is typed; else the number as it stands: "7,000,000,000".
std::string meaning_of(const AcceptedSpelling& spelling) {
  const std::optional<Unit> unit = find_unit(spelling.asked_unit);
  if (!unit) return {};
  const TypedAnswer answer = read_answer(spelling.typed, {example_symbols(), unit->dimension});
  constexpr int kDigits = 6;  // more than any spelling has, so that none of them is rounded away
  if (answer.has_unit) return print_in_unit(spelling.value, *unit, kDigits);
  return print_number(spelling.value, kDigits);
}

std::string symbols_note() {
  std::string note;
  for (const Binding& symbol : example_symbols())
    note += (note.empty() ? "" : ", ") + symbol.name + " = " + print_number(symbol.value);
  return ", for example " + note;
}

void open_group(const AcceptedSpelling& first, std::string& html) {
  const std::string note = read_answer(first.typed, {}).ok ? "" : symbols_note();
  html += "<h3>" + escape_html(std::string(first.group) + note) +
          "</h3><table><tr><th scope=\"col\">" + words::kYouType + "</th><th scope=\"col\">" +
          words::kItMeans + "</th></tr>";
}

// Many machines have no letters for these: then the words beside them say what they are.
bool is_full_width(std::string_view typed) { return typed.find("\xEF\xBC") != typed.npos; }

std::string typed_html(std::string_view typed) {
  const std::string html = "<code>" + escape_html(typed) + "</code>";
  return is_full_width(typed) ? html + " " + words::kFullWidth : html;
}

std::string row_of(const std::string& typed, const std::string& meaning) {
  return "<tr><td><code>" + escape_html(typed) + "</code></td><td>" + escape_html(meaning) +
         "</td></tr>";
}

// "768 (width)", "80 GB (memory of a card)".
std::string given_words(const Given& given) {
  const std::string number =
      given.unit ? print_in_unit(given.value, *given.unit, 6) : print_number(given.value, 6);
  return given.words.empty() ? number : number + " (" + given.words + ")";
}

}  // namespace

std::string own_spellings_html(const Problem& problem) {
  std::string rows;
  std::vector<std::string> told;
  for (const ProblemPart& part : parts_of(problem)) {
    const NumericQuestion& question = part.question;
    const std::vector<Binding> values = bindings_of(question);
    const TypedSymbols symbols = typed_symbols(question, values);
    for (std::size_t i = 0; i < symbols.listed; ++i) {
      const std::string& name = symbols.bindings[i].name;
      const auto given =
          std::find_if(question.givens.begin(), question.givens.end(),
                       [&](const Given& one) { return one.symbol == symbols.own[i]; });
      const bool is_new = std::find(told.begin(), told.end(), name) == told.end();
      if (!is_new || given == question.givens.end()) continue;
      told.push_back(name);
      rows += row_of(name, given_words(*given));
    }
  }
  if (rows.empty()) return rows;
  return std::string("<h3>") + kOwnSymbols + "</h3><table><tr><th scope=\"col\">" +
         words::kYouType + "</th><th scope=\"col\">" + words::kItMeans + "</th></tr>" + rows +
         "</table>";
}

std::string spellings_html() {
  std::string html, group, meaning;
  for (const AcceptedSpelling& spelling : accepted_spellings()) {
    const std::string means = meaning_of(spelling);
    const bool new_group = group != spelling.group;
    if (new_group || means != meaning) {
      if (!group.empty()) html += "</td><td>" + escape_html(meaning) + "</td></tr>";
      if (new_group && !group.empty()) html += "</table>";
      if (new_group) open_group(spelling, html);
      html += "<tr><td>";
    } else {
      html += " ";
    }
    html += typed_html(spelling.typed);
    group = spelling.group;
    meaning = means;
  }
  return html + "</td><td>" + escape_html(meaning) + "</td></tr></table>";
}

}  // namespace tmw
