// Proofs of the terms that can be opened: explained somewhere, and used.
#include <algorithm>
#include <set>

#include "core/content/references.h"
#include "core/content/terms.h"
#include "core/content/workbook.h"
#include "core/lint/lint_parts.h"
#include "core/prose/rich_text.h"
#include "core/text/slug.h"

namespace tmw {
namespace {

bool is_listed(const std::vector<SymbolEntry>& symbols, const std::string& name) {
  return std::any_of(symbols.begin(), symbols.end(),
                     [&name](const SymbolEntry& symbol) { return symbol.name == name; });
}

bool has_section(const Chapter& chapter, const std::string& slug) {
  const Blocks& blocks = chapter.theory.blocks;
  return std::any_of(blocks.begin(), blocks.end(), [&slug](const Block& block) {
    return block.kind == BlockKind::kHeading && slug_of(plain_text(block.spans)) == slug;
  });
}

bool is_used(const Workbook& workbook, const TermEntry& term) {
  return std::any_of(
      workbook.chapters.begin(), workbook.chapters.end(), [&term](const Chapter& chapter) {
        const std::vector<LinkPlace> links = links_of(chapter);
        return std::any_of(links.begin(), links.end(),
                           [&term](const LinkPlace& link) { return link.href == term.hash(); });
      });
}

}  // namespace

// Terms: explained in a section that is there, each by words of its own.
void lint_terms(const Workbook& workbook, const std::string& index_file, ContentErrors& errors) {
  std::set<std::string> words;
  for (const TermEntry& term : workbook.index.terms) {
    const auto fail = [&](const std::string& message) {
      errors.push_back({index_file, term.line, "term " + term.name + ": " + message});
    };
    if (!words.insert(term.name).second) fail("these words open another term already");
    for (const std::string& other : term.says) {
      if (!words.insert(other).second) fail("\"" + other + "\" opens another term already");
    }
    if (!term.symbol.empty() && !is_listed(workbook.index.symbols, term.symbol))
      fail("there is no [[symbol]] " + term.symbol);
    if (!term.symbol.empty() && !term.unit.empty())
      fail("the unit is that of its symbol; leave out `unit`");
    const Chapter* chapter = find_chapter(workbook, term.chapter);
    if (chapter != nullptr && !has_section(*chapter, term.section))
      fail("chapter " + std::to_string(term.chapter) + " has no section " + term.section);
    if (!workbook.chapters.empty() && workbook.chapters.size() == workbook.index.chapters.size() &&
        !is_used(workbook, term))
      fail("nothing uses it; name it by the words that the chapters use");
  }
}

}  // namespace tmw
