// A solved exercise with other numbers: what varies, each on a dotted line, and the derivation that
// follows, with its figures and what varies as ranges below them.
#include <utility>

#include "core/exercise/chart.h"
#include "core/page/exercise_kinds.h"
#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/session.h"
#include "core/session/words.h"

namespace tmw {
namespace {

// "Model: Mistral 7B".
Node choice_node(const std::string& path, const Knob& knob) {
  std::string label = knob.label + ": ";
  label[0] =
      static_cast<char>(label[0] >= 'a' && label[0] <= 'z' ? label[0] - 'a' + 'A' : label[0]);
  Run value = text_run(knob.words[knob.now]);
  value.given = knob.name;
  return words_node(NodeKind::kParagraph, path, {text_run(std::move(label)), std::move(value)});
}

}  // namespace

Node play_section(const std::string& path, const Played& played) {
  const std::string inside = path + "/play";
  Node section = make_node(NodeKind::kSection, inside);
  section.children.push_back(heading(inside + "/title", 4, words::kWithOtherNumbers));
  for (std::size_t i = 0; i < played.knobs.size(); ++i)
    section.children.push_back(choice_node(inside + "/" + std::to_string(i), played.knobs[i]));
  add_whole_derivation(section, inside, played.problem);
  for (const Chart& chart : played.problem.charts) {
    const std::string figure = inside + "/figure/" + chart.id;
    section.children.push_back(figure_node(chart, figure));
    for (const Knob& knob : played.knobs)
      section.children.push_back(
          slider_node({knob.name, knob.label, knob.words, knob.now, {}, 0.0}, figure));
  }
  return section;
}

}  // namespace tmw
