// Content files arriving, or not: one that is broken leaves the rest of the workbook alone.
#include <algorithm>
#include <utility>
#include <variant>

#include "core/compiled/compiled.h"
#include "core/content/exercise.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/own_numbers.h"
#include "core/prose/rich_text.h"
#include "core/session/mark_desk.h"
#include "core/session/option_order.h"
#include "core/session/own_work.h"
#include "core/session/steps.h"

namespace tmw::steps {
namespace {

// Replaces the chapter if it is there already.
void store(Session& session, Chapter chapter) {
  auto& chapters = session.workbook.chapters;
  const int number = chapter.number;
  chapters.erase(std::remove_if(chapters.begin(), chapters.end(),
                                [number](const Chapter& c) { return c.number == number; }),
                 chapters.end());
  const auto place =
      std::upper_bound(chapters.begin(), chapters.end(), number,
                       [](int wanted, const Chapter& c) { return wanted < c.number; });
  session.theories[number] = theory_of(chapter);
  const auto stored = chapters.insert(place, std::move(chapter));
  for (const Exercise& exercise : stored->exercises) {
    ExerciseState& state = session.exercises[exercise.id] =
        fresh_exercise(exercise, 0, session.learner);
    bring_back_work(session, state);
  }
  tell_own_numbers(session);
}

}  // namespace

ExerciseState fresh_exercise(const Exercise& exercise, std::uint64_t seed, std::uint64_t learner) {
  return fresh_exercise(instantiate(exercise, seed).problem, learner);
}

ExerciseState fresh_again(const Exercise& exercise, const Problem& problem, std::uint64_t learner) {
  return problem.own.empty()
             ? fresh_exercise(exercise, problem.seed, learner)
             : fresh_exercise(instantiate_own(exercise, problem.own).problem, learner);
}

ExerciseState fresh_exercise(Problem problem, std::uint64_t learner) {
  ExerciseState state;
  state.problem = std::move(problem);
  order_options(state.problem, learner);
  state.entry = empty_entry(state.problem);
  return state;
}

ContentState* content_of_place(Session& session) {
  if (const auto* appendix = std::get_if<AppendixPlace>(&session.place))
    return &session.appendices[appendix->kind].content;
  const auto* place = std::get_if<ChapterPlace>(&session.place);
  if (place == nullptr) return nullptr;
  const auto content = session.chapter_states.find(place->chapter);
  return content == session.chapter_states.end() ? nullptr : &content->second;
}

Effects request_content(Session& session) {
  Effects effects;
  if (const auto* appendix = std::get_if<AppendixPlace>(&session.place)) {
    ContentState* text = content_of_place(session);
    if (text == nullptr || text->state != LoadState::kWaiting) return {};
    text->state = LoadState::kLoading;
    return {LoadAppendix{std::string(appendix_name(appendix->kind))}};
  }
  for (const int chapter : chapters_of_place(session)) {
    ContentState& content = session.chapter_states[chapter];
    if (content.state != LoadState::kWaiting) continue;
    content.state = LoadState::kLoading;
    effects.push_back(LoadChapter{chapter, find_entry(session.workbook.index, chapter)->file});
  }
  return effects;
}

Effects apply(Session& session, const ChapterLoaded& action, const Env&) {
  const ChapterEntry* entry = find_entry(session.workbook.index, action.chapter);
  if (entry == nullptr || entry->file.empty()) return {};
  ContentState& state = session.chapter_states[action.chapter];
  CompiledRead<Chapter> loaded = read_compiled_chapter(action.text, entry->file);
  if (!loaded.value || loaded.value->number != action.chapter) {
    state = {LoadState::kFailed,
             loaded.value ? entry->file + ": this file holds another chapter" : loaded.fault};
    return tend_practice(session);
  }
  state = {LoadState::kReady, {}};
  store(session, std::move(*loaded.value));
  return &state == content_of_place(session) ? arrive(session) : tend_practice(session);
}

Effects apply(Session& session, const ChapterFailed& action, const Env&) {
  const auto state = session.chapter_states.find(action.chapter);
  if (state != session.chapter_states.end() && state->second.state != LoadState::kReady)
    state->second = {LoadState::kFailed, action.reason};
  return tend_practice(session);
}

Effects apply(Session& session, const AppendixLoaded& action, const Env&) {
  for (const AppendixKind kind : {AppendixKind::kSymbols, AppendixKind::kModels}) {
    if (action.name != appendix_name(kind)) continue;
    Appendix& appendix = session.appendices[kind];
    if (appendix.content.state == LoadState::kReady) return {};  // asked for twice
    appendix = {{LoadState::kReady, {}}, action.text};
    if (&appendix.content == content_of_place(session)) return arrive(session);
  }
  return {};
}

Effects apply(Session& session, const AppendixFailed& action, const Env&) {
  for (auto& [kind, appendix] : session.appendices) {
    if (action.name == appendix_name(kind) && appendix.content.state != LoadState::kReady)
      appendix.content = {LoadState::kFailed, action.reason};
  }
  return {};
}

Effects apply(Session& session, const Retry&, const Env& env) {
  session.lab_failure.clear();
  ContentState* wanted = content_of_place(session);
  if (wanted != nullptr && wanted->state == LoadState::kFailed) *wanted = {};
  Effects effects = request_content(session);
  for (Effect& effect : open_lab(session, env)) effects.push_back(std::move(effect));
  effects.push_back(OpenStore{});
  for (Effect& effect : save_again(session)) effects.push_back(std::move(effect));
  return effects;
}

}  // namespace tmw::steps

namespace tmw {

// Here, where all its parts are known, so that the header need not know them.
Session::Session() = default;
Session::Session(const Session& other) = default;
Session::Session(Session&& other) noexcept = default;
Session& Session::operator=(const Session& other) = default;
Session& Session::operator=(Session&& other) noexcept = default;
Session::~Session() = default;

Session new_session(WorkbookIndex index) {
  Session session;
  for (const ChapterEntry& entry : index.chapters) {
    if (!entry.file.empty()) session.chapter_states.try_emplace(entry.number);
  }
  session.workbook.index = std::move(index);
  return session;
}

}  // namespace tmw
