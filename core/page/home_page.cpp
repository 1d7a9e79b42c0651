// The home page: what the workbook is, what to do today, how far the learner has come, the
// chapters.
#include <utility>

#include "core/content/workbook.h"
#include "core/page/copy_html.h"
#include "core/page/home_parts.h"
#include "core/page/lab_links.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/lab_words.h"
#include "core/session/practice_words.h"
#include "core/session/session.h"
#include "core/session/words.h"

namespace tmw {
namespace {

Node section(const std::string& path, const char* title) {
  Node node = make_node(NodeKind::kSection, path);
  node.children.push_back(heading(path + "/title", 2, title));
  return node;
}

// The five kinds, each with the sign that stands for it all over the workbook.
Node kinds(const WorkbookIndex& index, const Standings& standings, bool begun) {
  Node table = make_node(NodeKind::kTable, "home/kinds");
  table.header = true;
  table.children.push_back(
      table_row("home/kinds/head", {{text_run(words::kKind)},
                                    {text_run(words::kWhatYouDo)},
                                    {text_run(begun ? words::kSolvedOf : words::kExercises)}}));
  table.children.back().header = true;
  for (const KindEntry& entry : index.kinds) {
    const Mastery mastery = mastery_of(standings, index, entry.kind);
    const std::string count = begun ? words::of(mastery.solved(), mastery.count)
                                    : std::to_string(index.exercise_count(entry.kind));
    const std::string name(kind_name(entry.kind));
    const std::string path = "home/kinds/" + name;
    Node badge = words_node(NodeKind::kBadge, path + "/badge", name);
    badge.mark = mark_of(entry.kind);
    Node row = table_row(path, {{}, {text_run(entry.about)}, {text_run(count)}});
    row.children.front().children.push_back(std::move(badge));
    table.children.push_back(std::move(row));
  }
  Node node = section("home/kinds/section", words::kKinds);
  node.children.push_back(std::move(table));
  return node;
}

// Where the progress is kept, and a copy of it to take along.
void add_copies(Node& node, const Session& session) {
  node.children.push_back(
      words_node(NodeKind::kParagraph, "home/progress/kept", kept_words(session)));
  node.children.back().tone = Tone::kQuiet;
  if (copy_state(session).any_answers)
    node.children.push_back(button("home/progress/copy", words::kSaveCopy, SaveCopy{}));
}

Node progress(const Session& session, const Mastery& all, const Mastery& bonus) {
  const int solved = solved_in_all(session);
  const int count = session.workbook.index.exercise_count();
  Node node = section("home/progress", words::kYourProgress);
  Node meter = make_node(NodeKind::kMeter, "home/progress/mastery");
  meter.label = words::solved_of(solved, count);
  meter.runs = {text_run(meter.label)};
  meter.value_now = solved;
  meter.value_max = count;
  node.children.push_back(std::move(meter));
  std::string standing = words::standing(all.alone, all.with_help, all.tried, all.due);
  if (bonus.solved() > 0)
    standing += (standing.empty() ? "" : " ") + words::bonus_solved(bonus.solved(), bonus.count);
  if (!standing.empty())
    node.children.push_back(
        words_node(NodeKind::kParagraph, "home/progress/standing", std::move(standing)));
  const Streak days = streak(session.log, session.today);
  node.children.push_back(words_node(
      NodeKind::kParagraph, "home/progress/streak",
      words::streak(days.current, days.best, session.missed_day, all.alone + all.with_help > 0)));
  if (latest_answer(session.log) != nullptr) node.children.push_back(activity(session));
  add_copies(node, session);
  return node;
}

Node slips(Node list) {
  Node node = section("home/slips", words::kFrequentSlips);
  node.children.push_back(std::move(list));
  Node row = make_node(NodeKind::kRow, "home/slips/ways");
  row.children.push_back(
      link("home/slips/all", words::kAllSlips, hash_of(PracticePlace{PracticeKind::kSlips})));
  node.children.push_back(std::move(row));
  return node;
}

Node prerequisites(const WorkbookIndex& index) {
  Node node = section("home/prerequisites", words::kBeforeYouStart);
  Node list = make_node(NodeKind::kList, "home/prerequisites/list");
  for (std::size_t i = 0; i < index.prerequisites.size(); ++i) {
    const std::string path = "home/prerequisites/" + std::to_string(i);
    list.children.push_back(words_node(NodeKind::kListItem, path, runs_of(index.prerequisites[i])));
  }
  node.children.push_back(std::move(list));
  return node;
}

// How far the learner has come with a chapter, said softly.
Node chapter_badge(const Session& session, const ChapterEntry& entry, const std::string& path) {
  if (entry.file.empty()) {
    Node badge = words_node(NodeKind::kBadge, path + "/to-come", words::kToCome);
    badge.mark = Mark::kComing;
    return badge;
  }
  const int solved = solved_in_chapter(session, entry.number);
  const bool all = entry.exercise_count() > 0 && solved == entry.exercise_count();
  Node badge = words_node(NodeKind::kBadge, path + "/solved",
                          words::solved_count(solved, entry.exercise_count()));
  badge.mark = all ? Mark::kDone : Mark::kNone;
  badge.tone = all ? Tone::kGood : Tone::kPlain;
  return badge;
}

// The title itself leads to the chapter.
Node chapter_item(const Session& session, const ChapterEntry& entry, const Standings& standings) {
  const std::string path = "home/chapter/" + std::to_string(entry.number);
  Node item = make_node(NodeKind::kListItem, path);
  Node row = make_node(NodeKind::kRow, path + "/row");
  row.children.push_back(
      heading(path + "/title", 3, std::to_string(entry.number) + " " + entry.title));
  if (!entry.file.empty()) {
    Run& title = row.children.back().runs.front();
    title.kind = RunKind::kLink;
    title.href = hash_of(ChapterPlace{.chapter = entry.number});
  }
  row.children.push_back(chapter_badge(session, entry, path));
  item.children.push_back(std::move(row));
  if (!entry.about.empty())
    item.children.push_back(words_node(NodeKind::kParagraph, path + "/about", entry.about));
  if (!entry.file.empty() && !entry.exercises.empty())
    item.children.push_back(home_map(entry, standings));
  return item;
}

Node chapters(const Session& session, const Standings& standings) {
  Node node = section("home/chapters", words::kChapters);
  node.children.push_back(map_signs());
  Node list = make_node(NodeKind::kList, "home/chapters/list");
  for (const ChapterEntry& entry : session.workbook.index.chapters)
    list.children.push_back(chapter_item(session, entry, standings));
  node.children.push_back(std::move(list));
  return node;
}

// The way to the lab.
Node lab(const Session& session) {
  Node node = section("home/lab", words::kLab);
  node.children.push_back(words_node(NodeKind::kParagraph, "home/lab/about", words::kAboutLab));
  Node row = make_node(NodeKind::kRow, "home/lab/ways");
  row.children.push_back(link("home/lab/open", words::kOpenLab, hash_of(LabPlace{})));
  append(row.children, std::move(ways_to_games(session, "home/lab").children));
  node.children.push_back(std::move(row));
  return node;
}

Node readings(const WorkbookIndex& index) {
  Node node = section("home/readings", words::kFurtherReading);
  Node list = make_node(NodeKind::kList, "home/readings/list");
  for (std::size_t i = 0; i < index.readings.size(); ++i) {
    const Reading& reading = index.readings[i];
    Run source = text_run(reading.source);
    source.kind = RunKind::kLink;
    source.href = reading.link;
    list.children.push_back(words_node(NodeKind::kListItem, "home/readings/" + std::to_string(i),
                                       {text_run(reading.topic + ": "), std::move(source)}));
  }
  node.children.push_back(std::move(list));
  return node;
}

}  // namespace

std::string home_title(const Session& session, const Home&) { return session.workbook.index.title; }

void add_home(Page& page, const Session& session, const Home&) {
  const WorkbookIndex& index = session.workbook.index;
  const Standings standings = standings_of(session);
  const Mastery all = mastery_of_all(standings);
  const bool begun = latest_answer(session.log) != nullptr;
  std::vector<Node> about = nodes_of(index.about, "home/about", 2);
  Node first = home_first(session);
  // Its first paragraph says what this is and how long it takes; the rest can wait until one is
  // tried.
  if (!first.children.empty() && !about.empty()) about.insert(about.begin() + 1, std::move(first));
  append(page.children, std::move(about));
  page.children.push_back(home_today(session, all));
  if (begun) page.children.push_back(progress(session, all, mastery_of_bonus(standings)));
  Node frequent = frequent_slips(session);
  if (!frequent.children.empty()) page.children.push_back(slips(std::move(frequent)));
  page.children.push_back(chapters(session, standings));
  page.children.push_back(lab(session));
  if (!index.kinds.empty()) page.children.push_back(kinds(index, standings, begun));
  if (!begun) page.children.push_back(progress(session, all, mastery_of_bonus(standings)));
  if (!index.prerequisites.empty()) page.children.push_back(prerequisites(index));
  if (!index.readings.empty()) page.children.push_back(readings(index));
}

}  // namespace tmw
