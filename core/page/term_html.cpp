#include "core/page/term_html.h"

#include <algorithm>

#include "core/content/exercise.h"
#include "core/content/terms.h"
#include "core/content/workbook.h"
#include "core/exercise/numbers.h"
#include "core/exercise/problem.h"
#include "core/formula/expression.h"
#include "core/formula/print_expression.h"
#include "core/page/html.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/session.h"
#include "core/session/words.h"
#include "core/text/escape.h"
#include "core/units/print.h"

namespace tmw {
namespace {

const SymbolEntry* symbol_of(const Session& session, const TermEntry& term) {
  const std::vector<SymbolEntry>& symbols = session.workbook.index.symbols;
  const auto symbol = std::find_if(symbols.begin(), symbols.end(), [&term](const SymbolEntry& one) {
    return one.name == term.symbol;
  });
  return term.symbol.empty() || symbol == symbols.end() ? nullptr : &*symbol;
}

std::string tex_of(const SymbolEntry& symbol) {
  return symbol.tex.empty() ? to_tex(symbol_expression(symbol.name), {}) : symbol.tex;
}

// What is given of a symbol in an exercise, as its table says it; empty if it gives none.
std::string value_in_exercise(const Session& session, const std::string& exercise,
                              const std::string& tex) {
  const auto state = session.exercises.find(exercise);
  if (state == session.exercises.end()) return {};
  for (const GivenLine& line : state->second.problem.given) {
    if (line.name == tex) return line.value;
  }
  return {};
}

std::string value_in_text(const Session& session, const std::string& name) {
  const auto* place = std::get_if<ChapterPlace>(&session.place);
  const Chapter* chapter =
      place == nullptr ? nullptr : find_chapter(session.workbook, place->chapter);
  if (chapter == nullptr) return {};
  ContentErrors errors;
  const DrawRow changes = changes_of(*chapter, session.explored);
  for (const Binding& binding : plain_numbers(chapter->given, changes, errors).bindings) {
    if (binding.name == name) return print_number(binding.value);
  }
  return {};
}

// "Here d = 4,096.", typeset; empty if the symbol has no value here.
std::string value_html(const Session& session, const SymbolEntry& symbol,
                       const std::string& exercise) {
  const std::string tex = tex_of(symbol);
  const std::string value = exercise.empty() ? value_in_text(session, symbol.name)
                                             : value_in_exercise(session, exercise, tex);
  if (value.empty()) return {};
  return words::kHere + (" " + write_html({math_run(tex)}, {})) + " = " + escape_html(value) + ". ";
}

}  // namespace

std::string term_html(const Session& session, std::string_view name, const std::string& exercise) {
  const TermEntry* term = find_term(session.workbook.index, name);
  if (term == nullptr) return {};
  const SymbolEntry* symbol = symbol_of(session, *term);
  const std::string unit = symbol == nullptr ? term->unit : symbol->unit;
  std::string html = "<p><strong>" + escape_html(typographic(term->name)) + "</strong>";
  if (symbol != nullptr) html += " " + write_html({math_run(tex_of(*symbol))}, {});
  html += ": " + escape_html(typographic(term->means)) + ".</p><p>";
  if (!unit.empty()) html += words::kUnit + (" " + escape_html(unit)) + ". ";
  if (symbol != nullptr) html += value_html(session, *symbol, exercise);
  const std::string chapter = chapter_title(session, {.chapter = term->chapter});
  return html + words::kExplainedIn + " <a href=\"" + escape_html(term->hash()) + "\">" +
         escape_html(typographic(chapter)) + "</a>.</p>";
}

}  // namespace tmw
