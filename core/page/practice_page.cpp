// The practice pages: what comes back today, one exercise at a time; the learner's slips; how it
// went.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <utility>

#include "core/content/workbook.h"
#include "core/learner/slip_records.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/practice_words.h"
#include "core/session/session.h"
#include "core/session/sitting.h"
#include "core/session/slip_titles.h"
#include "core/session/words.h"

namespace tmw {
namespace {

Node paragraph(const std::string& path, std::string words, Tone tone = Tone::kPlain) {
  Node node = words_node(NodeKind::kParagraph, path, std::move(words));
  node.tone = tone;
  return node;
}

std::string address(PracticeKind kind, std::string slip = {}) {
  return hash_of(PracticePlace{kind, std::move(slip)});
}

Node link_item(const std::string& path, std::string words, std::string hash) {
  Run run = text_run(std::move(words));
  run.kind = RunKind::kLink;
  run.href = std::move(hash);
  return words_node(NodeKind::kListItem, path, std::vector<Run>{std::move(run)});
}

// Whether a link or a button of these leads there.
bool leads_to(const std::vector<Node>& nodes, const std::string& hash) {
  return std::any_of(nodes.begin(), nodes.end(), [&hash](const Node& node) {
    return node.href == hash || leads_to(node.children, hash);
  });
}

// The other pages of practice, and home: those that the page does not offer already.
void add_other_ways(Node& page, const Session& session) {
  constexpr struct {
    PracticeKind kind;
    const char* title;
    const char* about;
  } kWays[] = {
      {PracticeKind::kToday, words::kPractice, words::kWayToday},
      {PracticeKind::kSlips, words::kYourSlips, words::kWaySlips},
      {PracticeKind::kMixed, words::kFiveMixed, words::kWayMixed},
      {PracticeKind::kTimed, words::kAgainstTheClock, words::kWayTimed},
      {PracticeKind::kPlacement, words::kWhereToBegin, words::kWayPlacement},
  };
  Node section = make_node(NodeKind::kSection, "practice/ways");
  section.children.push_back(heading("practice/ways/title", 2, words::kOtherWays));
  Node list = make_node(NodeKind::kList, "practice/ways/list");
  for (const auto& [kind, title, about] : kWays) {
    if (session.place == Place(PracticePlace{kind})) continue;
    const std::string hash = address(kind);
    if (leads_to(page.children, hash)) continue;
    // One that was left says itself how far it is.
    const std::string left = words_of_left(session, PracticePlace{kind});
    Node item = link_item("practice/ways/" + hash, left.empty() ? title : left, hash);
    if (left.empty()) item.runs.push_back(text_run(about));
    list.children.push_back(std::move(item));
  }
  if (!leads_to(page.children, hash_of(Home{})))
    list.children.push_back(link_item("practice/ways/home", words::kHome, hash_of(Home{})));
  section.children.push_back(std::move(list));
  page.children.push_back(std::move(section));
}

std::vector<std::string> exercises_of(const Practice& practice) {
  std::vector<std::string> ids;
  for (const PracticeItem& item : practice.items) ids.push_back(item.exercise);
  return ids;
}

int count_of(const Practice& practice) { return static_cast<int>(practice.items.size()); }

// How many, how long, and which of them this is.
void add_progress(Node& page, const Session& session, const Practice& practice) {
  const bool drill = practice.place.kind == PracticeKind::kSlip;
  if (!drill) {
    std::string size =
        words::queue_size(count_of(practice), minutes_for(session, exercises_of(practice)));
    const std::string more = words::more_due(practice.more_due);
    if (!more.empty()) size += " " + more;
    if (practice.place.kind == PracticeKind::kMixed) {
      const std::string others = words::filled_up(practice.not_solved, count_of(practice));
      if (!others.empty()) size += " " + others;
    }
    page.children.push_back(
        paragraph("practice/size", size + " " + words::kLeaveWhenYouLike, Tone::kQuiet));
  }
  Node meter = make_node(NodeKind::kMeter, "practice/progress");
  const int at = static_cast<int>(practice.at);
  const int done = drill ? std::min(free_in_row(practice), kFreeToRest) : at;
  meter.label = drill ? words::free_of(done) : words::exercise_of(at + 1, count_of(practice));
  meter.runs = {text_run(meter.label)};
  meter.value_now = done;
  meter.value_max = drill ? kFreeToRest : count_of(practice);
  page.children.push_back(std::move(meter));
}

void add_current(Node& page, const Session& session, const Practice& practice) {
  add_progress(page, session, practice);
  const PracticeItem& item = practice.items[practice.at];
  if (!item.slip.empty())
    page.children.push_back(paragraph(
        "practice/slip",
        words::about_slip(slip_title(session, item.slip), slip_beyond_title(session, item.slip))));
  const auto state = session.exercises.find(item.exercise);
  if (state == session.exercises.end()) return;
  Node section = make_node(NodeKind::kSection, "practice/exercise");
  section.children.push_back(exercise_card(session, state->second));
  page.children.push_back(std::move(section));
}

// The end.

const char* how_it_went(const PracticeResult& result) {
  if (!result.answered) return words::kStillOpenHere;
  if (result.first_right && !result.helped) return words::kRightAtFirst;
  return result.solved ? words::kRightInTheEnd : words::kNotRight;
}

// "4.3 What sharing saves", a link to where it stands.
Run exercise_run(const Session& session, const std::string& id) {
  const ExerciseEntry* entry = find_exercise_entry(session.workbook.index, id);
  Run run = text_run(entry == nullptr ? id : id + " " + entry->title);
  run.kind = RunKind::kLink;
  run.href = hash_of_exercise(id);
  return run;
}

Node went_list(const Session& session, const Practice& practice) {
  Node list = make_node(NodeKind::kList, "practice/end/went");
  for (std::size_t i = 0; i < practice.items.size(); ++i) {
    const PracticeResult& result = practice.results[i];
    std::vector<Run> runs = {exercise_run(session, practice.items[i].exercise),
                             text_run(std::string(": ") + how_it_went(result))};
    for (const std::string& slip : result.slips)
      runs.push_back(text_run("; " + slip_title(session, slip)));
    list.children.push_back(
        words_node(NodeKind::kListItem, "practice/end/went/" + std::to_string(i), std::move(runs)));
  }
  return list;
}

int right_at_first(const Practice& practice) {
  return static_cast<int>(std::count_if(
      practice.results.begin(), practice.results.end(),
      [](const PracticeResult& result) { return result.first_right && !result.helped; }));
}

void add_suggestion(Node& end, const Session& session, const Practice& practice) {
  const int chapter = suggested_chapter(practice);
  const ChapterEntry* entry = find_entry(session.workbook.index, chapter);
  if (entry == nullptr) {
    end.children.push_back(paragraph("practice/end/all", words::kAllRight));
    return;
  }
  end.children.push_back(
      paragraph("practice/end/begin",
                words::kGoodToBegin + std::to_string(chapter) + " " + entry->title + "."));
}

// What a placement is made for: the way to the chapter that it suggests; nothing if it suggests
// none.
std::optional<Node> suggested_way(const Session& session, const Practice& practice) {
  if (practice.place.kind != PracticeKind::kPlacement) return std::nullopt;
  const int chapter = suggested_chapter(practice);
  if (find_entry(session.workbook.index, chapter) == nullptr) return std::nullopt;
  return link("practice/end/start", words::kStartWithChapter + std::to_string(chapter),
              hash_of(ChapterPlace{.chapter = chapter}));
}

Node end_ways(const Session& session, const Practice& practice) {
  Node row = make_node(NodeKind::kRow, "practice/end/ways");
  if (auto start = suggested_way(session, practice)) row.children.push_back(std::move(*start));
  row.children.push_back(link("practice/end/home", words::kHome, hash_of(Home{})));
  row.children.front().tone = Tone::kPrimary;
  const PracticeKind kind = practice.place.kind;
  if (kind == PracticeKind::kMixed || kind == PracticeKind::kTimed)
    row.children.push_back(button("practice/end/again", words::kOnceMore, BeginPractice{}));
  const bool slips = !slips_to_practise(slip_records(session.log, session.today)).empty();
  if (slips && kind != PracticeKind::kPlacement)
    row.children.push_back(
        link("practice/end/slips", words::kYourSlips, address(PracticeKind::kSlips)));
  return row;
}

Node end_panel(const Session& session, const Practice& practice) {
  Node end = make_node(NodeKind::kCard, "practice/end");
  end.children.push_back(heading("practice/end/title", 2, words::kHowItWent));
  end.children.push_back(paragraph(
      "practice/end/count", words::right_at_first(right_at_first(practice), count_of(practice))));
  if (practice.place.kind == PracticeKind::kTimed) {
    std::string took = words::it_took(practice.took_ms);
    const std::string away = words::was_away(practice.away_ms);
    if (!away.empty()) took += " " + away;
    end.children.push_back(paragraph("practice/end/time", std::move(took)));
  }
  if (practice.place.kind == PracticeKind::kSlip && free_in_row(practice) >= kFreeToRest)
    end.children.push_back(paragraph("practice/end/rests", words::kRestsNow));
  if (practice.place.kind == PracticeKind::kPlacement) add_suggestion(end, session, practice);
  end.children.push_back(went_list(session, practice));
  const std::string back = words::comes_back(next_due(session), session.today);
  if (!back.empty() && practice.place.kind != PracticeKind::kPlacement)
    end.children.push_back(paragraph("practice/end/next", back, Tone::kQuiet));
  end.children.push_back(end_ways(session, practice));
  return end;
}

// Nothing to practise here: why, and what else there is.
void add_nothing(Node& page, const Session& session, const Practice& practice) {
  const bool any_solved = std::any_of(session.records.begin(), session.records.end(),
                                      [](const auto& record) { return record.second.solved; });
  std::string words = practice.place.kind == PracticeKind::kSlip ? words::kNoDrill
                      : any_solved ? words::nothing_due(next_due(session), session.today)
                                   : words::kNothingSolved;
  page.children.push_back(paragraph("practice/nothing", std::move(words)));
  const bool slips = !slips_to_practise(slip_records(session.log, session.today)).empty();
  Node row = make_node(NodeKind::kRow, "practice/offers");
  if (any_solved && practice.place.kind != PracticeKind::kMixed)
    row.children.push_back(
        link("practice/offers/mixed", words::kFiveMixed, address(PracticeKind::kMixed)));
  if (slips)
    row.children.push_back(
        link("practice/offers/slips", words::kYourSlips, address(PracticeKind::kSlips)));
  if (row.children.empty())
    row.children.push_back(link("practice/offers/home", words::kHome, hash_of(Home{})));
  row.children.front().tone = Tone::kPrimary;
  page.children.push_back(std::move(row));
}

// One that was left on an earlier day.
void add_to_resume(Node& page, const Session& session, const Practice& practice) {
  page.children.push_back(paragraph(
      "practice/left", words::left_on(practice.left_day, session.today,
                                      static_cast<int>(practice.at), count_of(practice))));
  Node row = make_node(NodeKind::kRow, "practice/start");
  row.children.push_back(button("practice/begin", words::kTakeUp, BeginPractice{}, Tone::kPrimary));
  row.children.push_back(button("practice/anew", words::kBeginAnew, BeginAnew{}));
  page.children.push_back(std::move(row));
}

void add_waiting(Node& page, const Session& session, const Practice& practice) {
  if (may_be_resumed(practice)) return add_to_resume(page, session, practice);
  const bool timed = practice.place.kind == PracticeKind::kTimed;
  page.children.push_back(
      paragraph("practice/about", timed ? words::kAboutTimed : words::kAboutPlacement));
  Node row = make_node(NodeKind::kRow, "practice/start");
  row.children.push_back(button("practice/begin", timed ? words::kBeginClock : words::kBegin,
                                BeginPractice{}, Tone::kPrimary));
  page.children.push_back(std::move(row));
}

// The list of slips.

Node slip_item(const Session& session, const std::string& key, const SlipRecord& record) {
  const std::string path = "practice/slips/" + key;
  Run title = text_run(slip_title(session, key));
  title.kind = RunKind::kLink;
  title.href = address(PracticeKind::kSlip, key);
  std::vector<Run> runs = {std::move(title), text_run(": " + words::times(record.count) + ". ")};
  const std::string to_mind = slip_beyond_title(session, key);
  if (!to_mind.empty()) runs.push_back(text_run(to_mind));
  return words_node(NodeKind::kListItem, path, std::move(runs));
}

void add_slips(Node& page, const Session& session) {
  const auto records = slip_records(session.log, session.today);
  if (records.empty()) {
    page.children.push_back(paragraph("practice/no-slips", words::kNoSlips));
    return;
  }
  page.children.push_back(paragraph("practice/slips/how", words::kHowSlipsWork, Tone::kQuiet));
  Node list = make_node(NodeKind::kList, "practice/slips/list");
  for (const std::string& key : slips_to_practise(records))
    list.children.push_back(slip_item(session, key, records.at(key)));
  if (!list.children.empty()) page.children.push_back(std::move(list));
  Node resting = make_node(NodeKind::kList, "practice/slips/resting");
  for (const auto& [key, record] : records) {
    if (rests(record)) resting.children.push_back(slip_item(session, key, record));
  }
  if (resting.children.empty()) return;
  page.children.push_back(heading("practice/slips/resting/title", 2, words::kResting));
  page.children.push_back(std::move(resting));
}

void add_practice_of(Node& page, const Session& session, const Practice& practice) {
  switch (practice.stage) {
    case PracticeStage::kGathering:
      page.children.push_back(paragraph("practice/gathering", words::kGathering, Tone::kQuiet));
      break;
    case PracticeStage::kWaiting:
      add_waiting(page, session, practice);
      break;
    case PracticeStage::kUnderWay:
      add_current(page, session, practice);
      break;
    case PracticeStage::kDone:
      if (practice.items.empty()) {
        add_nothing(page, session, practice);
      } else {
        page.children.push_back(end_panel(session, practice));
      }
      break;
  }
}

}  // namespace

std::string words_of_left(const Session& session, const PracticePlace& place) {
  const auto practice = kept_sitting(session, place);
  if (!practice || !practice->resumed) return {};
  return words::go_on_with(practice_title(session, place), static_cast<int>(practice->at),
                           static_cast<int>(practice->items.size()));
}

std::string practice_title(const Session& session, const PracticePlace& place) {
  switch (place.kind) {
    case PracticeKind::kToday:
      return words::kPractice;
    case PracticeKind::kSlips:
      return words::kYourSlips;
    case PracticeKind::kSlip:
      return slip_title(session, place.slip);
    case PracticeKind::kMixed:
      return words::kFiveMixed;
    case PracticeKind::kTimed:
      return words::kAgainstTheClock;
    case PracticeKind::kPlacement:
      return words::kWhereToBegin;
  }
  return words::kPractice;
}

void add_practice(Page& page, const Session& session, const PracticePlace& place) {
  if (place.kind == PracticeKind::kSlips) {
    add_slips(page, session);
  } else if (session.practice && session.practice->place == place) {
    add_practice_of(page, session, *session.practice);
  } else {
    page.children.push_back(paragraph("practice/gathering", words::kGathering, Tone::kQuiet));
  }
  const bool busy = session.practice && session.practice->place == place &&
                    session.practice->stage == PracticeStage::kUnderWay;
  if (!busy) add_other_ways(page, session);
}

}  // namespace tmw
