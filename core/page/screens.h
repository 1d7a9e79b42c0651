// The screens, one row for each kind of place, and their parts. Internal to core/page.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>

#include "core/page/page.h"
#include "core/session/route.h"

namespace tmw {

struct Chapter;
struct ExerciseState;
struct ExerciseRecord;
struct Played;
struct Problem;
struct Session;

// What the page of a place is called, and what it says below its title. A screen is one file,
// *_page.cpp, and one row of kScreens.
template <typename P>
struct Screen {
  std::string (*title)(const Session& session, const P& place);
  void (*add)(Page& page, const Session& session, const P& place);
};

// home_page.cpp
[[nodiscard]] std::string home_title(const Session& session, const Home& place);
void add_home(Page& page, const Session& session, const Home& place);

// chapter_page.cpp. The chapter, or why it is not there.
[[nodiscard]] std::string chapter_title(const Session& session, const ChapterPlace& place);
void add_chapter(Page& page, const Session& session, const ChapterPlace& place);

// practice_page.cpp. The exercise that is practised now, or what there is to practise.
[[nodiscard]] std::string practice_title(const Session& session, const PracticePlace& place);
void add_practice(Page& page, const Session& session, const PracticePlace& place);
// "Go on with “Where to begin”: 2 of 6 done"; empty if none of this place was left and goes on.
[[nodiscard]] std::string words_of_left(const Session& session, const PracticePlace& place);

// record_page.cpp. What was worked, to be printed.
[[nodiscard]] std::string record_title(const Session& session, const RecordPlace& place);
void add_record(Page& page, const Session& session, const RecordPlace& place);

// appendix_page.cpp. What stands behind the chapters, or why it is not there.
[[nodiscard]] std::string appendix_title(const Session& session, const AppendixPlace& place);
void add_appendix(Page& page, const Session& session, const AppendixPlace& place);

// lab_page.cpp. What a module that is loaded on demand says, or that it is on its way.
[[nodiscard]] std::string lab_title(const Session& session, const LabPlace& place);
void add_lab(Page& page, const Session& session, const LabPlace& place);
[[nodiscard]] std::string game_title(const Session& session, const GamePlace& place);
void add_game(Page& page, const Session& session, const GamePlace& place);

// `page_for` looks the place up by its type: one without a row does not compile.
inline constexpr std::tuple kScreens{
    Screen<Home>{home_title, add_home},
    Screen<ChapterPlace>{chapter_title, add_chapter},
    Screen<PracticePlace>{practice_title, add_practice},
    Screen<RecordPlace>{record_title, add_record},
    Screen<AppendixPlace>{appendix_title, add_appendix},
    Screen<LabPlace>{lab_title, add_lab},
    Screen<GamePlace>{game_title, add_game},
};

// What has to be said on top of every screen: a notice, a store that fails.
void add_notices(Page& page, const Session& session);

// chapter_end.cpp. What closes a chapter, once an exercise is solved that leads there: the last
// one, or the last of the bonus exercises behind it. With the ways onward.
[[nodiscard]] bool has_chapter_end(const Session& session, const Chapter& chapter);
[[nodiscard]] Node chapter_end(const Session& session, const Chapter& chapter, Node ways);

// chapter_plan.cpp. The chapter's plan with the learner's own numbers; without children if it has
// none.
[[nodiscard]] Node chapter_plan(const Session& session, const Chapter& chapter);

// Where an exercise stands.
enum class CardForm : std::uint8_t {
  kCard,    // below the text, or alone
  kInText,  // asked within the text: compact, and the text goes on behind it
};

// An exercise as a card, with everything that was entered and said.
[[nodiscard]] Node exercise_card(const Session& session, const ExerciseState& state,
                                 CardForm form = CardForm::kCard);

// The fold with the derivation. Its content is there while it is closed, too: the browser's search
// finds it and opens the fold, and it can be printed. It opens in stages (core/session/stages.h).
[[nodiscard]] Node derivation_fold(const Session& session, const std::string& path,
                                   const ExerciseState& state, const ExerciseRecord& record);

// exercise_play.cpp. The derivation of a solved exercise with the numbers that were chosen.
[[nodiscard]] Node play_section(const std::string& path, const Played& played);

// derivation.cpp. What is given and every step, without folds or stages.
void add_whole_derivation(Node& section, const std::string& path, const Problem& problem);

}  // namespace tmw
