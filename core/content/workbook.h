// A workbook: its chapters as their authors wrote them, and what the home page says of them.
// exercise.h is what a chapter holds; docs/authoring.md describes the file format field by field.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/content/exercise_kind.h"
#include "core/content/prose.h"
#include "core/content/references.h"
#include "core/content/terms.h"
#include "core/prose/blocks.h"

namespace tmw {

struct Exercise;
struct ExploreSpec;
struct FigureSpec;
struct GivenSpec;

// A line of the plan that ends a chapter: a number that the learner works out, and its limit.
struct PlanLine {
  std::string what;       // "Hours of training"
  std::string from;       // the part of an exercise of this chapter: "9.2.answer"
  double limit = 0.0;     // in the unit of that answer; 0: it has none
  bool at_least = false;  // the limit is to be reached, not kept below
  int line = 0;
};

struct Chapter {
  Chapter();
  Chapter(const Chapter& other);
  Chapter(Chapter&& other) noexcept;
  Chapter& operator=(const Chapter& other);
  Chapter& operator=(Chapter&& other) noexcept;
  ~Chapter();

  int number = 0;
  std::string id;  // "parameter-counting"
  std::string title;
  int minutes = 0;                 // to read the theory
  std::vector<std::string> warns;  // mistakes it warns of, as rows of the slip table: "gb-for-gib"
  std::vector<GivenSpec> given;
  std::vector<ExploreSpec> explores;  // givens of the theory that a reader may change
  Prose theory;
  std::vector<Prose> keep;  // the rules to take along, one paragraph each
  std::vector<FigureSpec> figures;
  std::vector<Exercise> exercises;
  std::vector<PlanLine> plan;  // empty: it ends without one
  std::string file;
};

// An exercise as the index knows it, before its chapter is loaded.
struct ExerciseEntry {
  std::string id;
  ExerciseKind kind = ExerciseKind::kDerive;
  std::string title;
};

// A line of the home page, for chapters with and without a content file.
struct ChapterEntry {
  int number = 0;
  std::string title;
  std::string about;  // one sentence
  std::vector<ExerciseEntry> exercises;
  std::vector<ExerciseEntry> bonus;  // beyond those that are counted
  std::vector<std::string> asks;     // ids of those that its text asks, in the order of the text
  std::string file;                  // in assets/workbook; empty: still to come

  [[nodiscard]] int exercise_count() const { return static_cast<int>(exercises.size()); }
};

// A kind of exercise as the home page tells of it.
struct KindEntry {
  ExerciseKind kind = ExerciseKind::kDerive;
  std::string about;  // what the learner does, one sentence
};

// Something to read on, with its primary source.
struct Reading {
  std::string topic;
  std::string source;
  std::string link;
};

// The exercise that a newcomer finds on the home page, to be tried before anything is read.
struct FirstExercise {
  std::string exercise;  // its id; empty: there is none
  std::string wrong;     // an answer to its original numbers in which a slip is named
  int line = 0;
};

// A letter that means one thing in the whole workbook.
struct SymbolEntry {
  std::string name;   // as formulas have it: "d_k"
  std::string tex;    // how it is typeset; empty: made from the name
  std::string means;  // a noun phrase: "bytes per number"
  std::string unit;   // in words; empty: a plain number
  // What a given or step of this name counts: its `what` holds one of these phrases.
  std::vector<std::string> says;
  // What nothing else is called: a given whose `what` begins with one of these has this name.
  std::vector<std::string> only;
  int line = 0;
};

// assets/workbook/workbook.toml
struct WorkbookIndex {
  WorkbookIndex();
  WorkbookIndex(const WorkbookIndex& other);
  WorkbookIndex(WorkbookIndex&& other) noexcept;
  WorkbookIndex& operator=(const WorkbookIndex& other);
  WorkbookIndex& operator=(WorkbookIndex&& other) noexcept;
  ~WorkbookIndex();

  std::string title;
  Blocks about;  // what it is
  FirstExercise first;
  std::vector<KindEntry> kinds;
  std::vector<Spans> prerequisites;
  std::vector<ChapterEntry> chapters;
  std::vector<Reading> readings;
  std::vector<SourceEntry> sources;  // what chapters cite
  std::vector<SymbolEntry> symbols;  // in the order in which they are shown
  std::vector<TermEntry> terms;      // that can be opened

  [[nodiscard]] int exercise_count() const;
  [[nodiscard]] int exercise_count(ExerciseKind kind) const;
};

struct Workbook {
  WorkbookIndex index;
  std::vector<Chapter> chapters;  // those that could be loaded, by number
};

// The exercise with this id in the index, or null.
[[nodiscard]] const ExerciseEntry* find_exercise_entry(const WorkbookIndex& index,
                                                       std::string_view id);

// The chapter of an exercise's id: 4 for "4.3" and "4.b1"; -1 if it does not begin with a number.
[[nodiscard]] int chapter_of(std::string_view id);

// Exercises that the workbook counts: all but the bonus ones.
[[nodiscard]] int counted_exercises(const Chapter& chapter);

// True for the id of a bonus exercise: "5.b1".
[[nodiscard]] bool is_bonus_id(std::string_view id);

// The exercise with this id, or null.
[[nodiscard]] const Exercise* find_exercise(const Workbook& workbook, const std::string& id);

// The chapter with this number, or null.
[[nodiscard]] const Chapter* find_chapter(const Workbook& workbook, int number);

// The home page's line about it, or null.
[[nodiscard]] const ChapterEntry* find_entry(const WorkbookIndex& index, int number);

}  // namespace tmw
