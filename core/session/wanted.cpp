// Which chapters a place needs before it is complete.
#include <variant>

#include "core/learner/slip_records.h"
#include "core/session/slip_titles.h"
#include "core/session/steps.h"

namespace tmw::steps {
namespace {

// An exercise's own slips are told in the words of its author.
void add_chapters_of(const std::vector<std::string>& slips, std::set<int>& chapters) {
  for (const std::string& key : slips) {
    const std::string exercise = exercise_of_slip(key);
    if (!exercise.empty()) chapters.insert(chapter_of(exercise));
  }
}

std::vector<std::string> slips_now(const Session& session) {
  return slips_to_practise(slip_records(session.log, session.today));
}

void add_chapters(const Session& session, const Home&, std::set<int>& chapters) {
  if (session.trying_first) chapters.insert(chapter_of(session.workbook.index.first.exercise));
  std::vector<std::string> slips = slips_now(session);
  if (slips.size() > kFrequentSlips) slips.resize(kFrequentSlips);
  add_chapters_of(slips, chapters);
  const Event* last = latest_answer(session.log, unfinished_exercise(session));
  if (last != nullptr) add_chapters_of(slips_of(*last), chapters);
}

void add_chapters(const Session&, const ChapterPlace& place, std::set<int>& chapters) {
  chapters.insert(place.chapter);
}

void add_chapters(const Session& session, const PracticePlace& place, std::set<int>& chapters) {
  if (place.kind != PracticeKind::kSlips) return;  // a practice asks for what it plans
  for (const auto& [key, record] : slip_records(session.log, session.today))
    add_chapters_of({key}, chapters);
}

void add_chapters(const Session&, const RecordPlace&, std::set<int>&) {}

void add_chapters(const Session&, const AppendixPlace&, std::set<int>&) {}

void add_chapters(const Session&, const LabPlace&, std::set<int>&) {}

void add_chapters(const Session&, const GamePlace&, std::set<int>&) {}

}  // namespace

std::set<int> chapters_of_place(const Session& session) {
  std::set<int> chapters;
  std::visit([&](const auto& place) { add_chapters(session, place, chapters); }, session.place);
  std::set<int> there;
  for (const int chapter : chapters) {
    if (session.chapter_states.count(chapter) != 0) there.insert(chapter);
  }
  return there;
}

void consider_first(Session& session) {
  const bool offered =
      std::holds_alternative<Home>(session.place) && !session.workbook.index.first.exercise.empty();
  if (offered && !has_begun(session)) session.trying_first = true;
}

}  // namespace tmw::steps

namespace tmw {

bool is_first_here(const Session& session, const std::string& exercise) {
  return session.trying_first && session.workbook.index.first.exercise == exercise;
}

bool has_begun(const Session& session) {
  return latest_answer(session.log) != nullptr || (session.begun_before && !session.log_loaded);
}

}  // namespace tmw
