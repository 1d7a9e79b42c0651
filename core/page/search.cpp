#include "core/page/search.h"

#include <algorithm>
#include <utility>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/exercise/theory.h"
#include "core/page/nodes.h"
#include "core/session/session.h"
#include "core/text/characters.h"

namespace tmw {
namespace {

constexpr std::size_t kWordsBefore = 40;  // bytes of an excerpt before the match
constexpr std::size_t kExcerpt = 150;     // bytes in all

std::vector<std::string> words_of(std::string_view query) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lowered(typographic(query)) + " ") {
    if (c != ' ' && c != '\t' && c != '\n') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

bool holds_all(const std::string& low, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&low](const std::string& word) {
    return low.find(word) != std::string::npos;
  });
}

bool is_inside_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::string excerpt_of(const std::string& text, const std::string& low, const std::string& word) {
  const std::size_t match = low.find(word);
  if (match == std::string::npos) return text.substr(0, 0);
  std::size_t from = match > kWordsBefore ? match - kWordsBefore : 0;
  while (from > 0 && from < match && text[from - 1] != ' ') ++from;
  std::size_t to = std::min(text.size(), from + kExcerpt);
  while (to < text.size() && is_inside_letter(text[to])) ++to;
  std::string excerpt = text.substr(from, to - from);
  if (from > 0) excerpt.insert(0, "… ");
  if (to < text.size()) excerpt += " …";
  return excerpt;
}

// The words of a node and of everything in it.
void collect(const Node& node, std::string& text) {
  for (const std::string& words : {plain_text(node.runs), node.text}) {
    if (words.empty()) continue;
    if (!text.empty()) text += ' ';
    text += words;
  }
  for (const Node& child : node.children) collect(child, text);
}

struct Ranked {
  int rank = 0;  // lower is better
  SearchHit hit;
};

class Searcher {
 public:
  Searcher(const Session& session, std::string_view query)
      : session_(session), words_(words_of(query)) {}

  std::vector<Ranked> run() {
    if (words_.empty()) return {};
    for (const ChapterEntry& entry : session_.workbook.index.chapters) search_chapter(entry);
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });
    return std::move(found_);
  }

 private:
  void search_chapter(const ChapterEntry& entry) {
    chapter_ = std::to_string(entry.number) + " " + entry.title;
    hash_ = hash_of(ChapterPlace{.chapter = entry.number});
    offer(0, {hash_, 0, chapter_, {}, entry.about}, entry.about);
    const auto theory = session_.theories.find(entry.number);
    if (theory != session_.theories.end()) search_theory(entry.number, theory->second);
    const Chapter* chapter = find_chapter(session_.workbook, entry.number);
    if (chapter == nullptr) return;
    for (const Exercise& exercise : chapter->exercises) search_exercise(entry.number, exercise.id);
  }

  void search_theory(int number, const Theory& theory) {
    std::string title = chapter_;
    std::string hash = hash_;
    for (const Node& node : theory_nodes(number, theory)) {
      std::string text;
      collect(node, text);
      if (node.kind == NodeKind::kHeading) {
        title = text;
        if (!node.place.empty())
          hash = hash_of(ChapterPlace{.chapter = number, .section = node.place});
        offer(1, {hash, node.id, title, chapter_, {}}, {});
      } else {
        offer(3, {hash, node.id, title, chapter_, {}}, text);
      }
    }
  }

  void search_exercise(int number, const std::string& id) {
    const auto state = session_.exercises.find(id);
    if (state == session_.exercises.end()) return;
    const Problem& problem = state->second.problem;
    std::string text;
    for (const Node& node : nodes_of(problem.prompt, "search/" + id, 4, problem.charts))
      collect(node, text);
    SearchHit hit{hash_of(ChapterPlace{.chapter = number, .exercise = id, .seed = problem.seed}),
                  node_id("exercise/" + id),
                  id + " " + problem.title,
                  chapter_,
                  {}};
    offer(2, std::move(hit), text);
  }

  // A hit of this rank if title and text together hold every word; a match in the title alone is
  // better.
  void offer(int rank, SearchHit hit, const std::string& text) {
    const std::string low_title = lowered(hit.title);
    if (holds_all(low_title, words_)) {
      // Prose below a heading that matches would only repeat the heading.
      if (rank == 3 && (hit.title == chapter_ || !holds_all(lowered(text), words_))) return;
      found_.push_back({rank, std::move(hit)});
      return;
    }
    const std::string low = lowered(text);
    if (!holds_all(low_title + "\n" + low, words_)) return;
    const auto word = std::find_if(words_.begin(), words_.end(), [&low](const std::string& one) {
      return low.find(one) != std::string::npos;
    });
    if (word == words_.end()) return;
    hit.excerpt = excerpt_of(text, low, *word);
    found_.push_back({rank == 3 ? 5 : 4, std::move(hit)});
  }

  const Session& session_;
  std::vector<std::string> words_;
  std::string chapter_;
  std::string hash_;
  std::vector<Ranked> found_;
};

}  // namespace

std::vector<SearchHit> search(const Session& session, std::string_view query, int most) {
  std::vector<SearchHit> hits;
  for (Ranked& ranked : Searcher(session, query).run()) {
    if (static_cast<int>(hits.size()) == most) break;
    hits.push_back(std::move(ranked.hit));
  }
  return hits;
}

std::vector<ChapterEntry> unread_chapters(const Session& session) {
  std::vector<ChapterEntry> unread;
  for (const ChapterEntry& entry : session.workbook.index.chapters) {
    const auto state = session.chapter_states.find(entry.number);
    if (state != session.chapter_states.end() && state->second.state == LoadState::kWaiting)
      unread.push_back(entry);
  }
  return unread;
}

}  // namespace tmw
