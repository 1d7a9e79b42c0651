#include "core/formula/neutral_words.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <string>
#include <vector>

#include "core/text/characters.h"
#include "core/units/unit_names.h"

namespace tmw {
namespace {

constexpr double kSame = 1e-3;  // an exercise's N = 6.738 billion may be said as 6.74

constexpr std::string_view kNeutral[] = {
    // what is counted or stored
    "weights", "weight", "caches", "cache", "embeddings", "embedding", "layers", "tokens", "token",
    "head", "heads", "optimizer", "states", "state", "kv", "gradients", "grads", "activations",
    "tables", "table", "maps", "scores", "tensors", "matrices", "parameters", "parameter", "params",
    "param", "users", "user", "cards", "card", "gpus", "gpu", "experts", "adapters", "pairs",
    "positions", "sequences", "context", "batch", "norm", "trainable", "rank", "size", "model",
    "memory", "room", "speed", "bandwidth", "ones", "norms", "biases", "attention", "ffn", "mlp",
    "query", "concurrent", "simultaneous", "vectors", "numbers", "mfu", "ctx", "sequence", "length",
    "prompt", "request", "window", "conversation", "chat",
    // what it is all together
    "total", "all", "altogether", "overall", "sum", "answer", "result", "ratio", "probability",
    "loss", "variance", "var", "softmax", "equal", "same", "average", "wall", "time", "wall-clock",
    "clock", "stored", "them", "these", "plain", "memory-bound", "compute-bound", "decides", "full",
    "whole", "entire", "complete", "long", "needed", "required",
    // how exact
    "rounded", "approx", "approximately", "about", "roughly", "exactly", "circa", "ca",
    // what links
    "in", "of", "for", "at", "on", "with", "the", "and", "as", "is",
    // precisions and methods
    "bf16", "fp16", "fp32", "fp8", "int8", "int4", "mixed", "precision", "adam", "adamw", "sgd",
    "gqa", "mha", "mqa", "mla", "moe", "lora", "rope", "inference", "training", "decoding",
    // cards
    "a100", "a100s", "h100", "h100s", "h200", "h200s", "b200", "b200s", "v100", "v100s", "sxm",
    "nvidia", "tpu"};

// How names of models begin.
constexpr std::string_view kModels[] = {"gpt-",  "llama-",   "mixtral", "mistral",
                                        "qwen",  "phi-",     "opt-",    "pythia",
                                        "gemma", "baichuan", "olmo",    "tinyllama"};

// What a number is of, and the symbols that say how many there are.
struct Counted {
  std::string_view word;
  std::string_view symbols;  // with a space before and behind each
};
constexpr Counted kCounted[] = {
    {"layer", " L "},   {"head", " h g "},        {"expert", " E k "},
    {"user", " U "},    {"card", " n cap card "}, {"gpu", " n cap "},
    {"a100", " n "},    {"h100", " n "},          {"b200", " n "},
    {"token", " s T "}, {"context", " s T "},     {"position", " s T "},
    {"tensor", " n "},  {"rank", " r "},          {"bit", " bits w_4 w w_8 "},
    {"day", " days "},  {"mfu", " MFU mfu "},     {"size", " d_k d_k1 d_k2 "},
    {"ones", " d_k "},  {"ratio", " ratio "}};

bool is_part(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '%' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// The comma of "4,096": three digits behind it, and one before.
bool groups_digits(std::string_view text, std::size_t at) {
  const auto digit_at = [text](std::size_t i) { return i < text.size() && is_digit(text[i]); };
  return text[at] == ',' && at > 0 && digit_at(at - 1) && digit_at(at + 1) && digit_at(at + 2) &&
         digit_at(at + 3) && !digit_at(at + 4);
}

// Words and numbers; "K+V" is two, the sign of "E = 8" is one. Empty if anything else is there.
std::optional<std::vector<std::string_view>> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  constexpr std::string_view kCross = "\u00d7";
  for (std::size_t at = 0; at < text.size();) {
    if (text.substr(at, kCross.size()) == kCross) {
      at += kCross.size();
      continue;
    }
    if (text[at] == '=') {
      parts.push_back(text.substr(at++, 1));
      continue;
    }
    if (std::string_view(" ,+'\"").find(text[at]) != std::string_view::npos) {
      ++at;
      continue;
    }
    if (!is_part(text[at])) return std::nullopt;
    const std::size_t start = at;
    while (at < text.size() && text.substr(at, kCross.size()) != kCross &&
           (is_part(text[at]) || groups_digits(text, at)))
      ++at;
    std::string_view part = text.substr(start, at - start);
    while (!part.empty() && part.back() == '.') part.remove_suffix(1);
    if (!part.empty()) parts.push_back(part);
  }
  return parts;
}

// Names of formats, and how many bytes a number has in them.
struct Format {
  std::string_view name;
  double bytes;
};
constexpr Format kFormats[] = {{"fp32", 4}, {"bf16", 2}, {"fp16", 2},
                               {"fp8", 1},  {"int8", 1}, {"int4", 0.5}};

bool is_near(double a, double b) { return std::fabs(a - b) <= kSame * std::fabs(b); }

// A number as it stands and in the multiples and the unit that may be said with it.
struct Said {
  std::vector<double> values;
  bool needs_name = true;  // an amount with a unit needs none
  std::size_t parts = 1;   // how many it takes
};

// The number at the start of the parts: "64", "50%", "128k", "80 GB", "4-bit".
std::optional<Said> said_number(std::span<const std::string_view> parts) {
  const std::string_view part = parts[0];
  std::size_t end = 0;
  std::string digits;
  for (; end < part.size() && (is_digit(part[end]) || part[end] == '.' || part[end] == ',');
       ++end) {
    if (part[end] != ',') digits += part[end];
  }
  const double number = std::strtod(digits.c_str(), nullptr);
  std::string_view unit = part.substr(end);
  if (!unit.empty() && unit.front() == '-') unit.remove_prefix(1);
  Said said{{number}};
  const bool is_behind = unit.empty() && parts.size() > 1;
  if (is_behind) unit = parts[1];
  if (unit.empty()) return said;
  if (unit == "%") return Said{{number / 100}, true, is_behind ? 2u : 1u};
  if (same_without_case(unit, "k")) return Said{{number * 1000, number * 1024}};
  const auto known = find_unit_name(unit);
  if (!known) return is_behind ? std::optional(said) : std::nullopt;
  const bool is_bit = same_without_case(unit, "bit") || same_without_case(unit, "bits");
  if (is_bit || same_without_case(unit, "days"))
    return Said{{number, number * known->factor}, true, is_behind ? 2u : 1u};
  if (known->dimension.is_plain() || known->dimension == kTokens) return said;
  return Said{{number * known->factor}, false, is_behind ? 2u : 1u};
}

bool names(std::string_view word, const Counted& counted) {
  return word.size() >= counted.word.size() && word.size() <= counted.word.size() + 1 &&
         same_without_case(word.substr(0, counted.word.size()), counted.word);
}

// Whether one of the words before or behind a number names the symbol.
bool is_named(const Binding& symbol, std::span<const std::string_view> parts) {
  const std::string spaced = " " + symbol.name + " ";
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    if (const std::size_t hyphen = part.find('-');
        hyphen != std::string_view::npos && is_digit(part[0]))
      part.remove_prefix(hyphen + 1);
    return std::any_of(std::begin(kCounted), std::end(kCounted), [&](const Counted& counted) {
      return names(part, counted) && counted.symbols.find(spaced) != std::string_view::npos;
    });
  });
}

// The pairs of coordinates that are turned are half of a head's.
bool is_half_of_head(const Said& said, const Binding& symbol) {
  return symbol.name == "d_k" && is_near(2 * said.values[0], symbol.value);
}

bool is_listed(const Said& said, std::span<const Binding> symbols,
               std::span<const std::string_view> parts, bool bare_numbers) {
  return std::any_of(symbols.begin(), symbols.end(), [&](const Binding& symbol) {
    const bool is_value = std::any_of(said.values.begin(), said.values.end(),
                                      [&](double value) { return is_near(value, symbol.value); });
    if (bare_numbers && is_half_of_head(said, symbol)) return true;
    return is_value && (bare_numbers || !said.needs_name || is_named(symbol, parts));
  });
}

// Whether a format is none of those that the exercise counts in: "13.48 GB (FP32)" where w = 2.
bool is_another_format(std::string_view word, std::span<const Binding> symbols) {
  const std::string low = lowered(word);
  const auto* format = std::find_if(std::begin(kFormats), std::end(kFormats),
                                    [&](const Format& known) { return known.name == low; });
  if (format == std::end(kFormats)) return false;
  bool has_width = false, is_listed = false;
  for (const Binding& symbol : symbols) {
    const bool is_in_bits = symbol.name == "bits";
    if (!is_in_bits && symbol.name != "w" && symbol.name.substr(0, 2) != "w_") continue;
    has_width = true;
    is_listed = is_listed || symbol.value == (is_in_bits ? 8 * format->bytes : format->bytes);
  }
  return has_width && !is_listed;
}

// "E = 8" of a symbol with that value.
bool is_equation(std::span<const std::string_view> parts, std::span<const Binding> symbols) {
  if (parts.size() < 3 || parts[1] != "=" || !is_digit(parts[2].front())) return false;
  const auto said = said_number(parts.subspan(2));
  return said && std::any_of(symbols.begin(), symbols.end(), [&](const Binding& symbol) {
           const bool is_name =
               symbol.name == parts[0] ||
               (parts[0] == "T" && (symbol.name == "tau" || symbol.name == "\u03c4"));
           return is_name && is_near(said->values[0], symbol.value);
         });
}

}  // namespace

bool is_part_of_cache(std::string_view word) {
  constexpr std::string_view kParts[] = {"K", "V", "Q", "O", "keys", "values", "queries"};
  return std::find(std::begin(kParts), std::end(kParts), word) != std::end(kParts);
}

bool is_neutral_word(std::string_view word) {
  const std::string low = lowered(word);
  const std::string_view text = low;
  return std::find(std::begin(kNeutral), std::end(kNeutral), text) != std::end(kNeutral) ||
         std::any_of(std::begin(kModels), std::end(kModels),
                     [&](std::string_view model) { return text.substr(0, model.size()) == model; });
}

bool is_neutral_phrase(std::string_view text, std::span<const Binding> symbols, bool bare_numbers) {
  const auto parts = parts_of(text);
  if (!parts || parts->empty()) return false;
  const std::span<const std::string_view> all = *parts;
  const auto holds = [&](std::string_view word) {
    return std::find(all.begin(), all.end(), word) != all.end();
  };
  const bool are_all_maps = (holds("K") && holds("V")) || (holds("keys") && holds("values"));
  for (std::size_t at = 0; at < all.size();) {
    if (is_equation(all.subspan(at), symbols)) {
      at += 3;
      continue;
    }
    if (!is_digit(all[at].front())) {
      const bool is_letter_of_all = are_all_maps && is_part_of_cache(all[at]);
      const bool is_size = all[at] == "small" || all[at] == "XL";  // GPT-2 small
      const bool is_of_model = is_size && at > 0 && lowered(all[at - 1]).substr(0, 4) == "gpt-";
      const bool names_unit = at > 0 && all[at - 1] == "in" && find_unit_name(all[at]);
      if (names_unit) return false;  // "in bits", "in params"
      if (is_another_format(all[at], symbols)) return false;
      if (!is_neutral_word(all[at]) && !is_letter_of_all && !is_of_model) return false;
      ++at;
      continue;
    }
    const auto said = said_number(all.subspan(at));
    if (!said || !is_listed(*said, symbols, all, bare_numbers)) return false;
    at += said->parts;
  }
  return true;
}

std::optional<int> numbers_in_span(std::string_view text, std::span<const Binding> symbols) {
  constexpr std::string_view kPairs = "pairs ";
  text = trimmed(text);
  if (text.substr(0, kPairs.size()) == kPairs) text = trimmed(text.substr(kPairs.size()));
  const auto number_at = [&text] {
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::string digits(text.substr(0, end));
    text.remove_prefix(end);
    return digits.empty() || digits.size() > 6 ? -1 : std::atoi(digits.c_str());
  };
  const int low = number_at();
  text = trimmed(text);
  std::size_t sign = 0;
  for (const std::string_view one : {"-", "\u2013", "to "}) {
    if (text.substr(0, one.size()) == one) sign = one.size();
  }
  if (low <= 1 || sign == 0) return std::nullopt;
  text = trimmed(text.substr(sign));
  const int high = number_at();
  const bool is_to_last =
      std::any_of(symbols.begin(), symbols.end(), [high](const Binding& symbol) {
        return symbol.name == "d_k" && symbol.value == 2.0 * (high + 1);
      });
  if (high <= low || !text.empty() || !is_to_last) return std::nullopt;
  return high - low + 1;
}

}  // namespace tmw
