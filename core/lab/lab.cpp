#include "core/lab/lab.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/lab/game_deeds.h"
#include "core/lab/number_texts.h"
#include "core/lab/page.h"
#include "core/lab/page_parts.h"
#include "core/lab/plots.h"
#include "core/lab/share.h"
#include "core/lab/why.h"
#include "core/plan/answers.h"
#include "core/transformer/config_reader.h"
#include "core/transformer/weight_file.h"

namespace tmw::lab {
namespace {

// What a deed does to the lab; `committed` deeds end the editing of a field.
struct Outcome {
  bool committed = true;
  std::string announce = {};
  std::string copy = {};
  std::string file = {};
  std::string text = {};
  bool choose_file = false;
};

std::string address_of(const Lab& lab) { return write_address(lab.state, lab.pin, lab.view); }

Outcome open(Lab& lab, const std::string& query) {
  const bool back_to_it = lab.begun && query.empty();
  if (!back_to_it && query != address_of(lab)) {
    ReadState read = read_address(query);
    if (lab.begun && !same_state(lab.state, read.state)) lab.before = lab.state;
    lab.state = std::move(read.state);
    lab.pin = std::move(read.pin);
    if (lab.view != read.view) lab.read.reset();
    lab.view = std::move(read.view);
    if (lab.pin) lab.open.insert("why");
    lab.told = std::move(read.told);
  }
  lab.begun = true;
  return {};
}

void toggle(std::set<std::string>& open, const std::string& id, bool only_open) {
  if (open.insert(id).second || only_open) return;
  open.erase(id);
}

// A field is edited: what was typed stays there, and the state keeps what could be read.
Outcome edit(Lab& lab, const std::string& field, const std::string& value, std::string fault) {
  lab.edited = field;
  lab.typed = value;
  lab.fault = std::move(fault);
  return {.committed = false};
}

// Chooses options, each a name and a value.
void take_all(State& state, std::string_view pairs) {
  const auto word = [&pairs] {
    const std::size_t end = std::min(pairs.find(' '), pairs.size());
    const std::string_view one = pairs.substr(0, end);
    pairs.remove_prefix(std::min(end + 1, pairs.size()));
    return one;
  };
  while (!pairs.empty()) {
    const std::string_view option = word();
    (void)set_option(state, state.question, option, word());
  }
}

// A handle is drawn through values, one step until it is let go ("12!").
Outcome drag(Lab& lab, const std::string& field, std::string_view option, std::string_view place) {
  const bool let_go = place.ends_with('!');
  if (let_go) place.remove_suffix(1);
  const std::optional<std::int64_t> number = whole_from(place);
  const std::string text =
      number ? handle_text(lab.state.question, option, static_cast<std::size_t>(*number)) : "";
  if (!let_go && !text.empty()) (void)set_option(lab.state, lab.state.question, option, text);
  if (!let_go) lab.edited = field;
  return {.committed = let_go};
}

Outcome choose_model(Lab& lab, const std::string& id) {
  if (take_model(lab.state, id)) lab.search.clear();
  return {};
}

Outcome start_anew(Lab& lab) {
  lab.state = first_state();
  lab.view = {};
  lab.search.clear();
  return {};
}

Outcome pin(Lab& lab) {
  lab.pin = lab.state;
  lab.against_before = false;
  lab.open.insert("why");
  return {.announce = "Pinned. Later changes are compared with this."};
}

// For the live region, when it is asked for: the largest changes of answers, without their terms.
Outcome say_changes(const Lab& lab) {
  constexpr std::size_t kMost = 4;
  const bool step = lab.before && (!lab.pin || lab.against_before);
  const std::optional<State>& earlier = step ? lab.before : lab.pin;
  if (!earlier) return {.announce = "Nothing was changed yet."};
  const Why changed = why(*earlier, lab.state);
  if (!changed.problem.empty()) return {.announce = changed.problem};
  std::string words = step ? "Since the last step:" : "Since the pin:";
  std::size_t count = 0;
  for (const Change& one : changed.changes) {
    if (one.term || ++count > kMost) continue;
    words += " " + one.name + " " + in_words(one.now, one.unit) + ", " + in_words(one) + ".";
  }
  return {.announce = count == 0 ? "Every answer is the same." : words};
}

Outcome copy(const Lab& lab, const std::string& form) {
  Outcome outcome;
  outcome.copy = share_text(lab.state, form);
  outcome.announce = outcome.copy.empty()     ? "There is no answer to copy."
                     : outcome.copy == "link" ? "Link copied."
                                              : "Copied.";
  return outcome;
}

// A sentence if this is no model; else it is the model from now on.
std::string take_config(Lab& lab, const std::string& name, const std::string& text) {
  const transformer::ReadModel read = transformer::read_model(text);
  if (!read.model) return read.error;
  const std::string own = name.empty() ? "Own model" : name;
  lab.state.model = {
      "", {*read.model, read.name.empty() ? own : read.name, read.notes, read.context_tokens}};
  lab.tensors.clear();
  return {};
}

// A GGUF file may describe its model; then that is the model from now on.
bool take_described(Lab& lab, const std::string& name, const std::string& bytes) {
  if (!transformer::is_gguf(bytes)) return false;
  const transformer::ReadWeights weights = transformer::read_gguf(bytes, std::nullopt);
  if (!weights.file) return false;
  const transformer::ReadModel read = transformer::described_model(*weights.file);
  if (!read.model) return false;
  lab.state.model = {
      "", {*read.model, read.name.empty() ? name : read.name, read.notes, read.context_tokens}};
  return true;
}

// What a file begins with: a description of a model becomes the model, a header of weights is told.
Outcome take_file(Lab& lab, const std::string& name, const std::string& bytes) {
  Outcome outcome;
  lab.told.clear();
  if (plan::is_weights(bytes)) {
    const plan::WeightsAnswer weights =
        plan::weights_answer(name, bytes, std::nullopt, plan::Form::kLines);
    lab.tensors = weights.answer.text;
    if (!weights.answer.error.empty()) lab.told = {weights.answer.error};
    const bool described = take_described(lab, name, bytes);
    outcome.announce = described ? "The file's header is read: it is the model from now on."
                                 : "The file's header is read; its tensors are listed below.";
  } else {
    const std::string fault = take_config(lab, name, bytes);
    if (!fault.empty()) lab.told = {"\"" + name + "\" is no model that can be read. " + fault};
    outcome.announce = fault.empty() ? "The file is read: it is the model from now on." : "";
  }
  return outcome;
}

// What is pasted is taken as soon as it is a whole description.
Outcome paste(Lab& lab, const std::string& field, const std::string& text) {
  std::string fault = text.empty() ? std::string() : take_config(lab, {}, text);
  const bool taken = !text.empty() && fault.empty();
  return edit(lab, field, taken ? std::string() : text, std::move(fault));
}

// A range tells an index, a pointer in the plot the share of its width: "@0.25".
void read_at(Lab& lab, std::string_view value) {
  if (value.ends_with('!')) return;  // let go where it was
  const Plot plot = make_plot(lab.state, lab.view.plot, lab.view.over);
  const bool pointed = value.substr(0, 1) == "@";
  const std::optional<double> number = number_from(pointed ? value.substr(1) : value);
  if (!number || !plot.problem.empty()) return;
  const std::size_t index = pointed ? index_at(plot, *number) : static_cast<std::size_t>(*number);
  lab.read = std::min(index, plot.runs.size() - 1);
}

Outcome save(const Lab& lab, const std::string& form) {
  const Plot plot = make_plot(lab.state, lab.view.plot, lab.view.over);
  if (!plot.problem.empty()) return {.announce = plot.problem};
  const std::string name = "lab-" + plot.id + "-over-" + plot.over;
  if (form == "svg") return {.file = name + ".svg", .text = svg_of(plot)};
  if (form == "csv") return {.file = name + ".csv", .text = csv_of(lab.state, plot)};
  return {};
}

Outcome carry_out(Lab& lab, const std::string& word, const std::string& about,
                  const std::string& value) {
  State& state = lab.state;
  const std::string field = word + " " + about;
  if (word == "open") return open(lab, value);
  if (word == "question") {
    const Question asked = about == "train" ? Question::kTrain : Question::kServe;
    if (asked != state.question) lab.view = {};  // each has plots of its own
    state.question = asked;
  } else if (word == "model") {
    return choose_model(lab, about.empty() ? value : about);
  } else if (word == "card") {
    if (take_card(state, about.empty() ? value : about)) lab.search.clear();
  } else if (word == "option") {
    return edit(lab, field, value, set_option(state, state.question, about, value));
  } else if (word == "drag") {
    return drag(lab, field, about, value);
  } else if (word == "choose") {
    (void)set_option(state, state.question, about, value);
  } else if (word == "take") {  // "zero 3 cards 16", of a remedy
    take_all(state, about);
  } else if (word == "model-part") {
    return edit(lab, field, value, set_model_part(state, about, value));
  } else if (word == "card-part") {
    return edit(lab, field, value, set_card_part(state, about, value));
  } else if (word == "plot") {
    lab.view.plot = value;  // what it runs over stays: every plot can run over it
    lab.read.reset();
  } else if (word == "over") {
    lab.view.over = value;
    lab.read.reset();
  } else if (word == "read") {
    read_at(lab, value);
  } else if (word == "save") {
    return save(lab, about);
  } else if (word == "search") {
    lab.search = value;
    return edit(lab, field, value, {});
  } else if (word == "fold") {
    toggle(lab.open, about, !value.empty());
  } else if (word == "anew") {
    return start_anew(lab);
  } else if (word == "pin") {
    return pin(lab);
  } else if (word == "unpin") {
    lab.pin.reset();
  } else if (word == "against") {
    lab.against_before = about == "step";
  } else if (word == "paste") {
    return paste(lab, field, value);
  } else if (word == "choose-file") {
    return {.choose_file = true};
  } else if (word == "file") {
    return take_file(lab, about, value);
  } else if (word == "say") {
    return say_changes(lab);
  } else if (word == "copy") {
    return copy(lab, about);
  }
  return {};
}

}  // namespace

Said act(Lab& lab, const std::string& deed, const std::string& value) {
  const std::size_t blank = deed.find(' ');
  const std::string word = deed.substr(0, blank);
  const std::string about = blank == std::string::npos ? "" : deed.substr(blank + 1);
  const std::string was_edited = std::exchange(lab.edited, {});
  const State earlier = lab.state;
  const View looked_at = lab.view;
  lab.typed.clear();
  lab.fault.clear();
  if (const std::optional<Played> played = play(lab, word, about, value)) {
    Said said;
    said.sheet = sheet::write_sheet(game_page(lab));
    said.query = write_game(*lab.game);
    said.announce = played->announce;
    said.note = played->note;
    return said;
  }
  lab.game.reset();
  Outcome outcome = carry_out(lab, word, about, value);
  const Guided guided = tend_guide(lab, earlier, word, about);
  const bool opened = word == "open";
  const bool changed = !opened && !same_state(earlier, lab.state);
  // What is typed into one field is one step, however many keys it takes.
  const bool same_step = !outcome.committed && lab.edited == was_edited;
  Said said;
  const bool stepped = changed && !same_step;
  const bool looked_elsewhere = !opened && lab.view != looked_at;
  said.push = stepped || looked_elsewhere;
  if (stepped) lab.before = earlier;
  if (changed && word != "file") lab.told.clear();
  if (changed) lab.read.reset();
  said.sheet = sheet::write_sheet(page_of(lab));
  said.query = address_of(lab);
  said.announce = outcome.announce + guided.announce;
  said.note = guided.note;
  said.copy = std::move(outcome.copy);
  said.choose_file = outcome.choose_file;
  said.file = std::move(outcome.file);
  said.text = std::move(outcome.text);
  return said;
}

}  // namespace tmw::lab
