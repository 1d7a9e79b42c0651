// A chapter: its theory, then its exercises; or why it cannot be shown.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/content/exercise.h"
#include "core/content/workbook.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/asks.h"
#include "core/session/session.h"
#include "core/session/words.h"

namespace tmw {
namespace {

// Every heading of the second level begins a section of its own.
std::vector<Node> in_sections(std::vector<Node> nodes) {
  std::vector<Node> result;
  Node* section = nullptr;
  for (Node& node : nodes) {
    if (node.kind == NodeKind::kHeading && node.level == 2) {
      Node next = make_node(NodeKind::kSection, "section-of/" + std::to_string(node.id));
      result.push_back(std::move(next));
      section = &result.back();
    }
    (section == nullptr ? result : section->children).push_back(std::move(node));
  }
  return result;
}

// The exercises at a glance: each with the shape of its kind, or a tick once it is solved.
Node overview(const Session& session, const Chapter& chapter, const std::string& path) {
  Node row = make_node(NodeKind::kRow, path + "/overview");
  row.label = words::kExercises;
  for (const Exercise& exercise : chapter.exercises) {
    const bool solved = is_solved(session, exercise.id);
    Run id = text_run(exercise.id);
    id.kind = RunKind::kLink;
    const auto state = session.exercises.find(exercise.id);
    if (state != session.exercises.end())
      id.label = exercise.id + " " + state->second.problem.title;
    id.href = hash_of_exercise(exercise.id);
    Node badge = words_node(NodeKind::kBadge, path + "/overview/" + exercise.id, {std::move(id)});
    badge.mark = solved ? Mark::kDone : mark_of(exercise.kind);
    if (solved) badge.runs.push_back(text_run(words::kAndDone));
    row.children.push_back(std::move(badge));
  }
  return row;
}

// Tables of values that the learner has opened.
void open_values(const Session& session, std::vector<Node>& nodes) {
  for (Node& node : nodes) {
    if (const auto* values = std::get_if<ToggleValues>(&node.action))
      node.open = session.open_values.count(values->figure) > 0;
    open_values(session, node.children);
  }
}

// The text, with the exercises that it asks in their places.
std::vector<Node> text(const Session& session, int chapter, const Theory& theory) {
  std::vector<std::string> asked = asked_in_text(session, chapter);
  std::vector<Node> nodes;
  for (Node& node : theory_nodes(chapter, theory)) {
    if (node.kind != NodeKind::kCard) {
      nodes.push_back(std::move(node));
      continue;
    }
    const auto ask = std::find(asked.begin(), asked.end(), node.place);
    if (ask == asked.end()) continue;  // lint names it
    nodes.push_back(exercise_card(session, session.exercises.at(*ask), CardForm::kInText));
    asked.erase(ask);
  }
  return nodes;
}

// "Asked in the text: 4.5 Growth with every token", each a link to its place.
Node asked_above(const Session& session, const std::vector<std::string>& asked, int chapter,
                 const std::string& path) {
  std::vector<Run> runs = {text_run(words::kAskedInText)};
  for (const std::string& id : asked) {
    if (runs.size() > 1) runs.push_back(text_run(", "));
    Run run = text_run(id + " " + session.exercises.at(id).problem.title);
    run.kind = RunKind::kLink;
    run.href = hash_of(ChapterPlace{.chapter = chapter, .exercise = id});
    runs.push_back(std::move(run));
  }
  runs.push_back(text_run("."));
  return words_node(NodeKind::kParagraph, path + "/exercises/asked", std::move(runs));
}

Node exercises(const Session& session, const Chapter& chapter, const std::string& path) {
  Node section = make_node(NodeKind::kSection, path + "/exercises");
  section.children.push_back(heading(path + "/exercises/title", 2, words::kExercises));
  const std::vector<std::string> asked = asked_in_text(session, chapter.number);
  if (!asked.empty()) section.children.push_back(asked_above(session, asked, chapter.number, path));
  for (const Exercise& exercise : chapter.exercises) {
    if (is_one_of(asked, exercise.id)) continue;
    const auto state = session.exercises.find(exercise.id);
    if (state != session.exercises.end())
      section.children.push_back(exercise_card(session, state->second));
  }
  Node plan = chapter_plan(session, chapter);
  if (!plan.children.empty()) section.children.push_back(std::move(plan));
  return section;
}

void add_content(Page& page, const Session& session, const Chapter& chapter,
                 const ChapterEntry& entry, const std::string& path) {
  const int solved = solved_in_chapter(session, entry.number);
  page.children.push_back(
      words_node(NodeKind::kParagraph, path + "/facts",
                 words::chapter_facts(chapter.minutes, solved, entry.exercise_count())));
  page.children.back().tone = Tone::kQuiet;
  page.children.push_back(overview(session, chapter, path));
  if (!chapter.explores.empty()) {
    page.children.push_back(words_node(NodeKind::kParagraph, path + "/live", words::kLiveNumbers));
    page.children.back().tone = Tone::kQuiet;
    Node row = make_node(NodeKind::kRow, path + "/live/row");
    row.children.push_back(
        button(path + "/live/back", words::kBackToText, TextNumbers{}, Tone::kQuiet));
    row.children.back().disabled = session.explored.empty();
    page.children.push_back(std::move(row));
  }
  const auto theory = session.theories.find(chapter.number);
  if (theory != session.theories.end())
    append(page.children, in_sections(text(session, chapter.number, theory->second)));
  open_values(session, page.children);
  page.children.push_back(exercises(session, chapter, path));
}

// Why there is no content yet.
void add_absence(Page& page, const Session& session, int number, const std::string& path) {
  const auto state = session.chapter_states.find(number);
  if (state == session.chapter_states.end()) {
    page.children.push_back(
        words_node(NodeKind::kParagraph, path + "/to-come", words::kChapterToCome));
  } else if (state->second.state == LoadState::kFailed) {
    Node status = words_node(NodeKind::kStatus, path + "/failed",
                             words::chapter_failed(state->second.reason));
    status.tone = Tone::kBad;
    status.children.push_back(button(path + "/failed/retry", words::kTryAgain, Retry{}));
    page.children.push_back(std::move(status));
  } else {
    page.children.push_back(
        words_node(NodeKind::kParagraph, path + "/loading", words::kLoadingChapter));
  }
}

// A link to a chapter beside this one, if it is there.
std::optional<Node> way_to(const Session& session, int number, const char* path,
                           const std::string& before) {
  const ChapterEntry* entry = find_entry(session.workbook.index, number);
  if (entry == nullptr || entry->file.empty()) return std::nullopt;
  return link(path, before + std::to_string(number) + " " + entry->title,
              hash_of(ChapterPlace{.chapter = number}));
}

// Where to go from the end of a chapter: onward first.
Node ways(const Session& session, int number, const std::string& path) {
  Node row = make_node(NodeKind::kRow, path + "/ways");
  if (auto next = way_to(session, number + 1, "page/next", words::kNext)) {
    next->tone = Tone::kPrimary;
    row.children.push_back(std::move(*next));
  }
  if (auto previous = way_to(session, number - 1, "page/previous", ""))
    row.children.push_back(std::move(*previous));
  row.children.push_back(link("page/home", words::kHome, hash_of(Home{})));
  return row;
}

}  // namespace

std::string chapter_title(const Session& session, const ChapterPlace& place) {
  const std::string number = std::to_string(place.chapter);
  const ChapterEntry* entry = find_entry(session.workbook.index, place.chapter);
  return entry == nullptr ? words::kChapter + (" " + number) : number + " " + entry->title;
}

void add_chapter(Page& page, const Session& session, const ChapterPlace& place) {
  const std::string path = "chapter/" + std::to_string(place.chapter);
  const ChapterEntry* entry = find_entry(session.workbook.index, place.chapter);
  const Chapter* chapter = find_chapter(session.workbook, place.chapter);
  const auto alone = session.exercises.find(session.alone);
  if (alone != session.exercises.end() && place.chapter == chapter_of(session.alone)) {
    page.children.push_back(exercise_card(session, alone->second));
    return;
  }
  Node onward = ways(session, place.chapter, path);
  if (chapter == nullptr || entry == nullptr) {
    add_absence(page, session, place.chapter, path);
  } else {
    add_content(page, session, *chapter, *entry, path);
    if (has_chapter_end(session, *chapter)) {
      page.children.back().children.push_back(chapter_end(session, *chapter, std::move(onward)));
      return;
    }
  }
  page.children.push_back(std::move(onward));
}

}  // namespace tmw
