#include "core/page/rail.h"

#include <algorithm>

#include "core/content/exercise.h"
#include "core/page/nodes.h"
#include "core/prose/rich_text.h"
#include "core/session/asks.h"
#include "core/session/mastery.h"
#include "core/session/practice_words.h"
#include "core/session/words.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

struct Sign {
  const char* shape = "";
  const char* word = "";
};

Sign sign_of(const Session& session, const std::string& exercise) {
  const auto record = session.records.find(exercise);
  if (record == session.records.end() || record->second.attempts == 0) return {};
  if (!record->second.solved) return {"◐", words::kIsTried};
  if (record->second.hints > 0 || record->second.revealed) return {"●", words::kIsHelped};
  return {"✓", words::kIsSolved};
}

class RailWriter {
 public:
  RailWriter(const Session& session, int chapter) : session_(session), chapter_(chapter) {}

  void add_section(const Block& heading) {
    const std::string words = plain_text(heading.spans);
    const std::string slug = slug_of(words);
    if (slug.empty()) return;
    add_link(ChapterPlace{.chapter = chapter_, .section = slug}, "",
             escape_html(typographic(words)));
  }

  void add_exercise(const std::string& id, const char* css) {
    const auto state = session_.exercises.find(id);
    if (state == session_.exercises.end()) return;
    const Sign sign = sign_of(session_, id);
    std::string words = "<span class=\"number\">" + id + "</span><span>" +
                        escape_html(typographic(state->second.problem.title)) + "</span>";
    if (*sign.word != '\0')
      words += std::string("<span class=\"sign\" title=\"") + sign.word +
               "\"><span aria-hidden=\"true\">" + sign.shape + "</span><span class=\"unseen\">, " +
               sign.word + "</span></span>";
    add_link(ChapterPlace{.chapter = chapter_, .exercise = id}, css, words);
  }

  std::string html;

 private:
  void add_link(const ChapterPlace& place, const char* css, const std::string& words) {
    html += *css == '\0' ? "<li>" : std::string("<li class=\"") + css + "\">";
    html += "<a href=\"" + hash_of(place) + "\">" + words + "</a></li>";
  }

  const Session& session_;
  int chapter_;
};

}  // namespace

std::string rail_html(const Session& session) {
  const auto* place = std::get_if<ChapterPlace>(&session.place);
  if (place == nullptr) return {};
  const Chapter* chapter = find_chapter(session.workbook, place->chapter);
  const auto theory = session.theories.find(place->chapter);
  if (chapter == nullptr || theory == session.theories.end()) return {};
  const std::vector<std::string> asked = asked_in_text(session, place->chapter);
  RailWriter rail(session, place->chapter);
  for (const Block& block : theory->second.blocks) {
    if (block.kind == BlockKind::kHeading) rail.add_section(block);
    if (block.kind == BlockKind::kAsk) rail.add_exercise(block.text, "asked");
  }
  rail.html += std::string("<li class=\"title\">") + words::kExercises + "</li>";
  for (const Exercise& exercise : chapter->exercises) {
    if (std::find(asked.begin(), asked.end(), exercise.id) == asked.end())
      rail.add_exercise(exercise.id, "");
  }
  return "<ol>" + rail.html + "</ol>";
}

}  // namespace tmw
