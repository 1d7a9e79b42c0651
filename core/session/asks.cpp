#include "core/session/asks.h"

#include <algorithm>

#include "core/content/workbook.h"
#include "core/prose/rich_text.h"
#include "core/session/own_work.h"

namespace tmw {
namespace {

const Blocks* text_of(const Session& session, int chapter) {
  const auto theory = session.theories.find(chapter);
  return theory == session.theories.end() ? nullptr : &theory->second.blocks;
}

bool is_ask(const Block& block, const std::string& exercise) {
  return block.kind == BlockKind::kAsk && block.text == exercise;
}

}  // namespace

bool is_one_of(const std::vector<std::string>& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

std::vector<std::string> asked_in_text(const Session& session, int chapter) {
  std::vector<std::string> ids;
  const Blocks* text = text_of(session, chapter);
  if (text == nullptr) return ids;
  for (const Block& block : *text) {
    const bool asks = block.kind == BlockKind::kAsk && session.exercises.count(block.text) > 0;
    if (asks && chapter_of(block.text) == chapter && !is_one_of(ids, block.text))
      ids.push_back(block.text);
  }
  return ids;
}

std::optional<ReadOn> read_on_after(const Session& session, const std::string& exercise) {
  const int chapter = chapter_of(exercise);
  const Blocks* text = text_of(session, chapter);
  if (text == nullptr) return std::nullopt;
  const auto ask = std::find_if(text->begin(), text->end(), [&exercise](const Block& block) {
    return is_ask(block, exercise);
  });
  if (ask == text->end() || ask + 1 == text->end()) return std::nullopt;
  const Block& next = *(ask + 1);
  if (next.kind == BlockKind::kAsk)
    return ReadOn{exercise_node(next.text), hash_of(ChapterPlace{chapter, next.text})};
  if (next.kind == BlockKind::kHeading) {
    const std::string slug = slug_of(plain_text(next.spans));
    if (!slug.empty())
      return ReadOn{section_node(chapter, slug),
                    hash_of(ChapterPlace{.chapter = chapter, .section = slug})};
  }
  return ReadOn{theory_node(chapter, static_cast<std::size_t>(ask + 1 - text->begin())), {}};
}

std::string last_exercise(const Session& session, int chapter) {
  const ChapterEntry* entry = find_entry(session.workbook.index, chapter);
  if (entry == nullptr || entry->exercises.empty()) return {};
  const std::vector<std::string> asked = asked_in_text(session, chapter);
  const auto last =
      std::find_if(entry->exercises.rbegin(), entry->exercises.rend(),
                   [&asked](const ExerciseEntry& one) { return !is_one_of(asked, one.id); });
  return last == entry->exercises.rend() ? entry->exercises.back().id : last->id;
}

std::vector<std::string> ids_in_reading_order(const WorkbookIndex& index) {
  std::vector<std::string> ids;
  for (const ChapterEntry& chapter : index.chapters) {
    if (chapter.file.empty()) continue;
    for (const std::string& asked : chapter.asks) {
      if (find_exercise_entry(index, asked) != nullptr) ids.push_back(asked);
    }
    for (const ExerciseEntry& exercise : chapter.exercises) {
      if (!is_one_of(chapter.asks, exercise.id)) ids.push_back(exercise.id);
    }
  }
  return ids;
}

}  // namespace tmw
