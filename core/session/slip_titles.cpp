#include "core/session/slip_titles.h"

#include <algorithm>
#include <charconv>
#include <span>
#include <variant>

#include "core/exercise/build.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem_part.h"
#include "core/learner/slip_records.h"
#include "core/session/practice_words.h"
#include "core/text/split.h"

namespace tmw {
namespace {

// The words of way number `at` of a list of them; empty if there are fewer.
template <typename Ways>
std::string words_at(const Ways& ways, const std::string& at) {
  std::size_t number = 0;
  const auto read = std::from_chars(at.data(), at.data() + at.size(), number);
  return read.ec == std::errc() && number < ways.size() ? ways[number].words : std::string();
}

std::string words_of_fault(const BuildProblem& code, std::string_view name) {
  for (const NamedFault& fault : code.faults) {
    if (fault.name == name) return fault.words;
  }
  return {};
}

// What the author of an exercise says to one of its slips; empty before its chapter is there.
std::string own_words(const Session& session, const std::string& key) {
  const std::vector<std::string> name = split(key, ':');  // exercise, part, sort, its name there
  const Exercise* exercise = find_exercise(session.workbook, name.front());
  if (exercise == nullptr || name.size() < 4) return {};
  const Problem problem = instantiate(*exercise, 0).problem;
  if (const auto* code = std::get_if<BuildProblem>(&problem.task))
    return words_of_fault(*code, key.substr(key.find(":code:") + sizeof ":code:" - 1));
  const std::span<const ProblemPart> parts = parts_of(problem);
  std::size_t part = 0;
  std::from_chars(name[1].data(), name[1].data() + name[1].size(), part);
  if (part >= parts.size()) return {};
  const NumericQuestion& question = parts[part].question;
  return name[2] == "author" ? words_at(question.slips, name[3])
                             : words_at(question.conventions, name[3]);
}

// Up to the first stop, colon or semicolon that a space or the end follows.
std::string first_clause(const std::string& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool stop = words[i] == '.' || words[i] == ':' || words[i] == ';';
    if (stop && (i + 1 == words.size() || words[i + 1] == ' ')) return words.substr(0, i);
  }
  return words;
}

const SlipTitle* title_of(std::string_view key) {
  for (const SlipTitle& title : slip_titles()) {
    if (title.key == key) return &title;
  }
  return nullptr;
}

}  // namespace

const std::vector<SlipTitle>& slip_titles() {
  static const std::vector<SlipTitle> titles = {
      {"gb-for-gib", "GB for GiB", "A GB is 10⁹ bytes, a GiB 2³⁰: look which one is asked."},
      {"gib-for-gb", "GiB for GB", "A GiB is 2³⁰ bytes, a GB 10⁹: look which one is asked."},
      {"binary-part", "GB and GiB mixed on the way",
       "Turn every amount into bytes first; divide once, at the end."},
      {"binary-traffic", "GB and GiB mixed in bandwidth",
       "Bandwidth is told in GB/s, 10⁹ bytes: count the bytes in the same unit."},
      {"binary-million", "2²⁰ for a million",
       "A million is 10⁶; only bytes come in powers of two."},
      {"other-unit", "Another unit than asked", "Read the unit beside the field before you type."},
      {"percent", "A fraction for per cent", "Per cent is the fraction times 100."},
      {"percent-for-share", "Per cent for a fraction", "A fraction lies between 0 and 1."},
      {"group-size", "The group size for the KV heads",
       "n_kv_heads counts the heads that are kept, not the queries that share one."},
      {"drop-term", "A term left out", "Name every part of the sum before you add."},
      {"drop-factor", "A factor left out",
       "Say what each factor counts; a missing one shows then."},
      {"related-symbol", "A symbol taken for its relative",
       "n_heads, n_kv_heads, d_model and d_k differ: write the name down with its value."},
      {"count-twice", "A part counted twice", "Ask of each part whether it exists once or twice."},
      {"quarter", "Two factors of 2 left out",
       "Keys and values are both kept, and a 16-bit number has 2 bytes."},
      {"value-width", "Bytes per number mistaken",
       "FP32 has 4 bytes, BF16 and FP16 2, INT8 1, INT4 half a byte."},
      {"bits", "Bits for bytes", "8 bits are a byte."},
      {"bytes-for-bits", "Bytes for bits", "8 bits are a byte: divide once, not twice."},
      {"thousands", "A factor of a thousand",
       "Check the prefix: k, M, G and T are a thousand apart."},
      {"not-squared", "A square left out",
       "A matrix from d_model to d_model has d_model² numbers."},
      {"drop-divisor", "A division left out",
       "Say in which unit you hold the number at each step."},
      {"other-rounding", "Rounded the other way",
       "What must be enough is rounded up; what must fit is rounded down."},
      {"no-rounding", "Not rounded to whole things", "There is no half card and no half user."},
      {"queries-too", "Queries kept in the cache", "Only keys and values are kept."},
      {"sparse-peak", "The peak for sparse matrices",
       "Data sheets print it large: the dense peak is half of it."},
      {"other-card", "The number of another card",
       "Take peak and bandwidth of the card that is asked."},
      {"for-each", "What exists once, counted for each",
       "Weights are read once for all users; a cache exists for each."},
      {"rounded-given", "A given number rounded first", "Put the number in as it is given."},
      {"step-answered", "A step given for the answer", "Read once more what is asked."},
      {"step-in-its-unit", "A step given in its own unit", "Read once more what is asked."},
      {"half", "Half of it", "A multiply-add is two operations; keys and values are two."},
      {"twice", "Twice of it", "Look for a factor 2 that is counted twice."},
      {"forward-only", "The forward pass alone",
       "Training costs a backward pass, twice the forward one."},
      {"with-backward", "The backward pass counted, too", "Serving has no backward pass."},
      {"times-for-over", "Multiplied instead of divided",
       "Let the units decide: they must come out right."},
      {"upside-down", "A fraction upside down", "Let the units decide: they must come out right."},
      {"plus-for-minus", "Plus for minus", "Ask whether the part is added or taken away."},
      {"one", "One where there are many", "Look for the number of users or items."},
      {"unused-given", "A number that does not count here", "Not all that is given is needed."},
      {"one-argument", "Only one of two compared", "Work out both, then compare."},
      {"min-for-max", "The smaller for the larger", "The slower of two sets the pace."},
      {"other-logarithm", "A logarithm to another base", "ln, log₂ and log₁₀ differ by a factor."},
      {"off-by-one", "One off in counting", "Pairs and positions are numbered from 0."},
      {"given-answered", "A given number for the answer", "Read once more what is asked."},
      {"squared", "A square too much", "Ask which dimension really occurs twice."},
      {"other-symbol", "Another symbol than meant", "Write each symbol down with its value."},
      {"drop-group", "Several factors left out", "Say what each factor counts."},
      {"xor", "^ for a power in code", "In JavaScript and Python ^ is XOR; a power is **."},
  };
  return titles;
}

std::string slip_title(const Session& session, const std::string& key) {
  if (const SlipTitle* title = title_of(key)) return title->title;
  const std::string exercise = exercise_of_slip(key);
  if (exercise.empty()) return key;
  const std::string clause = first_clause(own_words(session, key));
  return clause.empty() ? words::slip_of(exercise) : clause + " (" + exercise + ")";
}

std::string slip_to_mind(const Session& session, const std::string& key) {
  const SlipTitle* title = title_of(key);
  return title == nullptr ? own_words(session, key) : title->to_mind;
}

std::string slip_beyond_title(const Session& session, const std::string& key) {
  const std::string words = slip_to_mind(session, key);
  if (title_of(key) != nullptr) return words;
  const std::size_t start = words.find_first_not_of(".:; ", first_clause(words).size());
  if (start == std::string::npos) return {};
  std::string rest = words.substr(start);
  if (rest.front() >= 'a' && rest.front() <= 'z')
    rest.front() = static_cast<char>(rest.front() - 'a' + 'A');
  return rest;
}

}  // namespace tmw
