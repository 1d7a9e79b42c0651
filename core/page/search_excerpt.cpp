#include "core/page/search_excerpt.h"

#include <algorithm>
#include <set>

#include "core/page/html.h"
#include "core/prose/rich_text.h"
#include "core/text/characters.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

constexpr std::size_t kBefore = 40;  // bytes before what was found
constexpr std::size_t kExcerpt = 150;

struct Stretch {
  std::size_t from = 0;  // bytes of the passage's text
  std::size_t to = 0;
};

struct Finding {
  Stretch at;
  std::size_t asked = 0;  // which word of the query
};

std::vector<Finding> findings_of(const SearchPassage& passage,
                                 const std::vector<QueryWord>& query) {
  std::vector<Finding> findings;
  for (std::size_t i = 0; i < passage.words.size(); ++i) {
    for (std::size_t q = 0; q < query.size(); ++q) {
      const FoundWord found = match_at(passage.words, i, query[q]);
      if (query[q].filler || found.match == Match::kNone) continue;
      findings.push_back({{passage.words[i].begin, passage.words[found.after - 1].end}, q});
    }
  }
  return findings;
}

// Where the excerpt begins: at the finding that has most words of the query behind it.
std::size_t best_start(const std::vector<Finding>& findings) {
  std::size_t best = 0;
  std::size_t most = 0;
  for (const Finding& first : findings) {
    std::set<std::size_t> asked;
    for (const Finding& one : findings) {
      if (one.at.from >= first.at.from && one.at.to <= first.at.from + kExcerpt - kBefore)
        asked.insert(one.asked);
    }
    if (asked.size() > most) {
      most = asked.size();
      best = first.at.from;
    }
  }
  return best;
}

// From the beginning of a word to the end of one.
Stretch window(const std::string& text, std::size_t found) {
  Stretch part{found > kBefore ? found - kBefore : 0, 0};
  while (part.from > 0 && part.from < found && text[part.from - 1] != ' ') ++part.from;
  part.to = std::min(text.size(), part.from + kExcerpt);
  while (part.to < text.size() && text[part.to] != ' ') ++part.to;
  return part;
}

// The letters of `part`, with what was found marked.
std::string marked(const std::string& text, const std::vector<Finding>& findings, Stretch part) {
  std::string html;
  std::size_t at = part.from;
  for (const Finding& finding : findings) {
    const std::size_t from = std::max(finding.at.from, at);
    const std::size_t to = std::min(finding.at.to, part.to);
    if (from >= to) continue;
    html += escape_html(text.substr(at, from - at));
    html += "<mark>" + escape_html(text.substr(from, to - from)) + "</mark>";
    at = to;
  }
  return html + escape_html(text.substr(at, part.to - at));
}

}  // namespace

std::string excerpt_of(const SearchPassage& passage, const std::vector<QueryWord>& query) {
  const std::vector<Finding> findings = findings_of(passage, query);
  const Stretch part = window(passage.text, best_start(findings));
  std::string html = part.from > 0 ? "… " : "";
  std::size_t begin = 0;
  for (const Run& run : passage.runs) {
    const std::size_t end = begin + plain_text({run}).size();
    const Stretch own{std::max(begin, part.from), std::min(end, part.to)};
    if (own.from < own.to) {
      const std::string words =
          run.kind == RunKind::kMath ? write_html({run}) : marked(passage.text, findings, own);
      html += run.kind == RunKind::kCode ? "<code>" + words + "</code>" : words;
    }
    begin = end;
  }
  return part.to < passage.text.size() ? html + " …" : html;
}

}  // namespace tmw
