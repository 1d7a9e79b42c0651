// The screens, one row for each kind of place, and their parts. Internal to core/page.
#pragma once

#include <string>
#include <tuple>

#include "core/page/page.h"
#include "core/session/route.h"

namespace tmw {

struct Chapter;
struct ExerciseState;
struct ExerciseRecord;
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

// record_page.cpp. What was worked, to be printed.
[[nodiscard]] std::string record_title(const Session& session, const RecordPlace& place);
void add_record(Page& page, const Session& session, const RecordPlace& place);

// lab_page.cpp. What a module that is loaded on demand says, or that it is on its way.
[[nodiscard]] std::string lab_title(const Session& session, const LabPlace& place);
void add_lab(Page& page, const Session& session, const LabPlace& place);

// `page_for` looks the place up by its type: one without a row does not compile.
inline constexpr std::tuple kScreens{
    Screen<Home>{home_title, add_home},
    Screen<ChapterPlace>{chapter_title, add_chapter},
    Screen<PracticePlace>{practice_title, add_practice},
    Screen<RecordPlace>{record_title, add_record},
    Screen<LabPlace>{lab_title, add_lab},
};

// What has to be said on top of every screen: a notice, a store that fails.
void add_notices(Page& page, const Session& session);

// chapter_end.cpp. What closes a chapter, once its last exercise is solved, with the ways onward.
[[nodiscard]] bool has_chapter_end(const Session& session, const Chapter& chapter);
[[nodiscard]] Node chapter_end(const Session& session, const Chapter& chapter, Node ways);

// An exercise as a card, with everything that was entered and said.
[[nodiscard]] Node exercise_card(const Session& session, const ExerciseState& state);

// The fold with the derivation. Its content is there while it is closed, too: the browser's search
// finds it and opens the fold, and it can be printed. It opens in stages (core/session/stages.h).
[[nodiscard]] Node derivation_fold(const std::string& path, const ExerciseState& state,
                                   const ExerciseRecord& record);

}  // namespace tmw
