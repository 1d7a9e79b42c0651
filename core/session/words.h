// Every word of the frame itself: buttons, status, notices. What chapters say is content, not here.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tmw {

enum class VerdictKind;
struct CopyState;
struct NumericQuestion;
struct Verdict;

}  // namespace tmw

namespace tmw::words {

// "1 place", "7 places"
[[nodiscard]] std::string counted(int count, const std::string& one, const std::string& many);

// Places and notices.
inline constexpr const char* kUnknownAddress =
    "There is no page at that address, so here is the start. Choose a chapter below.";
inline constexpr const char* kUnknownExercise =
    "This chapter has no exercise of that number. Here is the whole chapter.";
inline constexpr const char* kUnknownSection =
    "This chapter has no section of that name. Here is the whole chapter.";
inline constexpr const char* kUnknownNumbers =
    "Some of the numbers in that address are none that this chapter knows; the text's own stand "
    "there.";
inline constexpr const char* kChapter = "Chapter";
inline constexpr const char* kChapters = "Chapters";
inline constexpr const char* kBeforeYouStart = "Before you start";
inline constexpr const char* kYourProgress = "Your progress";
inline constexpr const char* kFurtherReading = "Further reading";
inline constexpr const char* kExercises = "Exercises";
inline constexpr const char* kToCome = "To come";
inline constexpr const char* kChapterToCome =
    "This chapter is still being written. The list on the home page says which ones are there.";
inline constexpr const char* kLoadingChapter = "The chapter is loading.";
inline constexpr const char* kStartWithChapter = "Start with chapter ";
inline constexpr const char* kContinueWith = "Continue with ";
inline constexpr const char* kHome = "All chapters";
inline constexpr const char* kNext = "Next: ";
inline constexpr const char* kSymbols = "Symbols, units, rules";
inline constexpr const char* kModels = "Models and cards";
inline constexpr const char* kLoadingAppendix = "This page is on its way.";
// The card of a term.
inline constexpr const char* kHere = "Here";
inline constexpr const char* kUnit = "Unit:";
inline constexpr const char* kExplainedIn = "Explained in chapter";
inline constexpr const char* kDefinedIn = "Defined in";
inline constexpr const char* kOfExercise = "exercise ";
inline constexpr const char* kFormulaSymbols = "Symbols of this formula";
inline constexpr const char* kExpect = "What do you expect?";
inline constexpr const char* kGuessHint = "Roughly: 20";
inline constexpr const char* kMyGuess = "That is my guess";
inline constexpr const char* kItIs = " It is ";
inline constexpr const char* kNoGuess = "Just show it";
inline constexpr const char* kYouExpected = "You expected: ";
inline constexpr const char* kReadOn = "Read on";
inline constexpr const char* kAskedInText = "Asked in the text: ";
inline constexpr const char* kSolvedAtOnce = "Solved at once";
inline constexpr const char* kSolvedWithHelp = "Solved with help or a second try";
inline constexpr const char* kStillOpen = "Still open";
inline constexpr const char* kToKeep = "To keep";
inline constexpr const char* kWhereNext = "Where to go";

// The list of chapters beside the page.
inline constexpr const char* kHomePage = "Home";
inline constexpr const char* kEntryToCome = "to come";
inline constexpr const char* kSolved = "solved";

// The frame of a chapter's own document.
inline constexpr const char* kSkipToTheText = "Skip to the text";
inline constexpr const char* kBrand = "Transformer Math";
inline constexpr const char* kContents = "Contents";
inline constexpr const char* kAboutThisPage = "About this page";
inline constexpr const char* kToReadOrToPrint =
    "This is the chapter to read or to print. To have your answers checked,";
inline constexpr const char* kOpenInTheWorkbook = "open it in the workbook";

// The deeds of an exercise.
inline constexpr const char* kCheck = "Check";
inline constexpr const char* kRunAndCheck = "Run and check";
inline constexpr const char* kCodeWasRight = "This code passed every test when it was run.";
inline constexpr const char* kCodeWasWrong =
    "This code did not pass every test when it was run. Run it again to see which ones.";
inline constexpr const char* kRunning = "Running your code.";
inline constexpr const char* kHint = "Hint";
inline constexpr const char* kWhatToType = "What can I type?";
inline constexpr const char* kFirstHint = "Show a hint";
inline constexpr const char* kNoMoreHints = "No more hints";
inline constexpr const char* kNextHint = "Show the next hint";
inline constexpr const char* kNewNumbers = "New numbers";
inline constexpr const char* kOriginalNumbers = "Original numbers";
inline constexpr const char* kSameAgain = "Same again with new numbers";
inline constexpr const char* kNewNumbersShown = "The exercise has new numbers.";
inline constexpr const char* kOriginalNumbersShown = "The exercise has its original numbers again.";
inline constexpr const char* kShowDerivation = "Show derivation";
inline constexpr const char* kHideDerivation = "Hide derivation";
inline constexpr const char* kCountsAsHelp = "counts as solved with help";
inline constexpr const char* kHadThis = "I had this";
inline constexpr const char* kNextStage = "Next step";
inline constexpr const char* kAllStages = "Show all";
inline constexpr const char* kAllStepsShown = "All steps are shown.";
inline constexpr const char* kMoveUp = "Move up";
inline constexpr const char* kMoveDown = "Move down";
inline constexpr const char* kTryAgain = "Try again";

// What stands in an exercise.
inline constexpr const char* kDone = "Done";
inline constexpr const char* kAndDone = " done";
inline constexpr const char* kYourAnswer = "Your answer";
inline constexpr const char* kAnswerHint = "a number or an expression";
inline constexpr const char* kCellHint = "a number";
inline constexpr const char* kChooseOne = "Choose one";
inline constexpr const char* kPutInOrder = "Put the steps in order";
inline constexpr const char* kPickLine = "Pick the faulty line";
inline constexpr const char* kLine = "Line";
inline constexpr const char* kLeaveEditor =
    "With a keyboard: Ctrl+Enter runs the code; Esc, then Tab, leaves the editor.";
inline constexpr const char* kAboutPython =
    "Python here is MicroPython: the module math is there, numpy is not, and arrays are lists.";
inline constexpr const char* kWriteIn = "Write in ";
inline constexpr const char* kBonus = "Bonus";
inline constexpr const char* kBackToStarter = "Back to the start code";
inline constexpr const char* kStarterAsksFirst =
    "Your code will be replaced by the start code. Really?";
inline constexpr const char* kTakeStarter = "Replace my code";
inline constexpr const char* kKeepCode = "Keep my code";
inline constexpr const char* kCodeKept = "Your code is as it was.";
inline constexpr const char* kStarterIsBack = "The start code is back.";
inline constexpr const char* kPassingCode = "Your code that passed";
inline constexpr const char* kCall = "Call";
inline constexpr const char* kExpected = "Should return";
inline constexpr const char* kGot = "Yours";
inline constexpr const char* kOutcome = "Outcome";
inline constexpr const char* kFailedCalls = "Calls that fail";
inline constexpr const char* kPassedCalls = "Calls that pass";
inline constexpr const char* kOutput = "Output";
inline constexpr const char* kPrintedWhileLoading = "Before the first call:";
inline constexpr const char* kDidNotFinish = "still running after two seconds";
inline constexpr const char* kSameError = "the same error again";
inline constexpr const char* kArgumentsChanged = "(and the arguments were changed)";
inline constexpr const char* kKinds = "Five kinds of exercise";
inline constexpr const char* kKind = "Kind";
inline constexpr const char* kWhatYouDo = "What you do";
inline constexpr const char* kGiven = "What is given";
inline constexpr const char* kTests = "Tests of the function";
inline constexpr const char* kSymbol = "Symbol";
inline constexpr const char* kMeaning = "Meaning";
inline constexpr const char* kValue = "Value";
inline constexpr const char* kOneRightOrder = "One right order";
inline constexpr const char* kOneSolution = "One way to write it";
inline constexpr const char* kInPython = "The same in Python";
inline constexpr const char* kLimitKept = "kept";
inline constexpr const char* kLimitBroken = "broken";
inline constexpr const char* kLimits = "With this choice";
inline constexpr const char* kLimit = "Limit";
inline constexpr const char* kAnswer = "Answer";
inline constexpr const char* kIsRight = " is right.";
inline constexpr const char* kIsWrong = " is not.";
inline constexpr const char* kSource = "Source: ";

// Numbers of the text that can be changed.
inline constexpr const char* kLiveNumbers =
    "Numbers on a dotted line can be changed, and what follows from them changes with them.";
inline constexpr const char* kChangeANumber = "Change a number";
inline constexpr const char* kPlayWithNumbers = "Play with the numbers";
inline constexpr const char* kWithOtherNumbers = "With other numbers";
inline constexpr const char* kBackToOriginal = "Back to the original numbers";
inline constexpr const char* kBackToText = "Back to the text's numbers";
inline constexpr const char* kTextNumbersBack = "The text has its own numbers again.";
inline constexpr const char* kCloseNumber = "Close";

// The store: beside the exercise, and in the frame.
inline constexpr const char* kFrameSaving = "Saving …";
inline constexpr const char* kFrameSaved = "Saved";
inline constexpr const char* kFrameNotSaved = "Not saved";
inline constexpr const char* kSaving = "Saving.";
inline constexpr const char* kSaved = "Saved in this browser.";
inline constexpr const char* kNotSaved = "Not saved.";
inline constexpr const char* kNoReason = "the browser gave no reason";
inline constexpr const char* kStorageWorksAgain = "Saving works again; nothing was lost.";
inline constexpr const char* kClearedWhileOpen =
    "What this page had stored was deleted in the browser while the page was open. Your progress "
    "was still here and is being saved again.";

// Copies of the progress.
inline constexpr const char* kSaveCopy = "Save my progress to a file";
inline constexpr const char* kCopySaved = "Your progress was saved to a file.";
inline constexpr const char* kCopyTaken = "The file's events were added to your progress.";
inline constexpr const char* kStartedOver = "Your progress was deleted.";
inline constexpr const char* kUndone = "Your progress is as it was before.";

// What stands beside an answer field: "GiB, 3 digits", "parameters, exact", "exact"; and without
// the unit, where the column of a table names it.
[[nodiscard]] std::string unit_and_digits(const NumericQuestion& question);
[[nodiscard]] std::string digits_asked(const NumericQuestion& question);

// The columns of the list of spellings.
inline constexpr const char* kFigureValues = "Values";
inline constexpr const char* kWhatIf = "What if? ";
inline constexpr const char* kGoalReached = "Reached. ";
inline constexpr const char* kYouType = "You type";
inline constexpr const char* kFullWidth = "full-width digits";
inline constexpr const char* kItMeans = "It is read as";

// "Right.", "Close.", "Not yet." and so on: the first word of a verdict.
[[nodiscard]] const char* verdict_word(VerdictKind kind);

// A verdict in two parts: its first word, and the rest of what it says. Marking opens some messages
// with that word itself ("Right: 124.3 million parameters."); it is not said twice.
struct VerdictWords {
  std::string lead;
  std::string rest;
};
[[nodiscard]] VerdictWords verdict_words(const Verdict& verdict);

// The sign beside a field among several: "Right", "A slip"; of an answer that stood there before,
// "Was right".
[[nodiscard]] std::string sign_words(VerdictKind kind, bool earlier);

// What a verdict is about, where something else stands there by now: "About your earlier answer
// 123.5:".
[[nodiscard]] std::string about_earlier_answer(const std::string& answer);
[[nodiscard]] std::string about_earlier_line(int line);
inline constexpr const char* kAboutEarlierCheck = "When you checked before:";
inline constexpr const char* kAboutEarlierChoice = "About your earlier choice:";
inline constexpr const char* kAboutEarlierOrder = "About your earlier order:";
inline constexpr const char* kAboutEarlierCode = "About the code that was run before:";
inline constexpr const char* kAboutEarlierAnswers = "About your earlier answers:";

// "Error on line 3: x is not defined"; line 0 is unknown.
[[nodiscard]] std::string code_error(const std::string& message, int line);

// "Step 2. "
[[nodiscard]] std::string step_number(int number);

// Beside the step in which the learner's number first differs: "Here yours differs: ...", or, where
// yours is 0, "Yours leaves this out: ..."
[[nodiscard]] std::string your_step(const std::string& yours, const std::string& right);

// "Step "..." is now number 2 of 5."
[[nodiscard]] std::string step_moved(const std::string& step, int place, int count);

// Why nothing is saved, and what to do. `reason` is "blocked", "private", "waiting", "slow",
// "full", "damaged", "closed", "newer", or the browser's own words.
[[nodiscard]] std::string storage_failed(const std::string& reason);

// "7 places; Enter opens the first.", "Nothing holds “rope”. Reading the other chapters …", or what
// to type. `lacking`: how many of them, the last, do not hold every word of the query.
[[nodiscard]] std::string search_words(const std::string& query, int count, int lacking,
                                       bool reading);

// Of a place that lacks these words of the query.
[[nodiscard]] std::string without(const std::string& words);

// "Your progress is kept in this browser only. Last copy: 12 days ago; 3 answers since."
[[nodiscard]] std::string kept_here(const CopyState& copy, std::int32_t today);

// "3 saved entries could not be read ..."
[[nodiscard]] std::string unreadable_entries(int count);

// "This chapter could not be shown ...".
[[nodiscard]] std::string chapter_failed(const std::string& reason);
[[nodiscard]] std::string appendix_failed(const std::string& reason);

// "The end of chapter 4", and the button that leads there.
[[nodiscard]] std::string end_of_chapter(int chapter);
[[nodiscard]] std::string on_to_end_of_chapter(int chapter);

// "7 of 52 exercises solved".
[[nodiscard]] std::string solved_of(int solved, int count);

// "No attempts yet.", "1 attempt.", "3 attempts."; says when it was solved after the derivation.
[[nodiscard]] std::string attempts(int count, bool solved, bool after_reveal);

// "Day streak: 3 days, best 5." `missed`: a run has just ended, which is said once. `any_right`:
// something was answered rightly, on a day that has come or on none yet.
[[nodiscard]] std::string streak(int current, int best, bool missed, bool any_right);

// The fold with the calls that need no attention: "The 14 calls that will be made", "6 passed",
// "All 14 passed".
[[nodiscard]] std::string calls_to_make(int count);
[[nodiscard]] std::string calls_passed(int passed, int count);

// "Each number may differ by 1e-12." or, for 0, that it may not.
[[nodiscard]] std::string how_compared(double tolerance);

// "3 more calls fail." and "3 more calls print something."
[[nodiscard]] std::string more_fail(int count);
[[nodiscard]] std::string more_print(int count);

// "2 of 7 solved", "All 7 solved".
[[nodiscard]] std::string solved_count(int solved, int count);

// "About 15 minutes to read; 2 of 7 exercises solved." Minutes 0 are left out.
[[nodiscard]] std::string chapter_facts(int minutes, int solved, int count);

// "2 of 3 answers are right."; where one could not be read, that nothing was marked.
[[nodiscard]] std::string parts_right(std::span<const Verdict> verdicts);

// "An answer worked out from your own earlier number counts as well: 11.2 billion parameters, your
// own answer in 9.1."
[[nodiscard]] std::string own_numbers_count(const std::vector<std::string>& sentences);

// "Your JavaScript: paramCount(d, L, V)", "Your Python: ..."
[[nodiscard]] std::string your_code(const std::string& language, const std::string& function,
                                    const std::vector<std::string>& parameters);

// "Line 7 should read:"
[[nodiscard]] std::string repaired_line(int line);

// " returns 162129408; with that line repaired it returns 123532032."
[[nodiscard]] std::string shows_and_should(const std::string& shows, const std::string& should);

}  // namespace tmw::words
