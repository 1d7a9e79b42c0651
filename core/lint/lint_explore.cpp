// Numbers of a theory that a reader may change: every value of each is tried, with every other
// number at its own value and at both ends of its row.
#include <algorithm>
#include <cmath>

#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/workbook.h"
#include "core/exercise/chart.h"
#include "core/exercise/theory.h"
#include "core/formula/evaluate.h"
#include "core/lint/lint_parts.h"
#include "core/lint/lint_tex.h"
#include "core/prose/rich_text.h"
#include "core/text/powers.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"

namespace tmw {
namespace {

// "with s = 8192, g = 4".
std::string told(const Chapter& chapter, const Explored& explored) {
  const std::string numbers = text_of(chapter, explored);
  return numbers.empty() ? std::string() : "with " + numbers + ": ";
}

bool holds(const Spans& spans, const std::string& name) {
  return std::any_of(spans.begin(), spans.end(), [&](const Span& span) {
    return span.given == name || (span.kind == SpanKind::kMath &&
                                  span.text.find("\\live{" + name + "}") != std::string::npos);
  });
}

bool holds(const Blocks& blocks, const std::string& name) {
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
    return holds(block.spans, name) || holds(block.children, name);
  });
}

// Whoever has no pointer reaches a number only where it stands within words.
bool can_be_reached(const Theory& theory, const std::string& name) {
  const auto in_caption = [&](const Chart& chart) { return holds(chart.caption, name); };
  const auto in_rule = [&](const Spans& rule) { return holds(rule, name); };
  const auto takes_hold = [&](const Chart& chart) {
    return std::any_of(chart.handles.begin(), chart.handles.end(),
                       [&](const ChartHandle& handle) { return handle.given == name; });
  };
  return holds(theory.blocks, name) ||
         std::any_of(theory.charts.begin(), theory.charts.end(), takes_hold) ||
         std::any_of(theory.charts.begin(), theory.charts.end(), in_caption) ||
         std::any_of(theory.keep.begin(), theory.keep.end(), in_rule);
}

// All that a figure says, a line for each.
std::string words_of(const Chart& chart) {
  std::string words;
  const auto add = [&](const std::string& more) { words += more + "\n"; };
  for (const std::string& text : {chart.alt, plain_text(chart.caption), plain_text(chart.says),
                                  chart.goal.ask, chart.goal.reached, chart.limit_name})
    add(text);
  for (const std::string& label : chart.labels) add(label);
  for (const ChartMark& mark : chart.marks) add(mark.name);
  for (const auto* items : {&chart.items, &chart.rows}) {
    for (const ChartItem& item : *items) {
      add(item.words);
      add(item.other_words);
    }
  }
  for (const auto& row : chart.values) {
    for (const std::string& cell : row) add(cell);
  }
  return words;
}

// The first number that is written as "9.2e-6"; empty if there is none.
std::string machine_power(const std::string& words) {
  const std::string set = typeset_powers(words);
  if (set == words) return {};
  const auto differ = std::mismatch(words.begin(), words.end(), set.begin(), set.end()).first;
  const auto blank = [](char c) { return c == ' ' || c == '\n'; };
  auto begin = differ;
  while (begin != words.begin() && !blank(begin[-1])) --begin;
  return {begin, std::find_if(differ, words.end(), blank)};
}

void lint_filled(const Chapter& chapter, const Explored& explored, LintNotes& notes) {
  const std::string with = told(chapter, explored);
  const Theory theory = theory_of(chapter, explored);
  for (const ContentError& error : theory.errors) notes.error(error.line, with + error.message);
  for (const ContentError& error : tex_faults(theory, chapter.file))
    notes.error(error.line, with + error.message);
  for (const Chart& chart : theory.charts) {
    const std::string fault = figure_fault(chart);
    if (!fault.empty()) notes.error(0, with + "figure " + chart.id + " " + fault);
  }
  std::string words = plain_text(theory.blocks);
  for (const Chart& chart : theory.charts) words += words_of(chart);
  for (const Knob& knob : theory.knobs) {
    words += knob.says + "\n";
    if (knob.says.empty()) notes.error(0, with + "`says` of " + knob.name + " says nothing");
  }
  if (const std::string power = machine_power(words); !power.empty())
    notes.error(0, with + "the text prints `" + power + "`, which only machines write");
  for (const char* wrong : {"inf", "nan"}) {
    const std::size_t at = words.find(wrong);
    const bool alone =
        at != std::string::npos && (at == 0 || words[at - 1] == ' ') &&
        (at + 3 >= words.size() || std::isalpha(static_cast<unsigned char>(words[at + 3])) == 0);
    if (alone) notes.error(0, with + "the text prints `" + wrong + "`");
  }
}

// A number by itself, and with another at its lowest and its highest value.
void lint_values(const Chapter& chapter, const ExploreSpec& spec, LintNotes& notes) {
  for (std::size_t value = 0; value < spec.values.size(); ++value) {
    Explored explored;
    explore(chapter, explored, spec.name, value);
    lint_filled(chapter, explored, notes);
    for (const ExploreSpec& other : chapter.explores) {
      if (other.name == spec.name) continue;
      for (const std::size_t end : {std::size_t{0}, other.values.size() - 1}) {
        Explored both = explored;
        explore(chapter, both, other.name, end);
        lint_filled(chapter, both, notes);
      }
    }
  }
}

// What the calculation core knows of a model under a name that chapters use; NaN for other names.
double core_fact(const transformer::Model& model, const std::string& name) {
  if (name == "L") return static_cast<double>(model.n_layers);
  if (name == "d") return static_cast<double>(model.d_model);
  if (name == "h") return static_cast<double>(model.n_heads);
  if (name == "g") return static_cast<double>(model.n_kv_heads);
  if (name == "d_k") return static_cast<double>(model.head_dim);
  if (name == "V") return static_cast<double>(model.vocab);
  if (name == "N") return transformer::total_parameters(model).as_double();
  return std::nan("");
}

// The row's number in base units.
double number_of(const Chapter& chapter, const std::string& name, const Expression& value) {
  const double number = evaluate(value, {}).quantity.value;
  for (const GivenSpec& given : chapter.given) {
    if (given.name == name && given.unit) return number * given.unit->factor;
  }
  return number;
}

void lint_model(const Chapter& chapter, const ExploreSpec& spec, const ExploreValue& value,
                LintNotes& notes) {
  const auto* preset = transformer::find_preset(transformer::shipped_models().presets, value.model);
  if (preset == nullptr) {
    notes.error(spec.line, value.words + ": `is` must name a model of assets/models.toml");
  }
  for (const auto& [name, set] : value.sets) {
    const auto* expression = std::get_if<Expression>(&set);
    if (expression == nullptr) continue;
    const double ours = number_of(chapter, name, *expression);
    const double fact = preset == nullptr ? std::nan("") : core_fact(preset->model, name);
    // Parameters are given to three digits, everything else is a count.
    if (std::abs(ours - fact) > (name == "N" ? 0.005 * fact : 0.0))
      notes.error(spec.line, value.words + ": " + name + " is " + print_formatted(fact, {}) +
                                 " in assets/models.toml");
  }
}

// What a choice sets, and can be changed by itself as well, must be on that number's own row.
void lint_rows(const Chapter& chapter, const ExploreSpec& spec, const ExploreValue& value,
               LintNotes& notes) {
  for (const auto& [name, set] : value.sets) {
    const ExploreSpec* number = find_explore(chapter.explores, name);
    const auto* expression = std::get_if<Expression>(&set);
    if (number == nullptr || expression == nullptr) continue;
    const double ours = number_of(chapter, name, *expression);
    const auto same = [&, name = name](const ExploreValue& one) {
      return number_of(chapter, name, std::get<Expression>(one.sets.front().second)) == ours;
    };
    if (std::none_of(number->values.begin(), number->values.end(), same))
      notes.error(spec.line, value.words + ": its " + name + " is none of the values to explore");
  }
}

}  // namespace

void lint_explored(const Chapter& chapter, LintNotes& notes) {
  const Theory theory = theory_of(chapter);
  for (const ExploreSpec& spec : chapter.explores) {
    if (!can_be_reached(theory, spec.name)) {
      notes.error(spec.line, "nobody can change " + spec.name + ": write {{ " + spec.name +
                                 " }} within words of the theory, or in a formula within them, or "
                                 "give it a handle of a figure");
    }
    if (spec.is_models()) {
      for (const ExploreValue& value : spec.values) lint_model(chapter, spec, value, notes);
    }
    if (spec.is_list()) {
      for (const ExploreValue& value : spec.values) lint_rows(chapter, spec, value, notes);
    }
    lint_values(chapter, spec, notes);
  }
  lint_goals(chapter, notes);
  lint_figure_words(chapter, notes);
}

}  // namespace tmw
