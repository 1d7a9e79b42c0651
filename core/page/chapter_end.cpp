// What closes a chapter once its last exercise is solved, or the last bonus one: how each went,
// what to keep, where to go.
#include <algorithm>
#include <optional>
#include <utility>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/exercise/theory.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/prose/rich_text.h"
#include "core/session/asks.h"
#include "core/session/practice_words.h"
#include "core/session/session.h"
#include "core/session/words.h"

namespace tmw {
namespace {

enum class Went { kAtOnce, kWithHelp, kOpen };

Went how_it_went(const Session& session, const std::string& exercise) {
  const auto found = session.records.find(exercise);
  if (found == session.records.end() || !found->second.solved) return Went::kOpen;
  const ExerciseRecord& record = found->second;
  const bool alone = record.attempts_to_solve == 1 && record.hints == 0 && !record.revealed;
  return alone ? Went::kAtOnce : Went::kWithHelp;
}

// "Solved at once: 0.1, 0.4", each a link; nothing where there are none.
std::optional<Node> went_item(const Session& session, const Chapter& chapter, Went went,
                              const char* words, const std::string& path) {
  std::vector<Run> runs = {strong_run(words + std::string(": "))};
  for (const Exercise& exercise : chapter.exercises) {
    if (how_it_went(session, exercise.id) != went) continue;
    if (runs.size() > 1) runs.push_back(text_run(", "));
    Run id = text_run(exercise.id);
    id.kind = RunKind::kLink;
    id.label = exercise.id + " " + exercise.title;
    id.href = hash_of_exercise(exercise.id);
    runs.push_back(std::move(id));
  }
  if (runs.size() == 1) return std::nullopt;
  return words_node(NodeKind::kListItem, path, std::move(runs));
}

Node how_all_went(const Session& session, const Chapter& chapter, const std::string& path) {
  Node list = make_node(NodeKind::kList, path + "/went");
  const auto add = [&](Went went, const char* words, const char* name) {
    if (auto item = went_item(session, chapter, went, words, path + name))
      list.children.push_back(std::move(*item));
  };
  add(Went::kAtOnce, words::kSolvedAtOnce, "/at-once");
  add(Went::kWithHelp, words::kSolvedWithHelp, "/with-help");
  add(Went::kOpen, words::kStillOpen, "/open");
  return list;
}

void add_rules(Node& end, const Theory& theory, const std::string& path) {
  if (theory.keep.empty()) return;
  end.children.push_back(heading(path + "/keep/title", 4, words::kToKeep));
  Node list = make_node(NodeKind::kList, path + "/keep");
  for (std::size_t i = 0; i < theory.keep.size(); ++i) {
    const std::string item_path = path + "/keep/" + std::to_string(i);
    list.children.push_back(words_node(NodeKind::kListItem, item_path, runs_of(theory.keep[i])));
  }
  end.children.push_back(std::move(list));
}

}  // namespace

bool has_chapter_end(const Session& session, const Chapter& chapter) {
  const std::string last = last_exercise(session, chapter.number);
  return std::any_of(chapter.exercises.begin(), chapter.exercises.end(), [&](const Exercise& one) {
    const bool leads_here = one.id == last || exercise_after(session, one.id).empty();
    return leads_here && how_it_went(session, one.id) != Went::kOpen;
  });
}

Node chapter_end(const Session& session, const Chapter& chapter, Node ways) {
  const std::string path = "chapter/" + std::to_string(chapter.number) + "/end";
  Node end = make_node(NodeKind::kCard, path);
  end.children.push_back(heading(path + "/title", 3, words::end_of_chapter(chapter.number)));
  end.children.push_back(how_all_went(session, chapter, path));
  const auto theory = session.theories.find(chapter.number);
  if (theory != session.theories.end()) add_rules(end, theory->second, path);
  const ChapterEntry* entry = find_entry(session.workbook.index, chapter.number);
  if (entry != nullptr && solved_in_chapter(session, chapter.number) == entry->exercise_count())
    ways.children.push_back(
        link(path + "/record", words::kRecordOfChapter, hash_of(RecordPlace{chapter.number})));
  end.children.push_back(heading(path + "/ways/title", 4, words::kWhereNext));
  end.children.push_back(std::move(ways));
  return end;
}

}  // namespace tmw
