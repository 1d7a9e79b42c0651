// What of each part of a chapter and of the index stands in a compiled file, in its order: one list
// for the writer and the reader, so that they cannot disagree. An archive is called with fields and
// writes them, or reads them. Left out is what only an author's message or a proof needs: lines,
// the text as it was written, and places in it.
//
// Whoever changes a list raises `kCompiledVersion` (compiled.h); a test says so.
#pragma once

#include <type_traits>

#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/markers.h"
#include "core/content/workbook.h"
#include "core/formula/expression_node.h"
#include "core/prose/rich_text.h"

namespace tmw::archive {

// A part that is read into, or one that is written.
template <typename Part, typename T>
concept Is = std::is_same_v<std::remove_const_t<Part>, T>;

// The last of each closed set.
constexpr ChartKind last(ChartKind) { return ChartKind::kPrograms; }
constexpr ExerciseKind last(ExerciseKind) { return ExerciseKind::kDebug; }
constexpr LimitKind last(LimitKind) { return LimitKind::kAtLeast; }
constexpr GoalKind last(GoalKind) { return GoalKind::kNearest; }
constexpr GeneratorKind last(GeneratorKind) { return GeneratorKind::kMatrix; }
constexpr JsKind last(JsKind) { return JsKind::kOther; }
constexpr SpanKind last(SpanKind) { return SpanKind::kLineBreak; }
constexpr BlockKind last(BlockKind) { return BlockKind::kRule; }
constexpr CellAlign last(CellAlign) { return CellAlign::kRight; }
constexpr MarkerPlace last(MarkerPlace) { return MarkerPlace::kCode; }
constexpr Op last(Op) { return Op::kCall; }
constexpr Function last(Function) { return Function::kMax; }

template <typename A>
void fields(A& a, Is<Unit> auto& unit) {
  a(unit.symbol, unit.factor, unit.dimension.exponents);
}
template <typename A>
void fields(A& a, Is<NumberFormat> auto& format) {
  a(format.unit, format.digits, format.plain);
}

// Texts. What stands in a marker is read as an expression again: what it says is shorter than what
// it is made of.
template <typename A>
void fields(A& a, Is<Span> auto& span) {
  a(span.kind, span.strong, span.emphasis, span.text, span.href, span.label, span.term);
}
template <typename A>
void fields(A& a, Is<Block> auto& block) {
  a(block.kind, block.level, block.ordered, block.first_number, block.align, block.spans,
    block.text, block.language, block.children);
}
template <typename A>
void fields(A& a, Is<Marker> auto& marker) {
  a(marker.inside, marker.format, marker.place);
}
template <typename A>
void fields(A& a, Is<Prose> auto& prose) {
  a(prose.blocks, prose.markers);
}
template <typename A>
void fields(A& a, Is<CodeTemplate> auto& code) {
  a(code.source, code.markers);
  for (auto& marker : code.markers) a(marker.begin, marker.end);
}

// Numbers.
template <typename A>
void fields(A& a, Is<GivenSpec> auto& given) {
  a(given.name, given.value, given.unit, given.hidden, given.what, given.tex, given.from);
}
template <typename A>
void fields(A& a, Is<DrawSpec> auto& draw) {
  a(draw.rows);
}
template <typename A>
void fields(A& a, Is<StepSpec> auto& step) {
  a(step.name, step.say, step.also, step.is, step.format, step.what, step.tex);
}
template <typename A>
void fields(A& a, Is<ExploreValue> auto& value) {
  a(value.key, value.words, value.sets, value.model);
}
template <typename A>
void fields(A& a, Is<ExploreSpec> auto& spec) {
  a(spec.name, spec.label, spec.says, spec.values, spec.own, spec.list);
}

// Figures.
template <typename A>
void fields(A& a, Is<FigureItem> auto& item) {
  a(item.label, item.is, item.other, item.format, item.row, item.at_least);
}
template <typename A>
void fields(A& a, Is<HandleSpec> auto& handle) {
  a(handle.of, handle.at, handle.on);
}
template <typename A>
void fields(A& a, Is<FigureGoal> auto& goal) {
  a(goal.ask, goal.is, goal.reached);
}
template <typename A>
void fields(A& a, Is<FigureSpec> auto& figure) {
  a(figure.id, figure.kind, figure.caption, figure.alt, figure.format, figure.items, figure.parts,
    figure.marks, figure.x_name, figure.x_from, figure.x_to, figure.x_label, figure.y_label,
    figure.x_logarithmic, figure.y_logarithmic, figure.rows, figure.columns, figure.cell,
    figure.most, figure.limit, figure.limit_label, figure.sizes, figure.handles, figure.says,
    figure.goal);
}

// Exercises of each kind.
template <typename A>
void fields(A& a, Is<SlipSpec> auto& slip) {
  a(slip.is, slip.say, slip.lab, slip.from_source);
}
template <typename A>
void fields(A& a, Is<ConventionSpec> auto& convention) {
  a(convention.is, convention.say, convention.is_right);
}
template <typename A>
void fields(A& a, Is<PartSpec> auto& part) {
  a(part.id, part.ask, part.of, part.unit, part.counted_in, part.per, part.exact, part.digits,
    part.relative_tolerance, part.slips, part.conventions);
}
template <typename A>
void fields(A& a, Is<AnswerTable::Cell> auto& cell) {
  a(cell.part, cell.text);
}
template <typename A>
void fields(A& a, Is<AnswerTable> auto& table) {
  a(table.columns, table.rows);
}
template <typename A>
void fields(A& a, Is<DeriveTask> auto& task) {
  a(task.parts, task.table);
}
template <typename A>
void fields(A& a, Is<OptionSpec> auto& option) {
  a(option.text, option.value, option.sets, option.right, option.because);
}
template <typename A>
void fields(A& a, Is<BudgetSpec> auto& budget) {
  a(budget.name, budget.is, budget.format, budget.limit_kind, budget.limit);
}
template <typename A>
void fields(A& a, Is<GoalSpec> auto& goal) {
  a(goal.kind, goal.of, goal.to);
}
template <typename A>
void fields(A& a, Is<ChoiceTask> auto& task) {
  a(task.options, task.answer, task.budgets, task.goal);
}
template <typename A>
void fields(A& a, Is<OrderItem> auto& item) {
  a(item.id, item.text, item.after, item.because);
}
template <typename A>
void fields(A& a, Is<OrderTask> auto& task) {
  a(task.items);
}
template <typename A>
void fields(A& a, Is<JsValue> auto& value) {
  a(value.kind, value.boolean, value.number, value.text, value.items);
}
template <typename A>
void fields(A& a, Is<CodeTestSpec> auto& test) {
  a(test.arguments, test.arguments_json, test.expected, test.expected_json, test.times, test.why);
}
template <typename A>
void fields(A& a, Is<ArgumentGenerator> auto& generator) {
  a(generator.kind, generator.rows, generator.columns, generator.low, generator.high,
    generator.step);
}
template <typename A>
void fields(A& a, Is<RandomTests> auto& random) {
  a(random.count, random.arguments);
}
template <typename A>
void fields(A& a, Is<FaultSpec> auto& fault) {
  a(fault.of, fault.say);
}
template <typename A>
void fields(A& a, Is<BuildTask> auto& task) {
  a(task.function, task.parameters, task.starter, task.solution, task.python_starter,
    task.python_solution, task.tolerance, task.result, task.reference, task.tests, task.random,
    task.slips, task.faults);
}
template <typename A>
void fields(A& a, Is<ListingLine> auto& line) {
  a(line.code, line.reply);
}
template <typename A>
void fields(A& a, Is<DebugTask> auto& task) {
  a(task.lines, task.faulty, task.repaired, task.call, task.shows, task.should_show);
}

template <typename A>
void fields(A& a, Is<PredictSpec> auto& predict) {
  a(predict.ask, predict.options, predict.is, predict.format);
}
template <typename A>
void fields(A& a, Is<LabSpec> auto& lab) {
  a(lab.model_words, lab.card_words, lab.models, lab.cards, lab.at, lab.line, lab.is, lab.within,
    lab.at_line);
}
template <typename A>
void fields(A& a, Is<OwnSpec> auto& own) {
  a(own.takes, own.whole);
}
template <typename A>
void fields(A& a, Is<Exercise> auto& exercise) {
  a(exercise.id, exercise.bonus, exercise.kind, exercise.title, exercise.prompt, exercise.given,
    exercise.draws, exercise.hints, exercise.steps, exercise.solution_note, exercise.remark,
    exercise.predict, exercise.sources, exercise.task, exercise.figures, exercise.lab,
    exercise.own);
}

template <typename A>
void fields(A& a, Is<PlanLine> auto& line) {
  a(line.what, line.from, line.limit, line.at_least);
}
template <typename A>
void fields(A& a, Is<Chapter> auto& chapter) {
  a(chapter.number, chapter.id, chapter.title, chapter.minutes, chapter.warns, chapter.given,
    chapter.explores, chapter.theory, chapter.keep, chapter.figures, chapter.exercises,
    chapter.plan);
}

// The index.
template <typename A>
void fields(A& a, Is<ExerciseEntry> auto& entry) {
  a(entry.id, entry.kind, entry.title);
}
template <typename A>
void fields(A& a, Is<ChapterEntry> auto& entry) {
  a(entry.number, entry.title, entry.about, entry.exercises, entry.bonus, entry.asks, entry.file);
}
template <typename A>
void fields(A& a, Is<KindEntry> auto& entry) {
  a(entry.kind, entry.about);
}
template <typename A>
void fields(A& a, Is<Reading> auto& reading) {
  a(reading.topic, reading.source, reading.link);
}
template <typename A>
void fields(A& a, Is<FirstExercise> auto& first) {
  a(first.exercise, first.wrong);
}
template <typename A>
void fields(A& a, Is<SymbolEntry> auto& symbol) {
  a(symbol.name, symbol.tex, symbol.means, symbol.unit);
}
template <typename A>
void fields(A& a, Is<TermEntry> auto& term) {
  a(term.name, term.says, term.means, term.symbol, term.unit, term.chapter, term.section);
}
template <typename A>
void fields(A& a, Is<WorkbookIndex> auto& index) {
  a(index.title, index.about, index.first, index.kinds, index.prerequisites, index.chapters,
    index.readings, index.symbols, index.terms);
}

}  // namespace tmw::archive
