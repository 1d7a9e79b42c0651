#include "core/page/symbol_html.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/content/exercise.h"
#include "core/content/number_format.h"
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
#include "core/tex/letters.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

// What a card says of a symbol.
struct Meaning {
  std::string tex;
  std::string means;
  std::string unit;
  std::string value;  // here
  std::string hash;   // where it is defined ...
  std::string place;  // ... and what that is called
};

std::string tex_of(const std::string& name, const std::string& tex) {
  return tex.empty() ? to_tex(symbol_expression(name), {}) : tex;
}

// The value as the reader has set it, in the unit in which it is given.
std::string value_in_text(const Session& session, const Chapter& chapter, const std::string& name) {
  const auto given =
      std::find_if(chapter.given.begin(), chapter.given.end(),
                   [&name](const GivenSpec& one) { return one.name == name && !one.is_words(); });
  if (given == chapter.given.end()) return {};
  NumberFormat format;
  format.unit = given->unit;
  ContentErrors errors;
  const DrawRow changes = changes_of(chapter, session.explored);
  for (const Binding& binding : plain_numbers(chapter.given, changes, errors).bindings) {
    if (binding.name == name) return print_formatted(binding.value, format);
  }
  return {};
}

// What the exercise gives under these letters.
std::optional<Meaning> in_exercise(const Session& session, const std::string& letters,
                                   const std::string& exercise) {
  const auto state = session.exercises.find(exercise);
  if (state == session.exercises.end()) return std::nullopt;
  for (const GivenLine& line : state->second.problem.given) {
    if (letters_of(line.name) != letters) continue;
    return Meaning{line.name,
                   line.what,
                   {},
                   line.value,
                   hash_of_exercise(exercise),
                   words::kOfExercise + exercise};
  }
  return std::nullopt;
}

// What the theory gives under these letters; a given without words is no symbol of the text.
std::optional<Meaning> in_chapter(const Session& session, const std::string& letters) {
  const Chapter* chapter = chapter_shown(session);
  if (chapter == nullptr) return std::nullopt;
  for (const GivenSpec& given : chapter->given) {
    const std::string tex = tex_of(given.name, given.tex);
    if (given.is_words() || given.what.empty() || letters_of(tex) != letters) continue;
    return Meaning{tex,
                   given.what,
                   given.unit ? given.unit->symbol : std::string(),
                   value_in_text(session, *chapter, given.name),
                   hash_of(ChapterPlace{.chapter = chapter->number}),
                   chapter_title(session, {.chapter = chapter->number})};
  }
  return std::nullopt;
}

// What the letters mean in the whole workbook. Where a term has the symbol, its section defines it.
std::optional<Meaning> in_workbook(const Session& session, const std::string& letters) {
  const WorkbookIndex& index = session.workbook.index;
  for (const SymbolEntry& symbol : index.symbols) {
    const std::string tex = tex_of(symbol.name, symbol.tex);
    if (letters_of(tex) != letters) continue;
    Meaning meaning{tex, symbol.means, symbol.unit, {}, "#/symbols", words::kSymbols};
    if (const Chapter* chapter = chapter_shown(session))
      meaning.value = value_in_text(session, *chapter, symbol.name);
    const auto term =
        std::find_if(index.terms.begin(), index.terms.end(),
                     [&symbol](const TermEntry& one) { return one.symbol == symbol.name; });
    if (term == index.terms.end()) return meaning;
    meaning.hash = term->hash();
    meaning.place = chapter_title(session, {.chapter = term->chapter});
    return meaning;
  }
  return std::nullopt;
}

std::optional<Meaning> meaning_of(const Session& session, const std::string& letters,
                                  const std::string& exercise) {
  std::optional<Meaning> meaning = in_workbook(session, letters);
  if (exercise.empty()) return meaning ? meaning : in_chapter(session, letters);
  // An exercise's numbers are its own: those of the text are not the value here.
  std::optional<Meaning> given = in_exercise(session, letters, exercise);
  if (!meaning) return given;
  meaning->value = given ? given->value : std::string();
  return meaning;
}

std::string card_of(const Meaning& meaning) {
  const std::string math = write_html({math_run(meaning.tex)}, {});
  std::string html = "<p>" + math + ": " + escape_html(typographic(meaning.means)) + ".</p><p>";
  if (!meaning.unit.empty()) html += words::kUnit + (" " + escape_html(meaning.unit)) + ". ";
  if (!meaning.value.empty())
    html += words::kHere + (" " + math) + " = " + escape_html(meaning.value) + ". ";
  return html + words::kDefinedIn + " <a href=\"" + escape_html(meaning.hash) + "\">" +
         escape_html(typographic(meaning.place)) + "</a>.</p>";
}

}  // namespace

std::string symbols_html(const Session& session, std::string_view letters,
                         const std::string& exercise) {
  std::string html;
  std::set<std::string> told;
  while (!letters.empty()) {
    const std::string one(letters.substr(0, letters.find('\n')));
    letters.remove_prefix(std::min(one.size() + 1, letters.size()));
    if (one.empty() || !told.insert(one).second) continue;
    if (const auto meaning = meaning_of(session, one, exercise)) html += card_of(*meaning);
  }
  return html;
}

}  // namespace tmw
