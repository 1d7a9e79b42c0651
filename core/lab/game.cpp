#include "core/lab/game.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "core/plan/asking.h"
#include "core/plan/serving_plan.h"
#include "core/plan/training_plan.h"

namespace tmw::lab {
namespace {

// The next of a row of random numbers. Source: Steele, Lea and Flood 2014, SplitMix64.
std::uint64_t next_random(std::uint64_t& state) {
  state += 0x9e3779b97f4a7c15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

// Fisher and Yates.
template <class T>
void shuffle(std::vector<T>& things, std::uint64_t& random) {
  for (std::size_t i = things.size(); i > 1; --i)
    std::swap(things[i - 1], things[next_random(random) % i]);
}

template <class Keep>
std::vector<const Run*> some_of(const std::vector<Run>& runs, Keep keep) {
  std::vector<const Run*> some;
  for (const Run& run : runs) {
    if (keep(run)) some.push_back(&run);
  }
  return some;
}

// About half of them of either sort, four to six, so that counting does not help.
std::vector<const Run*> mixed(std::vector<const Run*> one, std::vector<const Run*> other,
                              std::uint64_t& random) {
  shuffle(one, random);
  shuffle(other, random);
  const std::size_t first =
      std::min<std::size_t>(kRounds / 2 - 1 + next_random(random) % 3, one.size());
  one.resize(first);
  other.resize(std::min<std::size_t>(kRounds - first, other.size()));
  one.insert(one.end(), other.begin(), other.end());
  shuffle(one, random);
  return one;
}

std::string_view value_of(std::string_view query, std::string_view key) {
  while (!query.empty()) {
    const std::size_t end = query.find('&');
    const std::string_view pair = query.substr(0, end);
    if (pair.size() > key.size() && pair.substr(0, key.size()) == key && pair[key.size()] == '=')
      return pair.substr(key.size() + 1);
    query = end == std::string_view::npos ? std::string_view() : query.substr(end + 1);
  }
  return {};
}

template <class Integer>
std::optional<Integer> number_of(std::string_view text) {
  Integer value = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || stop != text.data() + text.size())
    return std::nullopt;
  return value;
}

Gap serving_gap(const State& state) {
  const auto asked = plan::read_setup<plan::ServingSetup>(state.serve);
  const plan::ServingPlan plan =
      plan::plan_serving(state.model.named.model, state.card.named.hardware, asked.setup);
  const transformer::ServingTerms terms = plan.expected_terms.value_or(transformer::ServingTerms{});
  const double read = plan.step.weight_seconds + plan.step.cache_seconds;
  Gap gap;
  gap.bound = plan.step.seconds;
  gap.expected = plan.expected_step.seconds;
  gap.lost = {terms.memory - read, terms.compute, terms.layers, terms.link};
  if (plan.step.compute_seconds > read)  // the bound is arithmetic then, and reading comes on top
    gap.lost = {terms.memory, terms.compute - plan.step.compute_seconds, terms.layers, terms.link};
  return gap;
}

Gap training_gap(const State& state) {
  const auto asked = plan::read_setup<plan::TrainingSetup>(state.train);
  const plan::TrainingPlan plan =
      plan::plan_training(state.model.named.model, state.card.named.hardware, asked.setup);
  const transformer::TrainingTerms terms =
      plan.expected_terms.value_or(transformer::TrainingTerms{});
  Gap gap;
  gap.bound = terms.compute / transformer::shipped_expected().training.compute;
  gap.expected = plan.expected_step.seconds;
  gap.lost = {terms.compute - gap.bound, terms.bubble,
              terms.tensor_in_node + terms.tensor_between_nodes, terms.data, terms.layer_runs};
  return gap;
}

}  // namespace

std::string_view name_of(GameKind kind) {
  return kind == GameKind::kCrash ? "fit-or-crash" : "explain-the-gap";
}

GameKind game_named(std::string_view name) {
  return name == name_of(GameKind::kGap) ? GameKind::kGap : GameKind::kCrash;
}

std::string write_game(const Game& game) {
  std::string query = "game=" + std::to_string(game.seed);
  if (!game.said.empty()) query += "&said=" + game.said;
  if (game.at > 1) query += "&at=" + std::to_string(game.at);
  return query;
}

Game read_game(GameKind kind, std::string_view query) {
  Game game;
  game.kind = kind;
  game.seed = number_of<std::uint64_t>(value_of(query, "game")).value_or(1);
  const std::string_view said = value_of(query, "said").substr(0, kRounds);
  const std::vector<const Run*> rounds = rounds_of(game);
  for (std::size_t i = 0; i < said.size() && i < rounds.size(); ++i) {
    const std::vector<GameChoice> known = choices(kind, *rounds[i]);
    if (std::none_of(known.begin(), known.end(),
                     [&](const GameChoice& one) { return one.letter == said[i]; }))
      break;
    game.said += said[i];
  }
  const int most = std::min(static_cast<int>(game.said.size()) + 1, kRounds + 1);
  game.at = std::clamp(number_of<int>(value_of(query, "at")).value_or(1), 1, most);
  return game;
}

std::vector<const Run*> rounds_of(const Game& game) {
  std::uint64_t random = game.seed;
  const Runs& runs = shipped_runs();
  if (game.kind == GameKind::kCrash)
    return mixed(some_of(runs.crash, [](const Run& run) { return run.ran; }),
                 some_of(runs.crash, [](const Run& run) { return !run.ran; }), random);
  const auto serves = [](const Run& run) { return run.state.question == Question::kServe; };
  return mixed(some_of(runs.gap, serves),
               some_of(runs.gap, [&](const Run& run) { return !serves(run); }), random);
}

std::vector<GameChoice> choices(GameKind kind, const Run& run) {
  if (kind == GameKind::kCrash) return {{'f', "It fitted"}, {'c', "It crashed"}};
  if (run.state.question == Question::kServe)
    return {{'a', "Memory that is read more slowly than the data sheet says"},
            {'b', "Arithmetic, that of other users' prompts too"},
            {'c', "A fixed time for each layer"},
            {'d', "Numbers sent between the cards"}};
  return {{'a', "Arithmetic below the peak rate"},
          {'b', "A pipeline that fills and drains"},
          {'c', "Activations sent between tensor-parallel cards"},
          {'d', "Gradients added up over data-parallel cards"},
          {'e', "A fixed time for each layer and micro-batch"}};
}

Gap gap_of(const Run& run) {
  return run.state.question == Question::kServe ? serving_gap(run.state) : training_gap(run.state);
}

char right_choice(GameKind kind, const Run& run) {
  if (kind == GameKind::kCrash) return run.ran ? 'f' : 'c';
  const std::vector<double> lost = gap_of(run).lost;
  const auto largest = std::max_element(lost.begin(), lost.end());
  return static_cast<char>('a' + std::distance(lost.begin(), largest));
}

int score_of(const Game& game) {
  const std::vector<const Run*> rounds = rounds_of(game);
  int score = 0;
  for (std::size_t i = 0; i < game.said.size() && i < rounds.size(); ++i)
    score += game.said[i] == right_choice(game.kind, *rounds[i]) ? 1 : 0;
  return score;
}

}  // namespace tmw::lab
