// How fast answers are read and slips are searched, on one core.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/content/load.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/formula/read_answer.h"
#include "core/marking/marking.h"
#include "core/marking/slips.h"
#include "tests/core/content/content_text.h"
#include "tests/core/exercise/typed_answers.h"
#include "tests/core/marking/explained_share.h"
#include "tests/core/marking/sample_questions.h"

namespace {

using namespace tmw;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// The expressions of answers_bench.mjs.
const std::vector<std::string_view> kExpressions = {"2*32*8*128*4096*2", "2*L*g*d_k*s*2",
                                                    "12*12*768^2 + 50257*768 + 1024*768 + 2*768",
                                                    "ceil(1120/80)", "sqrt(128)"};

constexpr int kRounds = 20;
constexpr double kRoundSeconds = 0.1;

double expressions_per_second(const std::vector<Binding>& symbols) {
  double sum = 0;
  long count = 0;
  const Clock::time_point start = Clock::now();
  while (seconds_since(start) < kRoundSeconds) {
    for (int i = 0; i < 20; ++i) {
      for (const std::string_view text : kExpressions)
        sum += read_answer(text, {symbols, kPlainNumber}).quantity.value;
    }
    count += 20 * static_cast<long>(kExpressions.size());
  }
  return sum > 0 ? static_cast<double>(count) / seconds_since(start) : 0;
}

// The best of many short rounds, as in answers_bench.mjs: other programs disturb only some of them.
void bench_expressions() {
  const std::vector<Binding> symbols = {
      {"L", 32, ""}, {"g", 8, ""}, {"d_k", 128, ""}, {"s", 4096, ""}};
  double best = 0;
  for (int i = 0; i < kRounds; ++i) best = std::max(best, expressions_per_second(symbols));
  std::printf("expressions_per_second %.0f\n", best);
}

// A full-precision number that is no slip makes the search try every candidate.
void bench_slips() {
  double candidates = 0;
  long searches = 0, found = 0;
  const std::vector<NumericQuestion> questions = sample::all();
  std::vector<double> sizes;
  for (const NumericQuestion& question : questions)
    sizes.push_back(static_cast<double>(candidate_count(question)));
  const Clock::time_point start = Clock::now();
  while (seconds_since(start) < 1) {
    for (std::size_t i = 0; i < questions.size(); ++i, ++searches) {
      const double value = right_value(questions[i]) * 1.2345678901;
      found += find_slip(questions[i], {value, 1e-12 * value, 12}).has_value();
      candidates += sizes[i];
    }
  }
  const double seconds = seconds_since(start);
  std::printf("candidates_per_second %.0f %ld\n", candidates / seconds, found);
  std::printf("search_milliseconds %.4f\n", 1000 * seconds / static_cast<double>(searches));
}

// "explained 4.3.cache 0.63 0.41": per cent of random wrong numbers that get a slip, typed with
// three and with four digits.
void print_explained(const Exercise& exercise) {
  const Instance instance = instantiate(exercise, 0);
  const auto* derive = std::get_if<DeriveProblem>(&instance.problem.task);
  if (!derive) return;
  for (const ProblemPart& part : derive->parts) {
    std::printf("explained %s %.2f %.2f\n", part.question.id.c_str(),
                explained_percent(part.question, 3, 10000),
                explained_percent(part.question, 4, 10000));
  }
}

void measure_explanations() {
  const Loaded<WorkbookIndex> index = load_index(content_text("workbook.toml"), "workbook.toml");
  if (!index.value) return;
  for (const ChapterEntry& entry : index.value->chapters) {
    const Loaded<Chapter> chapter = load_chapter(content_text(entry.file), entry.file);
    if (!chapter.value) continue;
    for (const Exercise& exercise : chapter.value->exercises) print_explained(exercise);
  }
}

// "typed 118 120 formula": of so many answers of the shipped table, how many are judged as wanted.
void measure_typed_answers() {
  TypedDesk desk;
  std::map<std::string, std::pair<int, int>> kinds;
  for (const TypedRow& row : typed_rows()) {
    auto& [wanted, all] = kinds[row.kind];
    wanted += is_as_wanted(row, desk.mark(row)) ? 1 : 0;
    ++all;
  }
  for (const auto& [kind, count] : kinds)
    std::printf("typed %d %d %s\n", count.first, count.second, kind.c_str());
}

}  // namespace

// With the argument "explained": how often random wrong numbers are explained, instead of speed;
// with "typed": how many answers of the shipped table are judged as wanted.
int main(int count, char** arguments) {
  if (count > 1 && std::string_view(arguments[1]) == "typed") {
    measure_typed_answers();
    return 0;
  }
  if (count > 1 && std::string_view(arguments[1]) == "explained") {
    measure_explanations();
    return 0;
  }
  bench_expressions();
  bench_slips();
}
