// The exercises that a chapter's text asks where it teaches them.
#include <algorithm>
#include <set>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/exercise/theory.h"
#include "core/lint/lint_parts.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

constexpr std::size_t kMostAsks = 2;

bool has_exercise(const Chapter& chapter, const std::string& id) {
  return std::any_of(chapter.exercises.begin(), chapter.exercises.end(),
                     [&id](const Exercise& exercise) { return exercise.id == id; });
}

// Asks that stand anywhere but between the text's own blocks.
bool has_ask_inside(const Blocks& blocks, bool outermost) {
  return std::any_of(blocks.begin(), blocks.end(), [outermost](const Block& block) {
    return (block.kind == BlockKind::kAsk && !outermost) || has_ask_inside(block.children, false);
  });
}

std::vector<std::string> asks_of(const Chapter& chapter) {
  std::vector<std::string> ids;
  for (const Block& block : chapter.theory.blocks) {
    if (block.kind == BlockKind::kAsk) ids.push_back(block.text);
  }
  return ids;
}

void lint_ids(const Chapter& chapter, const std::vector<std::string>& ids, LintNotes& notes) {
  std::set<std::string> seen;
  for (const std::string& id : ids) {
    if (!has_exercise(chapter, id))
      notes.error(0, "[!ask] " + id + ": this chapter has no exercise " + id);
    if (!seen.insert(id).second) notes.error(0, "[!ask] " + id + ": it is asked above already");
  }
  if (ids.size() > kMostAsks)
    notes.error(0, "the text asks " + std::to_string(ids.size()) + " exercises; one or " +
                       std::to_string(kMostAsks) + " keep it a text");
}

// What is read before the first question.
void lint_first(const Chapter& chapter, LintNotes& notes) {
  int words = 0;
  for (const Block& block : theory_of(chapter).blocks) {
    if (block.kind == BlockKind::kAsk) break;
    words += word_count(plain_text(Blocks{block}));
  }
  if (words <= kWordsPerMinute) return;
  notes.error(0, "the first [!ask] stands behind " + std::to_string(words) +
                     " words; a minute, that is " + std::to_string(kWordsPerMinute) +
                     " words, is the most before the first question");
}

}  // namespace

void lint_asks(const Chapter& chapter, LintNotes& notes) {
  const std::vector<std::string> ids = asks_of(chapter);
  lint_ids(chapter, ids, notes);
  if (!ids.empty()) lint_first(chapter, notes);
  const Blocks& blocks = chapter.theory.blocks;
  if (!blocks.empty() && blocks.back().kind == BlockKind::kAsk)
    notes.error(0, "the text ends with an [!ask]; something must follow to read on with");
  if (has_ask_inside(blocks, true))
    notes.error(0, "an [!ask] stands alone between paragraphs, not within a list or a quote");
  for (const Exercise& exercise : chapter.exercises) {
    for (const Prose* prose : {&exercise.prompt, &exercise.solution_note, &exercise.remark}) {
      if (prose->source.find("[!ask]") != std::string::npos)
        notes.error(exercise.line, exercise.id + ": only a chapter's theory can [!ask]");
    }
  }
}

void lint_asks_of_entry(const ChapterEntry& entry, const Chapter& chapter, const std::string& file,
                        ContentErrors& errors) {
  if (entry.asks == asks_of(chapter)) return;
  std::string list;
  for (const std::string& id : asks_of(chapter)) list += (list.empty() ? "\"" : ", \"") + id + "\"";
  errors.push_back({file, 0,
                    "chapter " + std::to_string(entry.number) + ": its text asks other exercises " +
                        "than the index says; write asks = [" + list + "]"});
}

}  // namespace tmw
