#include "core/page/spellings_html.h"

#include <vector>

#include "core/formula/accepted_spellings.h"
#include "core/formula/read_answer.h"
#include "core/session/words.h"
#include "core/text/escape.h"
#include "core/units/print.h"

namespace tmw {
namespace {

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
  return " (" + note + ")";
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

}  // namespace

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
