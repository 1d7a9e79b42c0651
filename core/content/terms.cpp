#include "core/content/terms.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <utility>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/prose/rich_text.h"
#include "core/text/slug.h"

namespace tmw {
namespace {

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return std::isalnum(byte) != 0 || c == '_' || byte >= 0x80;
}

char low(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

// Whether the words stand at `at`: whole ones, and the first letter may begin a sentence.
bool stands_at(std::string_view text, std::size_t at, const std::string& words) {
  if (words.empty() || at + words.size() > text.size()) return false;
  if (low(text[at]) != low(words[0]) || text.substr(at + 1, words.size() - 1) != words.substr(1))
    return false;
  const std::size_t end = at + words.size();
  return (at == 0 || !is_word(text[at - 1])) && (end == text.size() || !is_word(text[end]));
}

struct Use {
  std::size_t begin = 0;
  std::size_t size = 0;
  const TermEntry* term = nullptr;
};

class TermLinker {
 public:
  explicit TermLinker(const std::vector<TermEntry>& terms) : terms_(terms) {}

  // What follows is read on its own: each term may be opened once more there.
  void begin(const std::set<std::string>& without) { used_ = without; }

  void link(Blocks& blocks) {
    for (Block& block : blocks) {
      if (block.kind == BlockKind::kParagraph) link(block.spans);
      if (block.kind == BlockKind::kTable) continue;
      link(block.children);
    }
  }

 private:
  void link(Spans& spans) {
    Spans linked;
    for (Span& span : spans) {
      if (span.kind != SpanKind::kText) {
        linked.push_back(std::move(span));
        continue;
      }
      cut(std::move(span), linked);
    }
    spans = std::move(linked);
  }

  void cut(Span span, Spans& into) {
    while (const std::optional<Use> use = next_use(span.text)) {
      Span before = span;
      before.text.resize(use->begin);
      if (!before.text.empty()) into.push_back(std::move(before));
      Span link = span;
      link.kind = SpanKind::kLink;
      link.text = span.text.substr(use->begin, use->size);
      link.href = use->term->hash();
      link.term = use->term->name;
      into.push_back(std::move(link));
      span.text.erase(0, use->begin + use->size);
      used_.insert(use->term->name);
    }
    if (!span.text.empty()) into.push_back(std::move(span));
  }

  // The first use of a term that was not linked yet; of two that begin together, the longer one. A
  // longer one that was linked hides a shorter one inside it.
  [[nodiscard]] std::optional<Use> next_use(std::string_view text) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (at > 0 && is_word(text[at - 1])) continue;
      const Use use = longest_at(text, at);
      if (use.term == nullptr) continue;
      if (used_.count(use.term->name) == 0) return use;
      at += use.size - 1;
    }
    return std::nullopt;
  }

  [[nodiscard]] Use longest_at(std::string_view text, std::size_t at) const {
    Use longest{at, 0, nullptr};
    const auto take = [&](const TermEntry& term, const std::string& words) {
      if (words.size() > longest.size && stands_at(text, at, words))
        longest = {at, words.size(), &term};
    };
    for (const TermEntry& term : terms_) {
      take(term, term.name);
      for (const std::string& words : term.says) take(term, words);
    }
    return longest;
  }

  const std::vector<TermEntry>& terms_;
  std::set<std::string> used_;
};

// The terms that are not linked yet: those which this chapter explains in this section or later.
std::set<std::string> to_be_explained(const std::vector<TermEntry>& terms, int chapter,
                                      const std::set<std::string>& explained) {
  std::set<std::string> names;
  for (const TermEntry& term : terms) {
    if (term.chapter == chapter && explained.count(term.section) == 0) names.insert(term.name);
  }
  return names;
}

}  // namespace

std::string TermEntry::hash() const { return "#/" + std::to_string(chapter) + "/" + section; }

void link_terms(Chapter& chapter, const std::vector<TermEntry>& terms) {
  TermLinker linker(terms);
  std::set<std::string> explained;
  std::string section;
  linker.begin(to_be_explained(terms, chapter.number, explained));
  Blocks& text = chapter.theory.blocks;
  for (Block& block : text) {
    if (block.kind == BlockKind::kHeading) {
      explained.insert(section);
      section = slug_of(plain_text(block.spans));
      linker.begin(to_be_explained(terms, chapter.number, explained));
    }
    if (section == "sources") break;
    Blocks one;
    one.push_back(std::move(block));
    linker.link(one);
    block = std::move(one.front());
  }
  for (Exercise& exercise : chapter.exercises) {
    linker.begin({});
    linker.link(exercise.prompt.blocks);
    linker.link(exercise.solution_note.blocks);
    linker.link(exercise.remark.blocks);
  }
}

const TermEntry* find_term(const WorkbookIndex& index, std::string_view name) {
  const auto term = std::find_if(index.terms.begin(), index.terms.end(),
                                 [name](const TermEntry& one) { return one.name == name; });
  return term == index.terms.end() ? nullptr : &*term;
}

}  // namespace tmw
