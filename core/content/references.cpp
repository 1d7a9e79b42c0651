#include "core/content/references.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/prose/rich_text.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr std::string_view kNoBreakSpace = "\xc2\xa0";

// A stretch of a text that is to lead somewhere.
struct Found {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string href;
};

using FoundAll = std::vector<Found>;

bool is_word(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) ++at;
  return at;
}

// Where the number of a chapter or the id of an exercise at `at` ends; `at` if there is none.
std::size_t number_end(std::string_view text, std::size_t at, bool exercise) {
  std::size_t end = digits_end(text, at);
  if (end == at) return at;
  const bool goes_on = end + 1 < text.size() && text[end] == '.' &&
                       (is_digit(text[end + 1]) || text[end + 1] == 'b');
  if (goes_on != exercise) return at;
  if (exercise) {
    const std::size_t start = end + 1 + (text[end + 1] == 'b' ? 1 : 0);
    end = digits_end(text, start);
    if (end == start) return at;
  }
  return end < text.size() && is_word(text[end]) ? at : end;
}

std::string address_of(std::string_view number) {
  const std::size_t point = number.find('.');
  const std::string chapter(number.substr(0, point));
  return point == std::string_view::npos ? "#/" + chapter
                                         : "#/" + chapter + "/" + std::string(number);
}

// Past one space, or `at`.
std::size_t space_end(std::string_view text, std::size_t at) {
  if (text.substr(at, 1) == " ") return at + 1;
  return text.substr(at, kNoBreakSpace.size()) == kNoBreakSpace ? at + kNoBreakSpace.size() : at;
}

// Past what may stand between two numbers of a list, or `at`.
std::size_t joint_end(std::string_view text, std::size_t at) {
  for (const std::string_view joint : {", and ", ", ", " and ", " or ", " to "}) {
    if (text.substr(at, joint.size()) == joint) return at + joint.size();
  }
  return at;
}

// The places that the word at `begin` introduces: one, or in the plural all of a list.
void find_list(std::string_view text, std::size_t begin, std::size_t word_end, bool exercise,
               FoundAll& found) {
  const bool plural = text.substr(word_end, 1) == "s";
  const std::size_t after_word = word_end + (plural ? 1 : 0);
  std::size_t start = space_end(text, after_word);
  if (start == after_word) return;
  std::size_t end = number_end(text, start, exercise);
  if (end == start) return;
  found.push_back({begin, end, address_of(text.substr(start, end - start))});
  while (plural) {
    start = joint_end(text, end);
    const std::size_t next = start == end ? start : number_end(text, start, exercise);
    if (next == start) return;
    found.push_back({start, next, address_of(text.substr(start, next - start))});
    end = next;
  }
}

FoundAll find_places(std::string_view text) {
  FoundAll found;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && is_word(text[at - 1])) continue;
    for (const std::string_view word : {"hapter", "xercise"}) {
      const bool exercise = word == "xercise";
      const bool starts =
          exercise ? text[at] == 'e' || text[at] == 'E' : text[at] == 'c' || text[at] == 'C';
      if (!starts || text.substr(at + 1, word.size()) != word) continue;
      find_list(text, at, at + 1 + word.size(), exercise, found);
    }
  }
  return found;
}

// "Press et al. 2022" as prose has it in a sentence: "Press et al. (2022)".
std::string in_sentence(const std::string& name) {
  const std::size_t year = name.rfind(' ');
  if (year == std::string::npos || year + 5 != name.size() || !is_digit(name[year + 1])) return {};
  return name.substr(0, year + 1) + "(" + name.substr(year + 1) + ")";
}

// Past the title behind a name that ends at `end`: whole, or up to its colon. Empty if another text
// follows.
std::optional<std::size_t> title_end(std::string_view text, std::size_t end,
                                     const std::string& title) {
  if (title.empty() || text.substr(end, 2) != ", ") return std::nullopt;
  const std::string_view rest = text.substr(end + 2);
  for (const std::string_view part :
       {std::string_view(title), std::string_view(title).substr(0, title.find(':'))}) {
    const bool whole_word = part.size() >= rest.size() || !is_word(rest[part.size()]);
    if (rest.substr(0, part.size()) == part && whole_word) return end + 2 + part.size();
  }
  return std::nullopt;
}

bool name_is_shared(const SourceEntry& source, const std::vector<SourceEntry>& sources) {
  return std::count_if(sources.begin(), sources.end(),
                       [&](const SourceEntry& other) { return other.name == source.name; }) > 1;
}

void find_source(std::string_view text, const SourceEntry& source, bool shared, FoundAll& found) {
  for (const std::string& name : {source.name, in_sentence(source.name)}) {
    if (name.empty()) continue;
    for (std::size_t at = text.find(name); at != std::string_view::npos;
         at = text.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      if ((at > 0 && is_word(text[at - 1])) || (end < text.size() && is_word(text[end]))) continue;
      const std::optional<std::size_t> titled = title_end(text, end, source.title);
      if (shared && !titled) continue;
      found.push_back({at, titled.value_or(end), source.link});
    }
  }
}

FoundAll find_sources(std::string_view text, const std::vector<SourceEntry>& sources) {
  FoundAll found;
  for (const SourceEntry& source : sources) {
    find_source(text, source, name_is_shared(source, sources), found);
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return std::pair(a.begin, b.end) < std::pair(b.begin, a.end);
  });
  return found;
}

// A span cut where something was found; the pieces keep its style.
void cut(const Span& span, const FoundAll& found, Spans& into) {
  std::size_t done = 0;
  const auto add = [&](std::size_t begin, std::size_t end, const std::string& href) {
    if (begin == end) return;
    Span piece = span;
    piece.text = span.text.substr(begin, end - begin);
    piece.kind = href.empty() ? SpanKind::kText : SpanKind::kLink;
    piece.href = href;
    into.push_back(std::move(piece));
  };
  for (const Found& one : found) {
    if (one.begin < done) continue;  // inside another
    add(done, one.begin, {});
    add(one.begin, one.end, one.href);
    done = one.end;
  }
  add(done, span.text.size(), {});
}

template <typename Find>
void link_spans(Spans& spans, const Find& find) {
  Spans linked;
  for (Span& span : spans) {
    const FoundAll found = span.kind == SpanKind::kText ? find(span.text) : FoundAll();
    if (found.empty()) {
      linked.push_back(std::move(span));
    } else {
      cut(span, found, linked);
    }
  }
  spans = std::move(linked);
}

template <typename Find>
void link_blocks(Blocks& blocks, const Find& find) {
  for (Block& block : blocks) {
    if (block.kind != BlockKind::kHeading) link_spans(block.spans, find);
    link_blocks(block.children, find);
  }
}

// Calls visit(blocks, line) for every prose of a chapter that a page shows as rich text.
template <typename AnyChapter, typename Visit>
void visit_prose(AnyChapter& chapter, const Visit& visit) {
  visit(chapter.theory.blocks, 0);
  for (auto& rule : chapter.keep) visit(rule.blocks, 0);
  for (auto& exercise : chapter.exercises) {
    visit(exercise.prompt.blocks, exercise.line);
    for (auto& hint : exercise.hints) visit(hint.blocks, exercise.line);
    visit(exercise.solution_note.blocks, exercise.line);
    visit(exercise.remark.blocks, exercise.line);
  }
}

// Calls visit(spans, is_source) for every span list of blocks; sources are the items of the list
// below the heading "Sources".
template <typename Visit>
void visit_spans(const Blocks& blocks, bool sources, const Visit& visit) {
  for (const Block& block : blocks) {
    if (block.kind == BlockKind::kHeading) sources = plain_text(block.spans) == "Sources";
    visit(block.spans, sources);
    visit_spans(block.children, sources, visit);
  }
}

// Calls visit(spans, line, is_source) for everything that a chapter says.
template <typename Visit>
void visit_all(const Chapter& chapter, const Visit& visit) {
  visit_prose(chapter, [&](const Blocks& blocks, int line) {
    visit_spans(blocks, false,
                [&](const Spans& spans, bool is_source) { visit(spans, line, is_source); });
  });
  for (const Exercise& exercise : chapter.exercises) {
    for (const Spans& source : exercise.sources) visit(source, exercise.line, true);
  }
}

bool is_year(std::string_view text) {
  return text.size() >= 4 && (text.substr(0, 2) == "19" || text.substr(0, 2) == "20") &&
         is_digit(text[2]) && is_digit(text[3]) && (text.size() == 4 || !is_word(text[4]));
}

// "Somebody et al. 2020" or "Somebody et al. (2020)" somewhere in a text.
bool cites_by_authors(std::string_view text) {
  constexpr std::string_view kMark = "et al. ";
  for (std::size_t at = text.find(kMark); at != std::string_view::npos;
       at = text.find(kMark, at + 1)) {
    std::string_view rest = text.substr(at + kMark.size());
    if (rest.substr(0, 1) == "(") rest.remove_prefix(1);
    if (is_year(rest)) return true;
  }
  return false;
}

// "NVIDIA 2020, ..." at a text's beginning.
bool begins_with_name_and_year(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || comma < 5) return false;
  return text[comma - 5] == ' ' && is_year(text.substr(comma - 4, 4));
}

}  // namespace

void link_places(Blocks& blocks) { link_blocks(blocks, find_places); }

void link_sources(Chapter& chapter, const std::vector<SourceEntry>& sources) {
  const auto find = [&](std::string_view text) { return find_sources(text, sources); };
  visit_prose(chapter, [&](Blocks& blocks, int) { link_blocks(blocks, find); });
  for (Exercise& exercise : chapter.exercises) {
    for (Spans& source : exercise.sources) link_spans(source, find);
  }
}

std::vector<LinkPlace> links_of(const Chapter& chapter) {
  std::vector<LinkPlace> links;
  visit_all(chapter, [&](const Spans& spans, int line, bool) {
    for (const Span& span : spans) {
      if (span.kind == SpanKind::kLink) links.push_back({span.href, line});
    }
  });
  return links;
}

std::vector<LinkPlace> unlinked_citations(const Chapter& chapter) {
  std::vector<LinkPlace> unlinked;
  visit_all(chapter, [&](const Spans& spans, int line, bool is_source) {
    for (const Span& span : spans) {
      if (span.kind != SpanKind::kText) continue;
      const bool leads = is_source && &span == &spans.front();
      if (cites_by_authors(span.text) || (leads && begins_with_name_and_year(span.text)))
        unlinked.push_back({span.text, line});
    }
  });
  return unlinked;
}

}  // namespace tmw
