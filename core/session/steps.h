// What each action does, one function each; `update` chooses among them. Internal to core/session.
#pragma once

#include <set>
#include <string>

#include "core/session/session.h"

namespace tmw::steps {

// update.cpp
Effects apply(Session& session, const NoAction& action, const Env& env);

// navigate.cpp
Effects apply(Session& session, const Navigate& action, const Env& env);
Effects apply(Session& session, const GoOn& action, const Env& env);
Effects apply(Session& session, const NewNumbers& action, const Env& env);
Effects apply(Session& session, const OriginalNumbers& action, const Env& env);

// The exercise of the place gets the place's numbers and the focus, a section the focus; called
// once its chapter is ready.
Effects arrive(Session& session);

// A seed whose numbers differ from those of the problem shown, if one is found soon.
std::uint64_t other_seed(const Problem& shown, const Exercise& exercise, std::uint64_t chance);

// The exercise with this id, or null while its chapter is not ready.
ExerciseState* exercise_of(Session& session, const std::string& id);

// practice_steps.cpp
Effects apply(Session& session, const PassOver& action, const Env& env);
Effects apply(Session& session, const BeginPractice& action, const Env& env);
Effects apply(Session& session, const BeginAnew& action, const Env& env);

// Brings the practice of the place on as far as what is there allows: plans it once the log is
// known, asks for its chapters, puts its exercise on the desk. To be called whenever one of these
// may have come; does nothing elsewhere.
Effects tend_practice(Session& session);

// Where nothing was to be practised, and the log or the day is another one by now: plans it anew.
Effects renew_practice(Session& session);

// The place is left: the exercise that is practised becomes again what it was before, and how far
// the practice has come is kept.
Effects leave_practice(Session& session);

// The log is another one: what was planned from it is void.
void forget_practice(Session& session);

// The next exercise of the practice, or its end. Requires the place to be an underway practice.
Effects go_on_practising(Session& session, const Env& env);

// What came of an answer to the exercise that is practised; does nothing for any other.
void take_practice_result(Session& session, const Event& answer);

// numbers.cpp
Effects apply(Session& session, const OpenNumber& action, const Env& env);
Effects apply(Session& session, const SetNumber& action, const Env& env);
Effects apply(Session& session, const RestNumber& action, const Env& env);
Effects apply(Session& session, const ToggleValues& action, const Env& env);
Effects apply(Session& session, const TextNumbers& action, const Env& env);

// The page is left: its theory has its own numbers again.
void leave_numbers(Session& session);

// The theory gets the numbers of the place, and the place those that the theory keeps, if it names
// none. Requires its chapter to be ready.
Effects open_numbers(Session& session, ChapterPlace& place);

// content.cpp
Effects apply(Session& session, const ChapterLoaded& action, const Env& env);
Effects apply(Session& session, const ChapterFailed& action, const Env& env);
Effects apply(Session& session, const Retry& action, const Env& env);

Effects apply(Session& session, const AppendixLoaded& action, const Env& env);
Effects apply(Session& session, const AppendixFailed& action, const Env& env);

// Asks for the content that the place needs or quotes, as far as it is waiting.
Effects request_content(Session& session);

// How far the content file has come that the place needs; null if it needs none, or there is none.
ContentState* content_of_place(Session& session);

// The state of an exercise at rest: these numbers, nothing entered, options in the learner's order.
ExerciseState fresh_exercise(const Exercise& exercise, std::uint64_t seed, std::uint64_t learner);
ExerciseState fresh_exercise(Problem problem, std::uint64_t learner);

// The same with the numbers of a problem, whether they are a variant or not.
ExerciseState fresh_again(const Exercise& exercise, const Problem& problem, std::uint64_t learner);

// wanted.cpp
// The chapters whose files the place needs, or quotes in a line; only those that have one.
std::set<int> chapters_of_place(const Session& session);

// The place is entered, or the log is another one: on the home page of someone who has answered
// nothing stands a first exercise, which stays there once it is answered.
void consider_first(Session& session);

// answers.cpp
Effects apply(Session& session, const EditAnswer& action, const Env& env);
Effects apply(Session& session, const EditCode& action, const Env& env);
Effects apply(Session& session, const OnCode& action, const Env& env);
Effects apply(Session& session, const Choose& action, const Env& env);
Effects apply(Session& session, const MoveStep& action, const Env& env);
Effects apply(Session& session, const PickLine& action, const Env& env);
Effects apply(Session& session, const ShowHint& action, const Env& env);
Effects apply(Session& session, const ShowSpellings& action, const Env& env);

// stages.cpp
Effects apply(Session& session, const ToggleDerivation& action, const Env& env);
Effects apply(Session& session, const ShowStages& action, const Env& env);
Effects apply(Session& session, const EditGuess& action, const Env& env);
Effects apply(Session& session, const Guess& action, const Env& env);

// check.cpp
Effects apply(Session& session, const Check& action, const Env& env);
Effects apply(Session& session, const CodeFinished& action, const Env& env);

// mark_desk.cpp
// The first hint is said by one verdict of an exercise at most, and by none where it stands on the
// page itself.
void keep_one_hint(ExerciseState& state);

// record.cpp
Effects apply(Session& session, const LookAgain& action, const Env& env);
Effects apply(Session& session, const SetTheme& action, const Env& env);
Effects apply(Session& session, const SetInk& action, const Env& env);
Effects apply(Session& session, const SetLanguage& action, const Env& env);

// Puts an event into the log and asks for it to be stored. Id, time and day come from `env`.
Effects record(Session& session, Event event, const Env& env);
Effects record_setting(Session& session, const char* name, std::string value, const Env& env);

// On the home page, once: a run of days has ended.
Effects tell_missed_day(Session& session, const Env& env);

// lab.cpp
Effects apply(Session& session, const OnLab& action, const Env& env);
Effects apply(Session& session, const LabSaid& action, const Env& env);
Effects apply(Session& session, const LabFailed& action, const Env& env);

Effects apply(Session& session, const LabNoted& action, const Env& env);

// Asks the lab for the page of the place; does nothing elsewhere.
Effects open_lab(Session& session, const Env& env);

// store.cpp
Effects apply(Session& session, const LogPart& action, const Env& env);
Effects apply(Session& session, const LogLoaded& action, const Env& env);
Effects apply(Session& session, const LogReplaced& action, const Env& env);
Effects apply(Session& session, const LogMerged& action, const Env& env);
Effects apply(Session& session, const DraftsLoaded& action, const Env& env);
Effects apply(Session& session, const EventSaved& action, const Env& env);
Effects apply(Session& session, const EventsSaved& action, const Env& env);
Effects apply(Session& session, const StorageFailed& action, const Env& env);

// Another log takes the place of the session's; exercises of which it knows nothing are as new.
void replace_log(Session& session, Log log);

// Asks again for everything that is not stored yet.
Effects save_again(const Session& session);

// copies.cpp
Effects apply(Session& session, const SaveCopy& action, const Env& env);
Effects apply(Session& session, const OfferCopy& action, const Env& env);
Effects apply(Session& session, const ReadCopy& action, const Env& env);
Effects apply(Session& session, const TakeCopy& action, const Env& env);
Effects apply(Session& session, const UndoCopy& action, const Env& env);
Effects apply(Session& session, const StartOver& action, const Env& env);
Effects apply(Session& session, const UndoStartOver& action, const Env& env);

// All exercises as new, with the numbers that they have.
void clear_all_work(Session& session);

// The name of the setting that says when a copy was saved.
inline constexpr const char* kCopied = "copied";

// The name of the setting with the chapter in which a placement suggests to begin, or "-1".
inline constexpr const char* kPlaced = "placed";

}  // namespace tmw::steps
