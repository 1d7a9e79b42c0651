#include "core/exercise/instantiate.h"

#include <algorithm>

#include "core/content/exercise.h"
#include "core/content/overloaded.h"
#include "core/content/read_prose.h"
#include "core/content/workbook.h"
#include "core/exercise/chart.h"
#include "core/exercise/lab_query.h"
#include "core/exercise/numbers.h"
#include "core/exercise/playing.h"
#include "core/exercise/problem_part.h"
#include "core/exercise/random.h"
#include "core/exercise/theory.h"
#include "core/formula/print_expression.h"
#include "core/marking/numeric_question.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

GivenLine given_line(const Given& given, const Numbers& numbers) {
  NumberFormat format;
  format.unit = given.unit;
  return {to_tex(symbol_expression(given.symbol), numbers.bindings), given.words,
          print_formatted(given.value, format)};
}

bool is_used_by_a_step(const Given& given, const Numbers& numbers) {
  return std::any_of(numbers.steps.begin(), numbers.steps.end(), [&](const Step& step) {
    const std::vector<std::string>& symbols = step.expression.symbols();
    return std::find(symbols.begin(), symbols.end(), given.symbol) != symbols.end();
  });
}

// Words are left out: they stand in the prompt already.
void set_given(const Numbers& numbers, Problem& problem) {
  for (const Given& given : numbers.givens) {
    if (!given.hidden) problem.given.push_back(given_line(given, numbers));
    if (!given.hidden || is_used_by_a_step(given, numbers))
      problem.derivation_given.push_back(given_line(given, numbers));
  }
}

void set_task(const Exercise& exercise, std::uint64_t seed, Writer& writer, Problem& problem) {
  const std::uint64_t shuffle = mixed_seed(exercise.id + "/order", seed);
  std::visit(
      Overloaded{
          [&](const DeriveTask& task) {
            problem.task = derive_problem(task, exercise, seed, writer);
          },
          [&](const ChoiceTask& task) { problem.task = choice_problem(task, shuffle, writer); },
          [&](const OrderTask& task) { problem.task = order_problem(task, shuffle, writer); },
          [&](const BuildTask& task) { problem.task = build_problem(task, seed, writer); },
          [&](const DebugTask& task) { problem.task = debug_problem(task, writer); }},
      exercise.task);
}

void set_prose(const Exercise& exercise, Writer& writer, Problem& problem) {
  problem.prompt = writer.blocks(exercise.prompt, exercise.line);
  for (const Prose& hint : exercise.hints) {
    problem.hints.push_back(writer.blocks(hint, exercise.line));
  }
  problem.solution_note = writer.blocks(exercise.solution_note, exercise.line);
  problem.remark = writer.blocks(exercise.remark, exercise.line);
  if (!exercise.predict.ask.empty())
    problem.predict.ask = writer.spans(exercise.predict.ask, exercise.line);
  for (const Prose& option : exercise.predict.options)
    problem.predict.options.push_back(writer.spans(option, exercise.line));
  if (!exercise.predict.is.empty()) {
    const NumberFormat& format = exercise.predict.format;
    problem.predict.number =
        print_formatted(writer.value(exercise.predict.is, exercise.line), format);
    if (format.unit) problem.predict.unit = format.unit->symbol;
  }
  problem.sources = exercise.sources;
  for (const FigureSpec& figure : exercise.figures) {
    problem.charts.push_back(chart_of(figure, writer));
  }
}

}  // namespace

// Here, where all its parts are known, so that the header need not know them.
Problem::Problem() = default;
Problem::Problem(const Problem& other) = default;
Problem::Problem(Problem&& other) noexcept = default;
Problem& Problem::operator=(const Problem& other) = default;
Problem& Problem::operator=(Problem&& other) noexcept = default;
Problem::~Problem() = default;

std::span<const ProblemPart> parts_of(const Problem& problem) {
  using Parts = std::span<const ProblemPart>;
  return std::visit(Overloaded{[](const DeriveProblem& derive) { return Parts(derive.parts); },
                               [](const ChoiceProblem&) { return Parts(); },
                               [](const OrderProblem&) { return Parts(); },
                               [](const BuildProblem&) { return Parts(); },
                               [](const DebugProblem&) { return Parts(); }},
                    problem.task);
}

std::vector<DerivationLine> derivation_of(const std::vector<StepSpec>& steps, Writer& writer) {
  const Numbers& numbers = writer.numbers();
  std::vector<DerivationLine> lines;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = numbers.steps[i];
    const Binding& binding = numbers.bindings[numbers.givens.size() + i];
    DerivationLine line;
    line.say = writer.spans(steps[i].say, steps[i].line);
    line.also = writer.spans(steps[i].also, steps[i].line);
    line.symbols = to_tex(symbol_expression(step.symbol), numbers.bindings) + " = " +
                   to_tex(step.expression, numbers.bindings);
    line.numbers = to_tex_with_numbers(step.expression, numbers.bindings);
    line.result = print_formatted(binding.value, steps[i].format);
    line.value = binding.value;
    lines.push_back(std::move(line));
  }
  return lines;
}

void write_problem(const Exercise& exercise, std::uint64_t seed, Writer& writer,
                   Instance& instance) {
  Problem& problem = instance.problem;
  problem.id = exercise.id;
  problem.seed = seed;
  problem.kind = exercise.kind;
  problem.title = exercise.title;
  problem.has_variants = !exercise.draws.empty();
  set_given(writer.numbers(), problem);
  set_prose(exercise, writer, problem);
  problem.derivation = derivation_of(exercise.steps, writer);
  problem.lab = lab_query(exercise.lab, writer);
  set_task(exercise, seed, writer, problem);
  ContentErrors errors = writer.take_errors();
  append(instance.errors, errors);
}

Instance instantiate(const Exercise& exercise, std::uint64_t seed, const CarriedNumbers& carried) {
  Instance instance;
  Writer writer(exercise.id,
                draw_numbers(exercise, seed, carried, instance.errors, instance.problem.carried));
  write_problem(exercise, seed, writer, instance);
  return instance;
}

Instance instantiate_rows(const Exercise& exercise, const std::vector<std::size_t>& places) {
  const std::vector<PlayRow> rows = play_rows(exercise);
  DrawRow drawn;
  for (std::size_t i = 0; i < rows.size() && i < places.size(); ++i) {
    const DrawRow& row = rows[i].values[places[i]];
    drawn.insert(drawn.end(), row.begin(), row.end());
  }
  Instance instance;
  Writer writer(exercise.id, numbers_with(exercise, drawn, instance.errors));
  write_problem(exercise, 0, writer, instance);
  return instance;
}

}  // namespace tmw
