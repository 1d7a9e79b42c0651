// The numbers of one variant of an exercise, and the prose that quotes them; private to
// `instantiate`. Everything here takes what was read when the chapter was loaded; no function takes
// an author's text, so that nothing is parsed again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/content/content_error.h"
#include "core/content/exercise.h"
#include "core/content/spec_parts.h"
#include "core/exercise/derive.h"
#include "core/exercise/explored.h"
#include "core/exercise/problem.h"
#include "core/formula/binding.h"

namespace tmw {

struct Chapter;
struct Chart;
struct FigureSpec;
struct FillScope;
struct Given;
struct GivenSpec;
struct Instance;
struct NumericQuestion;
struct PartSpec;
struct Step;
struct StepSpec;
struct TextFault;

struct Numbers {
  std::vector<Given> givens;
  std::vector<Step> steps;
  std::vector<Binding> bindings;  // givens, then steps
  std::vector<std::pair<std::string, std::string>> words;

  [[nodiscard]] FillScope scope() const;
};

// Evaluates and fills for one exercise or theory; keeps the faults it meets.
class Writer {
 public:
  Writer(std::string place, Numbers numbers);

  // A writer that knows some more numbers, or other values for known ones; its faults go to
  // `take_errors_of`.
  [[nodiscard]] Writer with(const NumberRow& sets, int line);
  [[nodiscard]] Writer with(const std::vector<Binding>& bindings) const;
  void take_errors_of(Writer& other);

  [[nodiscard]] double value(const Expression& expression, int line);
  [[nodiscard]] std::string code(const CodeTemplate& code, int line);
  [[nodiscard]] Blocks blocks(const Prose& prose, int line);
  [[nodiscard]] Spans spans(const Prose& prose, int line);  // of its first paragraph
  [[nodiscard]] std::string plain(const Prose& prose, int line);

  // From now on numbers that can be explored are told apart in blocks and spans (read_prose.h), and
  // texts have the rooms of their turn.
  void enliven(std::vector<std::string> names, const Rooms& rooms);
  // The words of the markers of all texts filled since, in turn.
  [[nodiscard]] const Rooms& printed() const { return printed_; }

  void fail(int line, std::string message);
  [[nodiscard]] const Numbers& numbers() const { return numbers_; }
  [[nodiscard]] ContentErrors take_errors() { return std::move(errors_); }

 private:
  void note(const std::vector<TextFault>& faults, int line);

  std::string place_;
  Numbers numbers_;
  ContentErrors errors_;
  std::vector<std::string> live_;  // names of numbers that can be explored
  Rooms rooms_;
  Rooms printed_;
  bool enlivened_ = false;
};

// The givens with this seed's values, steps computed. Faults are added to `errors`; sentences about
// the learner's own numbers to `carried_sentences`.
[[nodiscard]] Numbers draw_numbers(const Exercise& exercise, std::uint64_t seed,
                                   const CarriedNumbers& carried, ContentErrors& errors,
                                   std::vector<std::string>& carried_sentences);

// What the givens of a theory become by what was changed.
[[nodiscard]] DrawRow changes_of(const Chapter& chapter, const Explored& explored);

// The givens of a chapter's theory, those of `changed` with its values.
[[nodiscard]] Numbers plain_numbers(const std::vector<GivenSpec>& given, const DrawRow& changed,
                                    ContentErrors& errors);

// All of a problem but what was carried, with the writer's numbers; faults go to the instance.
void write_problem(const Exercise& exercise, std::uint64_t seed, Writer& writer,
                   Instance& instance);

// The parts of `instantiate`, one per sort of task.
[[nodiscard]] NumericQuestion question_of(const PartSpec& part, const Exercise& exercise,
                                          std::uint64_t seed, Writer& writer);
[[nodiscard]] Chart chart_of(const FigureSpec& figure, Writer& writer);
[[nodiscard]] std::vector<DerivationLine> derivation_of(const std::vector<StepSpec>& steps,
                                                        Writer& writer);

}  // namespace tmw
