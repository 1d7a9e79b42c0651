// What is asked: question, model, card, and the options; each a native input.
#include <algorithm>
#include <utility>

#include "core/lab/field_words.h"
#include "core/lab/fields.h"
#include "core/lab/page_parts.h"
#include "core/plan/fields.h"
#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"
#include "core/text/characters.h"
#include "core/transformer/parameters.h"
#include "core/transformer/presets.h"

namespace tmw::lab {
namespace {

using sheet::Kind;
using sheet::Node;

void add_fields(const std::string& path, std::vector<Node> fields, std::vector<Node>& nodes) {
  Node row = make(Kind::kRow, path);
  row.tone = sheet::Tone::kPrimary;
  row.children = std::move(fields);
  nodes.push_back(std::move(row));
}

template <class Setup>
plan::FieldValue usual_value(std::string_view option) {
  for (const plan::Row<Setup>& row : plan::rows<Setup>()) {
    if (row.field.option == option) return row.get(Setup());
  }
  return {};
}

// What an option comes to that is left open.
std::string filled_text(const Answers& answers, std::string_view option) {
  for (const auto& [name, text] : answers.filled) {
    if (name == option) return text;
  }
  return {};
}

Node option_field(const Lab& lab, const Answers& answers, const plan::Field& about,
                  const FieldWords& words) {
  const Question question = lab.state.question;
  const std::string option(about.option);
  const std::string path =
      std::string("lab/") + (question == Question::kServe ? "serve/" : "train/") + option;
  const std::string label(words.label);
  std::string text = option_text(lab.state, question, option);
  if (!plan::takes_value(about)) {
    Node node = field(lab, path, label, text, "choose " + option);
    node.options = {{"", "counted"}, {"1", "left out"}};
    return node;
  }
  const auto choices = plan::words_of(about);
  const std::string filled = filled_text(answers, option);
  if (text.empty()) text = usual_text(question, option);
  // A format that the card lacks is chosen as what stands in its place.
  for (const std::string_view word : choices) {
    if (value_words(word) == filled && option_text(lab.state, question, option).empty())
      text = word;
  }
  if (choices.empty()) text = value_words(text);
  Node node = field(lab, path, label, text, (choices.empty() ? "option " : "choose ") + option);
  for (const std::string_view word : choices)
    node.options.push_back({std::string(word), value_words(word)});
  // What was left open has a value, too: it stands there like any other, and is a placeholder only
  // while the field is edited.
  if (node.value.empty() && lab.edited != node.deed) node.value = filled;
  node.hint = filled.empty() ? std::string(kNotGiven) : filled;
  return node;
}

std::vector<Node> option_fields(const Lab& lab, const Answers& answers, bool first) {
  std::vector<Node> fields;
  for (const plan::Field* about : fields_of(lab.state.question)) {
    const FieldWords* words = words_for(lab.state.question, about->option);
    if (words != nullptr && words->first == first)
      fields.push_back(option_field(lab, answers, *about, *words));
  }
  return fields;
}

Node question_choices(const Lab& lab) {
  Node choices = make(Kind::kChoices, "lab/question");
  choices.label = "What is asked";
  const auto add = [&](const char* name, const char* words, Question question) {
    Node choice = make(Kind::kChoice, std::string("lab/question/") + name, words);
    choice.checked = lab.state.question == question;
    choice.deed = std::string("question ") + name;
    choices.children.push_back(std::move(choice));
  };
  add("serve", "Serve it: does it fit, how fast, at what cost", Question::kServe);
  add("train", "Train it: does it fit, how long, at what cost", Question::kTrain);
  return choices;
}

// Presets by name.
template <class Preset>
std::vector<sheet::Option> sorted(const std::vector<Preset>& presets) {
  std::vector<sheet::Option> options;
  for (const Preset& preset : presets) options.push_back({preset.id, preset.name});
  std::stable_sort(options.begin(), options.end(), [](const auto& one, const auto& other) {
    return stands_before(one.words, other.words);
  });
  return options;
}

// All to choose from; what is no preset stands first.
std::vector<sheet::Option> options_of(std::vector<sheet::Option> options, const std::string& id,
                                      const std::string& name, bool edited) {
  if (id.empty() || edited) options.insert(options.begin(), {"", name});
  return options;
}

Node model_field(const Lab& lab) {
  const AskedModel& model = lab.state.model;
  const bool edited = is_edited(model);
  Node node = field(lab, "lab/model", "Model", edited ? "" : model.preset, "model");
  static const std::vector<sheet::Option> kModels = sorted(transformer::shipped_models().presets);
  node.options = options_of(kModels, model.preset, name_of(model), edited);
  return node;
}

Node card_field(const Lab& lab) {
  const AskedCard& card = lab.state.card;
  const bool edited = is_edited(card);
  Node node = field(lab, "lab/card", "Card", edited ? "" : card.preset, "card");
  static const std::vector<sheet::Option> kCards = sorted(cards_with_rate());
  node.options = options_of(kCards, card.preset, name_of(card), edited);
  return node;
}

Node file_fold(const Lab& lab) {
  Node node = fold(lab, "file", "A model of your own: config.json, GGUF, safetensors");
  constexpr const char* kAbout =
      "Drop a file anywhere on this page, choose it, or paste a config.json. It is read here and "
      "leaves your browser nowhere.";
  if (!node.open) {
    say_inside(node, {kAbout});
    return node;
  }
  node.children.push_back(make(Kind::kParagraph, "lab/file/about", kAbout));
  Node row = make(Kind::kRow, "lab/file/ways");
  row.children.push_back(button("lab/file/choose", "Choose a file", "choose-file"));
  node.children.push_back(std::move(row));
  node.children.push_back(field(lab, "lab/file/pasted", "The text of a config.json", "", "paste "));
  return node;
}

template <class Thing, class IsShown>
std::vector<Node> part_fields(const Lab& lab, std::span<const Part<Thing>> parts,
                              const Thing& thing, const std::string& kind, IsShown is_shown) {
  std::vector<Node> fields;
  for (const Part<Thing>& part : parts) {
    if (!is_shown(part)) continue;
    const std::string name(part.name);
    std::string label(part.what);
    if (!part.unit.empty()) label += ", " + std::string(part.unit);
    const std::string text = part.get(thing);
    fields.push_back(field(lab, "lab/" + kind + "/" + name, std::move(label),
                           text == "0" && part.or_none ? std::string(kNotGiven) : value_words(text),
                           kind + " " + name));
    if (part.is_flag) fields.back().options = {{"1", "yes"}, {"0", "no"}};
  }
  return fields;
}

// The names of parts that the page shows.
template <class Thing, class IsShown>
std::vector<std::string_view> names_of(std::span<const Part<Thing>> parts, IsShown is_shown) {
  std::vector<std::string_view> names;
  for (const Part<Thing>& part : parts) {
    if (is_shown(part)) names.push_back(part.what);
  }
  return names;
}

Node dimensions_fold(const Lab& lab) {
  Node node = fold(lab, "dimensions", "The model's numbers");
  const transformer::Model& model = lab.state.model.named.model;
  const auto is_here = [&model](const ModelPart& part) { return is_shown(part, model); };
  if (!node.open) {
    say_inside(node, names_of(model_parts(), is_here));
    return node;
  }
  add_fields("lab/dimensions", part_fields(lab, model_parts(), model, "model-part", is_here),
             node.children);
  return node;
}

Node figures_fold(const Lab& lab) {
  Node node = fold(lab, "figures", "The card's figures");
  const auto is_here = [](const CardPart& part) { return !part.what.empty(); };
  if (!node.open) {
    say_inside(node, names_of(card_parts(), is_here));
    return node;
  }
  add_fields("lab/figures",
             part_fields(lab, card_parts(), lab.state.card.named.hardware, "card-part", is_here),
             node.children);
  return node;
}

Node more_fold(const Lab& lab, const Answers& answers) {
  Node node = fold(lab, "more", "More settings");
  if (!node.open) {
    std::vector<std::string_view> names;
    for (const plan::Field* about : fields_of(lab.state.question)) {
      const FieldWords* words = words_for(lab.state.question, about->option);
      if (words != nullptr && !words->first) names.push_back(words->label);
    }
    say_inside(node, names);
    return node;
  }
  add_fields("lab/more", option_fields(lab, answers, false), node.children);
  return node;
}

}  // namespace

std::string usual_text(Question question, std::string_view option) {
  return plan::text_of(question == Question::kServe ? usual_value<plan::ServingSetup>(option)
                                                    : usual_value<plan::TrainingSetup>(option));
}

Node field(const Lab& lab, const std::string& path, std::string label, std::string text,
           const std::string& deed) {
  Node node = make(Kind::kField, path);
  node.label = std::move(label);
  node.deed = deed;
  const bool edited = lab.edited == deed;
  node.value = edited ? lab.typed : std::move(text);
  node.invalid = edited && !lab.fault.empty();
  if (!node.invalid) return node;
  node.described_by = "lab/fault";
  node.children.push_back(make(Kind::kParagraph, "lab/fault", plain(lab.fault)));
  node.children.back().tone = sheet::Tone::kBad;
  return node;
}

Node tensors(const Lab& lab) {
  Node node = section("lab/tensors", "What the file of weights says");
  node.children.push_back(make(Kind::kCode, "lab/tensors/text", lab.tensors));
  node.children.push_back(make(Kind::kParagraph, "lab/tensors/about",
                               "These are its tensors. A GGUF file of a known family describes its "
                               "model too, which is then the one above; for any other choose the "
                               "model above, or read its config.json."));
  return node;
}

Node controls(const Lab& lab, const Answers& answers) {
  Node node = section("lab/ask", "What is asked");
  node.children.push_back(question_choices(lab));
  add_fields("lab/subject", {model_field(lab), card_field(lab)}, node.children);
  node.children.push_back(verdict(answers));
  if (!answers.cautions.empty()) node.children.push_back(cautions(answers));
  add_fields("lab/setting", option_fields(lab, answers, true), node.children);
  node.children.push_back(handles_fold(lab, answers));
  node.children.push_back(more_fold(lab, answers));
  node.children.push_back(find_fold(lab));
  node.children.push_back(file_fold(lab));
  node.children.push_back(dimensions_fold(lab));
  node.children.push_back(figures_fold(lab));
  return node;
}

}  // namespace tmw::lab
