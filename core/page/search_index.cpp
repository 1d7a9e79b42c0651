#include "core/page/search_index.h"

#include <algorithm>
#include <utility>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/exercise/theory.h"
#include "core/page/nodes.h"
#include "core/prose/rich_text.h"
#include "core/session/appendix_words.h"
#include "core/session/lab_words.h"
#include "core/session/practice_words.h"
#include "core/session/route.h"
#include "core/session/words.h"

namespace tmw {
namespace {

SearchPassage passage_of(NodeId node, std::vector<Run> runs) {
  SearchPassage passage{node, std::move(runs), {}, {}};
  passage.text = plain_text(passage.runs);
  passage.words = words_in(passage.text);
  return passage;
}

// The cells of a row, side by side.
std::vector<Run> row_runs(const Node& row) {
  std::vector<Run> runs;
  for (const Node& cell : row.children) {
    if (!runs.empty()) runs.push_back(text_run(" · "));
    runs.insert(runs.end(), cell.runs.begin(), cell.runs.end());
  }
  return runs;
}

// `node` is the block that a passage leads to; a row leads to itself, as tables may be long.
void add_passages(const Node& part, NodeId node, std::vector<SearchPassage>& passages) {
  std::vector<Run> runs = part.kind == NodeKind::kTableRow ? row_runs(part) : part.runs;
  if (!part.text.empty()) runs.push_back(code_run(part.text));
  const NodeId leads_to = part.kind == NodeKind::kTableRow ? part.id : node;
  if (!runs.empty()) passages.push_back(passage_of(leads_to, std::move(runs)));
  if (part.kind == NodeKind::kTableRow) return;
  for (const Node& child : part.children) add_passages(child, node, passages);
}

class IndexMaker {
 public:
  explicit IndexMaker(const Session& session) : session_(session) {}

  SearchIndex make() {
    for (const ChapterEntry& entry : session_.workbook.index.chapters) add_chapter(entry);
    add_lab();
    add_page(hash_of(PracticePlace{}), words::kPractice, words::kAboutPractice);
    add_page(hash_of(RecordPlace{}), words::kRecord, words::kAboutRecord);
    add_appendix(AppendixKind::kSymbols, words::kSymbols, words::kAboutSymbols);
    add_appendix(AppendixKind::kModels, words::kModels, words::kAboutModels);
    return std::move(index_);
  }

 private:
  // A module of its own, whose page is not here: what it is about, and what can be set and read.
  void add_lab() {
    chapter_ = words::kLab;
    open(SearchPlace::Kind::kChapter, hash_of(LabPlace{}), 0, chapter_);
    for (const char* passage : {words::kAboutLab, words::kInLab, words::kAboutGames})
      index_.back().passages.push_back(passage_of(0, {text_run(passage)}));
  }

  // A page that is of one reader, and changes: what it is about stands for it.
  void add_page(const std::string& hash, const char* title, const char* about) {
    chapter_ = title;
    open(SearchPlace::Kind::kChapter, hash, 0, chapter_);
    index_.back().passages.push_back(passage_of(0, {text_run(about)}));
  }

  void add_appendix(AppendixKind kind, const char* title, const char* about) {
    add_page(hash_of(AppendixPlace{kind}), title, about);
    const auto appendix = session_.appendices.find(kind);
    if (appendix == session_.appendices.end()) return;
    const std::string path = "appendix/" + std::string(appendix_name(kind));
    for (const Node& node : nodes_of(parse_markdown(appendix->second.markdown), path, 2))
      add_passages(node, node.id, index_.back().passages);
  }

  void add_chapter(const ChapterEntry& entry) {
    chapter_ = std::to_string(entry.number) + " " + entry.title;
    const std::string hash = hash_of(ChapterPlace{.chapter = entry.number});
    open(SearchPlace::Kind::kChapter, hash, 0, chapter_);
    index_.back().passages.push_back(passage_of(0, {text_run(entry.about)}));
    const auto theory = session_.theories.find(entry.number);
    if (theory != session_.theories.end()) add_theory(entry.number, theory->second);
    const Chapter* chapter = find_chapter(session_.workbook, entry.number);
    if (chapter == nullptr) return;
    for (const Exercise& exercise : chapter->exercises) add_exercise(entry.number, exercise.id);
  }

  // A heading without an address of its own goes on with the section before it.
  void add_theory(int number, const Theory& theory) {
    for (const Node& node : theory_nodes(number, theory)) {
      if (node.kind == NodeKind::kHeading && !node.place.empty()) {
        const std::string hash = hash_of(ChapterPlace{.chapter = number, .section = node.place});
        open(SearchPlace::Kind::kSection, hash, node.id, plain_text(node.runs));
      } else {
        add_passages(node, node.id, index_.back().passages);
      }
    }
  }

  void add_exercise(int number, const std::string& id) {
    const auto state = session_.exercises.find(id);
    if (state == session_.exercises.end()) return;
    const Problem& problem = state->second.problem;
    const ChapterPlace place{.chapter = number, .exercise = id, .seed = problem.seed};
    const NodeId card = node_id("exercise/" + id);
    open(SearchPlace::Kind::kExercise, hash_of(place), card, id + " " + problem.title);
    for (const Node& node : nodes_of(problem.prompt, "search/" + id, 4, problem.charts))
      add_passages(node, card, index_.back().passages);
  }

  void open(SearchPlace::Kind kind, std::string hash, NodeId node, std::string title) {
    SearchPlace place{kind, std::move(hash), node, std::move(title), chapter_, {}, {}, {}};
    place.title_words = words_in(place.title);
    place.chapter_words = words_in(place.chapter);
    index_.push_back(std::move(place));
  }

  const Session& session_;
  std::string chapter_;
  SearchIndex index_;
};

}  // namespace

SearchIndex search_index(const Session& session) { return IndexMaker(session).make(); }

std::size_t search_stamp(const Session& session) {
  std::size_t stamp = session.theories.size() + 1;
  for (const auto& [kind, appendix] : session.appendices)
    stamp = stamp * 31 + appendix.markdown.size();
  for (const auto& [id, state] : session.exercises)
    stamp = stamp * 31 + static_cast<std::size_t>(state.problem.seed) + 1;
  return stamp;
}

}  // namespace tmw
