#include "core/lab/address.h"

#include <algorithm>
#include <span>

#include "core/lab/fields.h"
#include "core/lab/number_texts.h"
#include "core/lab/plots.h"
#include "core/text/characters.h"
#include "core/transformer/presets.h"
#include "core/transformer/validate.h"

namespace tmw::lab {
namespace {

constexpr std::string_view kOwn = "own";
constexpr std::string_view kModelPrefix = "model.";
constexpr std::string_view kCardPrefix = "card.";
constexpr std::string_view kServePrefix = "serve.";
constexpr std::string_view kTrainPrefix = "train.";
constexpr std::string_view kPin = "pin";  // a pinned state that is the present one
constexpr std::string_view kPinPrefix = "pin.";
constexpr std::string_view kPlot = "plot";
constexpr std::string_view kOver = "over";
constexpr std::string_view kContext = "context";  // of a model of one's own
constexpr std::size_t kLongestName = 80;

bool stays(char c) {
  return is_letter(c) || is_digit(c) || std::string_view("-._~:,/").find(c) != std::string::npos;
}

std::string encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (stays(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
  return out;
}

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  const char low = lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size();
    const int high = escape ? hex_digit(text[i + 1]) : -1;
    const int low = escape ? hex_digit(text[i + 2]) : -1;
    if (high >= 0 && low >= 0) {
      out += static_cast<char>(16 * high + low);
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

template <class Thing>
Differences differences_of(const Thing& thing, const Thing& base,
                           std::span<const Part<Thing>> parts) {
  Differences all;
  for (const Part<Thing>& part : parts) {
    std::string text = part.get(thing);
    if (text != part.get(base)) all.emplace_back(part.name, std::move(text));
  }
  return all;
}

struct Pair {
  std::string key;
  std::string value;
};
using Pairs = std::vector<Pair>;

void add_options(Pairs& pairs, std::string_view prefix, const std::vector<plan::Asked>& options) {
  for (const plan::Asked& one : options)
    pairs.push_back({std::string(prefix) + one.option, one.text.value_or("1")});
}

template <class Thing>
void add_thing(Pairs& pairs, const std::string& key, const Thing& thing) {
  const bool own = thing.preset.empty();
  pairs.push_back({key, own ? std::string(kOwn) : thing.preset});
  if (own) pairs.push_back({key + ".name", thing.named.name});
  if constexpr (requires { thing.named.context_tokens; }) {
    const std::int64_t context = thing.named.context_tokens;
    if (own && context > 0)
      pairs.push_back({key + "." + std::string(kContext), std::to_string(context)});
  }
  for (const auto& [name, text] : differences(thing)) pairs.push_back({key + "." + name, text});
}

Pairs pairs_of(const State& state) {
  const bool serve = state.question == Question::kServe;
  Pairs pairs = {{"v", std::to_string(kAddressVersion)}};
  if (!serve) pairs.push_back({"ask", "train"});
  add_thing(pairs, "model", state.model);
  add_thing(pairs, "card", state.card);
  add_options(pairs, serve ? "" : kServePrefix, state.serve);
  add_options(pairs, serve ? kTrainPrefix : "", state.train);
  return pairs;
}

const Pair* find_pair(const Pairs& pairs, std::string_view key) {
  for (const Pair& pair : pairs) {
    if (pair.key == key) return &pair;
  }
  return nullptr;
}

// The view without what is usual or not of the question.
View told_view(Question question, const View& view) {
  const PlotKind& kind = plot_of(question, view.plot);
  View told;
  if (kind.id == view.plot && kind.id != plots_of(question).front().id) told.plot = view.plot;
  if (view.over != kind.over && can_run(question, view.over)) told.over = view.over;
  return told;
}

// In what the pinned state differs: what it lacks has no value.
Pairs pin_pairs(const Pairs& now, const Pairs& pinned) {
  Pairs pairs;
  for (const Pair& pair : pinned) {
    const Pair* same = find_pair(now, pair.key);
    if (same == nullptr || same->value != pair.value)
      pairs.push_back({std::string(kPinPrefix) + pair.key, pair.value});
  }
  for (const Pair& pair : now) {
    if (find_pair(pinned, pair.key) == nullptr)
      pairs.push_back({std::string(kPinPrefix) + pair.key, ""});
  }
  if (pairs.empty()) pairs.push_back({std::string(kPin), "1"});
  return pairs;
}

std::string written(const Pairs& pairs) {
  std::string text;
  for (const Pair& pair : pairs) {
    if (!text.empty()) text += '&';
    text += pair.key + "=" + encoded(pair.value);
  }
  return text;
}

Pairs pairs_of(std::string_view query) {
  Pairs pairs;
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view one = query.substr(0, end);
    query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
    if (one.empty()) continue;
    const std::size_t equals = one.find('=');
    const bool alone = equals == std::string_view::npos;
    pairs.push_back({decoded(one.substr(0, equals)), alone ? "" : decoded(one.substr(equals + 1))});
  }
  return pairs;
}

// Takes the prefix off a key that begins with it.
bool take(std::string_view& key, std::string_view prefix) {
  if (key.substr(0, prefix.size()) != prefix) return false;
  key.remove_prefix(prefix.size());
  return true;
}

template <class Thing>
bool set_part(Thing& thing, std::span<const Part<Thing>> parts, std::string_view name,
              std::string_view text) {
  for (const Part<Thing>& part : parts) {
    if (part.name == name) return part.set(thing, text);
  }
  return false;
}

// Reads the pairs in three rounds, whatever their order: what is asked, of what, and the details.
class Reader {
 public:
  explicit Reader(Pairs pairs) : pairs_(std::move(pairs)) { read_.state = first_state(); }

  ReadState read() {
    for (const Pair& pair : pairs_) begin(pair);
    for (const Pair& pair : pairs_) detail(pair);
    settle();
    return std::move(read_);
  }

 private:
  void tell(const Pair& pair, const std::string& why) {
    read_.told.push_back("\"" + pair.key + "=" + pair.value + "\" in the address " + why);
  }

  void begin(const Pair& pair) {
    State& state = read_.state;
    if (pair.key == "v" && pair.value != std::to_string(kAddressVersion)) {
      tell(pair, "is of another version of the Lab: what this one knows of it is shown.");
    } else if (pair.key == "ask") {
      if (pair.value == "train") state.question = Question::kTrain;
      if (pair.value != "train" && pair.value != "serve")
        tell(pair, "is no question that this Lab knows.");
    } else if (pair.key == "model" && pair.value == kOwn) {
      state.model = {"", {transformer::Model{}, "Own model", {}}};
    } else if (pair.key == "card" && pair.value == kOwn) {
      state.card = {"", {transformer::Hardware{}, "Own card"}};
    } else if (pair.key == "model" && !take_model(state, pair.value)) {
      tell(pair, "is no model that this Lab knows; another one is shown.");
    } else if (pair.key == "card" && !take_card(state, pair.value)) {
      tell(pair, "is no card that this Lab knows; another one is shown.");
    }
  }

  void detail(const Pair& pair) {
    State& state = read_.state;
    std::string_view key = pair.key;
    if (key == "v" || key == "ask" || key == "model" || key == "card") return;
    std::string fault;
    if (key == kPlot) {
      read_.view.plot = pair.value;
      if (plot_of(state.question, pair.value).id != pair.value)
        fault = "is no plot that this Lab knows; another one is shown.";
    } else if (key == kOver) {
      read_.view.over = pair.value;
      if (!can_run(state.question, pair.value))
        fault = "is nothing that a plot of this Lab runs over.";
    } else if (take(key, kModelPrefix)) {
      if (key == "name" && state.model.preset.empty()) {
        if (!pair.value.empty()) state.model.named.name = pair.value.substr(0, kLongestName);
      } else if (key == kContext && state.model.preset.empty()) {
        state.model.named.context_tokens = whole_from(pair.value).value_or(0);
      } else if (!set_part(state.model.named.model, model_parts(), key, pair.value)) {
        fault = "is nothing that this Lab knows of a model.";
      }
    } else if (take(key, kCardPrefix)) {
      if (key == "name" && state.card.preset.empty()) {
        if (!pair.value.empty()) state.card.named.name = pair.value.substr(0, kLongestName);
      } else if (!set_part(state.card.named.hardware, card_parts(), key, pair.value)) {
        fault = "is nothing that this Lab knows of a card.";
      }
    } else {
      Question question = state.question;
      if (take(key, kServePrefix)) question = Question::kServe;
      if (take(key, kTrainPrefix)) question = Question::kTrain;
      if (pair.value.empty() || !set_option(state, question, key, pair.value).empty())
        fault = "is nothing that this Lab knows, and is left out.";
    }
    if (!fault.empty()) tell(pair, fault);
  }

  // What the parts come to must be a model and a card.
  void settle() {
    State& state = read_.state;
    read_.view = told_view(state.question, read_.view);
    const std::string fault = transformer::problem_with(state.model.named.model);
    if (!fault.empty()) {
      read_.told.push_back("The model of the address is not sound, so another one is shown. " +
                           fault);
      const std::string preset = state.model.preset;
      if (!take_model(state, preset)) state.model = first_state().model;
    }
    const transformer::Hardware& card = state.card.named.hardware;
    if (card.flops_per_second > 0 && card.memory_bytes > 0 && card.bytes_per_second > 0) return;
    read_.told.push_back(
        "The card of the address has no memory, bandwidth or peak rate, so another one is shown.");
    const std::string preset = state.card.preset;
    if (!take_card(state, preset)) state.card = first_state().card;
  }

  Pairs pairs_;
  ReadState read_;
};

}  // namespace

Differences differences(const AskedModel& model) {
  const auto* preset =
      transformer::find_preset(transformer::shipped_models().presets, model.preset);
  return differences_of(model.named.model, preset == nullptr ? transformer::Model{} : preset->model,
                        model_parts());
}

Differences differences(const AskedCard& card) {
  const auto* preset =
      transformer::find_preset(transformer::shipped_hardware().presets, card.preset);
  return differences_of(card.named.hardware,
                        preset == nullptr ? transformer::Hardware{} : preset->hardware,
                        card_parts());
}

std::string write_address(const State& state, const std::optional<State>& pin, const View& view) {
  static const std::string kFirst = written(pairs_of(first_state()));
  Pairs pairs = pairs_of(state);
  if (pin) {
    for (Pair& pair : pin_pairs(pairs, pairs_of(*pin))) pairs.push_back(std::move(pair));
  }
  const View told = told_view(state.question, view);
  if (!told.plot.empty()) pairs.push_back({std::string(kPlot), told.plot});
  if (!told.over.empty()) pairs.push_back({std::string(kOver), told.over});
  std::string address = written(pairs);
  return address == kFirst ? std::string() : address;
}

ReadState read_address(std::string_view query) {
  Pairs now;
  Pairs pinned;
  bool has_pin = false;
  for (Pair& pair : pairs_of(query)) {
    std::string_view key = pair.key;
    if (key == kPin) {
      has_pin = true;
    } else if (take(key, kPinPrefix)) {
      pinned.push_back({std::string(key), std::move(pair.value)});
    } else {
      now.push_back(std::move(pair));
    }
  }
  ReadState read = Reader(now).read();
  if (!has_pin && pinned.empty()) return read;
  std::erase_if(now, [](const Pair& one) { return one.key == kPlot || one.key == kOver; });
  for (Pair& pair : pinned) {
    std::erase_if(now, [&pair](const Pair& one) { return one.key == pair.key; });
    if (!pair.value.empty()) now.push_back(std::move(pair));
  }
  ReadState other = Reader(std::move(now)).read();
  read.pin = std::move(other.state);
  for (std::string& sentence : other.told) {
    if (std::find(read.told.begin(), read.told.end(), sentence) == read.told.end())
      read.told.push_back("Of the pin: " + std::move(sentence));
  }
  return read;
}

}  // namespace tmw::lab
