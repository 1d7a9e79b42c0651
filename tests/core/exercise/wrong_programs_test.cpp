// The Build exercises that need a softmax, against programs that subtract the wrong number before
// they exponentiate. Each does here what it would do in JavaScript, whose numbers are doubles too.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

#include "core/exercise/instantiate.h"
#include "core/exercise/js_value.h"
#include "core/exercise/problem.h"
#include "core/marking/verdict.h"
#include "tests/core/content/chapter_file.h"

namespace tmw {
namespace {

using Numbers = std::vector<double>;

struct Pivot {
  std::string name;
  std::function<double(const Numbers&)> of;
};

double largest(const Numbers& x) { return *std::max_element(x.begin(), x.end()); }
double smallest(const Numbers& x) { return *std::min_element(x.begin(), x.end()); }

// The number at this share of the sorted numbers, from 0 to 1.
double quantile(Numbers x, double share) {
  std::sort(x.begin(), x.end());
  return x[static_cast<std::size_t>(share * static_cast<double>(x.size() - 1))];
}

double mean(const Numbers& x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

// The largest of the numbers from `from` on, of which the last `without` are not looked at.
double largest_of_some(const Numbers& x, std::size_t from, std::size_t without) {
  double found = x[0];
  for (std::size_t i = from; i + without < x.size(); ++i) found = std::max(found, x[i]);
  return found;
}

std::vector<Pivot> wrong_pivots() {
  std::vector<Pivot> pivots = {
      {"nothing", [](const Numbers&) { return 0.0; }},
      {"the smallest", smallest},
      {"the mean", mean},
      {"the sum", [](const Numbers& x) { return mean(x) * static_cast<double>(x.size()); }},
      {"the middle of the range", [](const Numbers& x) { return (largest(x) + smallest(x)) / 2; }},
      {"the largest magnitude",
       [](const Numbers& x) { return std::max(largest(x), -smallest(x)); }},
      {"the largest, but at least 0", [](const Numbers& x) { return std::max(0.0, largest(x)); }},
      {"the largest where it is above 0",
       [](const Numbers& x) { return largest(x) > 700 ? largest(x) : 0; }},
      {"a thousand", [](const Numbers&) { return 1000.0; }},
      {"the last", [](const Numbers& x) { return x.back(); }},
      {"the one in the middle", [](const Numbers& x) { return x[x.size() / 2]; }},
      {"the one before the middle", [](const Numbers& x) { return x[(x.size() - 1) / 2]; }},
      {"the larger of the ends", [](const Numbers& x) { return std::max(x.front(), x.back()); }},
      {"the largest but the last", [](const Numbers& x) { return largest_of_some(x, 0, 1); }},
      {"the second largest",
       [](const Numbers& x) {
         Numbers sorted = x;
         std::sort(sorted.rbegin(), sorted.rend());
         return sorted[sorted.size() > 1 ? 1 : 0];
       }},
  };
  for (const double share : {0.25, 0.5, 0.75, 0.9})
    pivots.push_back({"the quantile " + std::to_string(share),
                      [share](const Numbers& x) { return quantile(x, share); }});
  for (std::size_t place = 0; place < 3; ++place)
    pivots.push_back({"number " + std::to_string(place + 1),
                      [place](const Numbers& x) { return x[std::min(place, x.size() - 1)]; }});
  return pivots;
}

Numbers softmax_with(const Pivot& pivot, const Numbers& scores) {
  const double subtracted = pivot.of(scores);
  Numbers weights;
  for (const double score : scores) weights.push_back(std::exp(score - subtracted));
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) weight /= total;
  return weights;
}

Numbers numbers_of(const JsValue& array) {
  Numbers numbers;
  for (const JsValue& item : array.items) numbers.push_back(item.number);
  return numbers;
}

// 5.2: the softmax itself.
Numbers softmax_program(const Pivot& pivot, const std::vector<JsValue>& arguments) {
  return softmax_with(pivot, numbers_of(arguments[0]));
}

// 1.6: attention with one query.
Numbers attention_program(const Pivot& pivot, const std::vector<JsValue>& arguments) {
  const Numbers query = numbers_of(arguments[0]);
  Numbers scores;
  for (const JsValue& key : arguments[1].items) {
    const Numbers numbers = numbers_of(key);
    scores.push_back(std::inner_product(query.begin(), query.end(), numbers.begin(), 0.0) /
                     std::sqrt(static_cast<double>(query.size())));
  }
  const Numbers weights = softmax_with(pivot, scores);
  Numbers output(arguments[2].items[0].items.size(), 0.0);
  for (std::size_t n = 0; n < weights.size(); ++n) {
    const Numbers value = numbers_of(arguments[2].items[n]);
    for (std::size_t j = 0; j < output.size(); ++j) output[j] += weights[n] * value[j];
  }
  return output;
}

using Program = Numbers (*)(const Pivot&, const std::vector<JsValue>&);

struct Task {
  const char* file;
  const char* id;
  Program program;
};

constexpr Task kTasks[] = {{"05-softmax-layer-norm.toml", "5.2", softmax_program},
                           {"01-attention-math.toml", "1.6", attention_program}};

BuildProblem problem_of(const Task& task) {
  for (const Exercise& exercise : chapter_from(task.file).exercises) {
    if (exercise.id == task.id)
      return std::get<BuildProblem>(instantiate(exercise, 0).problem.task);
  }
  ADD_FAILURE() << task.id;
  return {};
}

// Nothing to subtract from, or so much that it is made where the code runs: every program is right
// there.
bool is_beside_the_point(const CodeTest& test, const std::vector<JsValue>& arguments) {
  return arguments[0].items.empty() || test.arguments.find("repeat") != std::string::npos;
}

Verdict verdict_on(const BuildProblem& problem, const Task& task, const Pivot& pivot) {
  std::string reply;
  for (const CodeTest& test : problem.tests) {
    const std::vector<JsValue> arguments = parse_js_value(test.arguments)->items;
    reply +=
        (reply.empty() ? "[" : ",") + std::string("{\"value\":") +
        (is_beside_the_point(test, arguments) ? test.expected
                                              : to_json(js_array(task.program(pivot, arguments)))) +
        "}";
  }
  return mark_outputs(problem, reply + "]");
}

TEST(WrongPrograms, OnlyTheLargestNumberMayBeSubtractedBeforeTheExponential) {
  for (const Task& task : kTasks) {
    const BuildProblem problem = problem_of(task);
    EXPECT_EQ(verdict_on(problem, task, {"the largest", largest}).kind, VerdictKind::kRight);
    for (const Pivot& pivot : wrong_pivots())
      EXPECT_NE(verdict_on(problem, task, pivot).kind, VerdictKind::kRight)
          << task.id << " accepts a program that subtracts " << pivot.name;
  }
}

// A program that is only slow is judged by all others first, those at random among them.
TEST(Calls, WithMoreNumbersThanAreWrittenDownComeLast) {
  const BuildProblem problem = problem_of(kTasks[0]);
  ASSERT_TRUE(problem.tests.back().repeated);
  EXPECT_EQ(std::count_if(problem.tests.begin(), problem.tests.end(),
                          [](const CodeTest& test) { return test.repeated; }),
            1);
  EXPECT_NE(problem.tests[problem.tests.size() - 2].why.find("random"), std::string::npos);
}

// An epsilon of 1e-8 in the sum of the weights: 0.66524096 becomes 0.66524095, by a factor
// 1 / (1 + 1e-8/1.503) with 1.503 = 1 + e^-1 + e^-2.
TEST(WrongPrograms, AreShownInAsManyDigitsAsTellThemFromTheRightOne) {
  const BuildProblem problem = problem_of(kTasks[0]);
  std::string reply;
  for (const CodeTest& test : problem.tests) {
    const std::vector<JsValue> arguments = parse_js_value(test.arguments)->items;
    Numbers weights;
    if (!is_beside_the_point(test, arguments))
      weights = softmax_with({"", largest}, numbers_of(arguments[0]));
    for (double& weight : weights) weight *= 1 - 1e-8 / 1.503;
    reply += (reply.empty() ? "[" : ",") + std::string("{\"value\":") +
             (weights.empty() ? test.expected : to_json(js_array(weights))) + "}";
  }
  const std::string message = mark_outputs(problem, reply + "]").message;
  EXPECT_NE(message.find("should return [0.24472847, 0.66524096, 0.090030573], but yours returned "
                         "[0.24472847, 0.66524095, 0.090030573]"),
            std::string::npos)
      << message;
}

}  // namespace
}  // namespace tmw
