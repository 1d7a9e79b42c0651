// Proofs across chapters: letters that mean one thing in the whole workbook, links that lead
// somewhere, sources with an address.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>

#include "core/content/exercise.h"
#include "core/content/references.h"
#include "core/content/workbook.h"
#include "core/lint/lint_parts.h"
#include "core/session/route.h"

namespace tmw {
namespace {

bool ends_in_digit(const std::string& name) {
  return name.size() > 1 && name.back() >= '0' && name.back() <= '9';
}

// The entry of a name, of the name without its number ("d_k1", "N7"), or of what stands before its
// index ("h_1", "L_A"); null if none is listed.
const SymbolEntry* entry_of(const std::string& name, const std::vector<SymbolEntry>& symbols) {
  const auto listed = [&](const std::string& letter) -> const SymbolEntry* {
    const auto at = std::find_if(symbols.begin(), symbols.end(),
                                 [&](const SymbolEntry& symbol) { return symbol.name == letter; });
    return at == symbols.end() ? nullptr : &*at;
  };
  if (const SymbolEntry* exact = listed(name); exact != nullptr) return exact;
  std::string letter = name;
  while (ends_in_digit(letter)) letter.pop_back();
  if (const SymbolEntry* numbered = listed(letter); letter != name && numbered != nullptr)
    return numbered;
  const std::size_t index = name.find('_');
  const bool short_index = index != std::string::npos && name.size() == index + 2;
  return short_index ? listed(name.substr(0, index)) : nullptr;
}

bool holds_one(const std::string& text, const std::vector<std::string>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const std::string& phrase) {
    return text.find(phrase) != std::string::npos;
  });
}

// The listed letter that alone may count what a given counts, or null.
const SymbolEntry* only_letter_for(const std::string& what,
                                   const std::vector<SymbolEntry>& symbols) {
  const SymbolEntry* found = nullptr;
  std::size_t longest = 0;  // "experts per token" before "experts"
  for (const SymbolEntry& symbol : symbols) {
    for (const std::string& phrase : symbol.only) {
      if (what.rfind(phrase, 0) != 0 || phrase.size() <= longest) continue;
      found = &symbol;
      longest = phrase.size();
    }
  }
  return found;
}

// A named quantity of an exercise, and where it stands.
struct Named {
  const std::string& name;
  const std::string& what;
  int line;
  bool given;
};

void check_letter(const Named& named, const std::string& place, const Workbook& workbook,
                  const std::string& file, ContentErrors& errors) {
  if (named.what.empty()) return;
  const std::vector<SymbolEntry>& symbols = workbook.index.symbols;
  const SymbolEntry* entry = entry_of(named.name, symbols);
  const std::string start = place + named.name + " (" + named.what + "): ";
  if (entry != nullptr && !holds_one(named.what, entry->says)) {
    errors.push_back({file, named.line,
                      start + "the letter " + entry->name + " means " + entry->means +
                          " in the whole workbook; take another name, or say so in `what`"});
    return;
  }
  if (!named.given) return;  // a step may carry what it counts as its name
  const SymbolEntry* due = only_letter_for(named.what, symbols);
  if (due != nullptr && due != entry) {
    errors.push_back(
        {file, named.line, start + "this is called " + due->name + " in the whole workbook"});
  }
}

void lint_letters(const Chapter& chapter, const Workbook& workbook, ContentErrors& errors) {
  const auto check = [&](const Named& named, const std::string& place) {
    check_letter(named, place, workbook, chapter.file, errors);
  };
  for (const GivenSpec& given : chapter.given) {
    check({given.name, given.what, given.line, true}, "");
  }
  for (const Exercise& exercise : chapter.exercises) {
    for (const GivenSpec& given : exercise.given) {
      check({given.name, given.what, given.line, true}, exercise.id + ": ");
    }
    for (const StepSpec& step : exercise.steps) {
      check({step.name, step.what, step.line, false}, exercise.id + ": ");
    }
  }
}

// What an address within the workbook leads to that is not there; empty if it is, or lies outside.
std::string missing_place(const std::string& href, const WorkbookIndex& index,
                          const Workbook& workbook) {
  if (href.empty() || href.front() != '#') return {};
  const std::optional<Place> place = read_route(href);
  const auto* one = place ? std::get_if<ChapterPlace>(&*place) : nullptr;
  if (one == nullptr) return {};
  if (find_entry(index, one->chapter) == nullptr) return "chapter " + std::to_string(one->chapter);
  const bool known = one->exercise.empty() || find_exercise(workbook, one->exercise) != nullptr;
  return known ? std::string() : "exercise " + one->exercise;
}

void lint_links(const Chapter& chapter, const Workbook& workbook, ContentErrors& errors) {
  for (const LinkPlace& link : links_of(chapter)) {
    const std::string missing = missing_place(link.href, workbook.index, workbook);
    if (missing.empty()) continue;
    errors.push_back({chapter.file, link.line, "there is no " + missing + " to refer to"});
  }
  if (workbook.index.sources.empty()) return;  // an index that lists none asks for none
  for (const LinkPlace& citation : unlinked_citations(chapter)) {
    errors.push_back({chapter.file, citation.line,
                      "\"" + citation.href +
                          "\" cites a source without an address; list it as a [[source]] of the "
                          "index, and cite it by name and title"});
  }
}

// A source that nothing cites would stay when its last citation goes.
void lint_cited(const Workbook& workbook, const std::string& index_file, ContentErrors& errors) {
  std::set<std::string> cited;
  for (const Chapter& chapter : workbook.chapters) {
    for (const LinkPlace& link : links_of(chapter)) cited.insert(link.href);
  }
  for (const SourceEntry& source : workbook.index.sources) {
    if (cited.count(source.link) > 0) continue;
    errors.push_back({index_file, source.line, "no chapter cites the source " + source.name});
  }
}

}  // namespace

void lint_across(const Workbook& workbook, const std::string& index_file, ContentErrors& errors) {
  for (const Chapter& chapter : workbook.chapters) {
    lint_letters(chapter, workbook, errors);
    lint_links(chapter, workbook, errors);
  }
  lint_cited(workbook, index_file, errors);
}

}  // namespace tmw
