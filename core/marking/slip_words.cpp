#include "core/marking/slip_words.h"

#include <cmath>
#include <iterator>
#include <string_view>

#include "core/marking/slip_maker.h"
#include "core/marking/slip_names.h"
#include "core/marking/slip_table.h"
#include "core/marking/symbols.h"
#include "core/text/characters.h"
#include "core/units/print.h"

namespace tmw {
namespace {

std::string rounding_direction(Code code) {
  return code == Code::kCeil ? "up" : code == Code::kFloor ? "down" : "to the nearest whole number";
}

// The sibling of a multiple of the byte: GB for GiB; empty for others.
std::string sibling_of(const std::string& symbol) {
  if (symbol.size() == 3 && symbol.substr(1) == "iB")
    return std::string(1, symbol[0] == 'K' ? 'k' : symbol[0]) + "B";
  if (symbol.size() == 2 && symbol[1] == 'B')
    return std::string(1, symbol[0] == 'k' ? 'K' : symbol[0]) + "iB";
  return {};
}

// Whose number: "the 2 GiB of cache (cache of one user) taken as 2 GB".
std::string binary_part_words(const NumericQuestion& question, const SlipProgram& program,
                              const SlipStory& story) {
  const auto at = static_cast<std::size_t>(story.subject);
  const bool is_given = program.is_given(story.subject);
  const Unit unit = is_given ? *question.givens[at].unit
                             : *question.steps[static_cast<std::size_t>(program.step_of[at])].unit;
  const std::string sibling = sibling_of(unit.symbol);
  const double shown = program.values[at] / unit.factor;
  const bool is_binary = unit.symbol.find('i') != std::string::npos;
  // Taken for the sibling, or worked out in the sibling and then taken for this one.
  const bool taken_as_sibling = (story.number < 1) == is_binary;
  const std::string own = print_number(shown, 4) + " " + unit.symbol;
  if (taken_as_sibling)
    return "with " + own + " taken as " + print_number(shown, 4) + " " + sibling + ", in " +
           part_words(question, program, story.subject);
  const std::string number = print_number(shown * story.number, 4);
  return "with " + part_words(question, program, story.subject) + " taken as " + number + " " +
         unit.symbol + ": those are " + sibling;
}

// "with 8, the query heads that share a KV head (h/g), in place of g = 8 (KV heads)".
std::string group_words(const NumericQuestion& question, const SlipProgram& program,
                        const SlipStory& story) {
  const std::string subject = part_words(question, program, story.subject);
  if (!program.is_given(story.subject))
    return "with the number of KV heads in place of the query heads that share one, " + subject;
  const std::string quotient =
      part_text(question, program, story.other) + "/" + part_text(question, program, story.subject);
  return "with the query heads that share a KV head, " + quotient + " = " +
         print_number(story.number) + ", in place of their number, " + subject;
}

std::string other_unit_words(const NumericQuestion& question, double factor) {
  if (question.unit.dimension.of(BaseUnit::kDollar) != 0) return "in cents, but dollars are asked";
  const double seconds = question.unit.factor / factor;
  const std::string name = std::fabs(seconds - 1e-3) < 1e-9 ? "milliseconds"
                           : std::fabs(seconds - 1) < 1e-6  ? "seconds"
                           : seconds < 100                  ? "minutes"
                           : seconds < 10000                ? "hours"
                                                            : "days";
  return "in " + name + ", but " + question.unit.symbol + " are asked";
}

std::string million_words(const NumericQuestion& question) {
  const int tens = static_cast<int>(std::lround(std::log10(question.unit.factor) / 3)) * 10;
  const std::string name = question.unit.symbol.substr(0, question.unit.symbol.find(' '));
  return "divided by 2^" + std::to_string(tens) + ", but " +
         (name == "million" || name == "billion" || name == "trillion" ? "a " + name : name) +
         " counts 10^" + std::to_string(tens * 3 / 10);
}

std::string thousands_words(double factor) {
  const double size = factor > 1 ? factor : 1 / factor;
  return print_number(size) + " times too " + (factor > 1 ? "big" : "small") + ": look at the unit";
}

std::string binary_words(const std::string& asked, bool wants_binary) {
  const std::size_t mark = asked.find(wants_binary ? "iB" : "B");
  const char letter = mark == std::string::npos || mark == 0 ? 'G' : asked[mark - 1];
  const bool kilo = letter == 'k' || letter == 'K';
  const std::string decimal = std::string(1, kilo ? 'k' : letter) + "B";
  const std::string binary = std::string(1, kilo ? 'K' : letter) + "iB";
  const char* powers[] = {"10^3 and 2^10", "10^6 and 2^20", "10^9 and 2^30", "10^12 and 2^40"};
  const char* power = powers[kilo ? 0 : letter == 'M' ? 1 : letter == 'T' ? 3 : 2];
  return "in " + (wants_binary ? decimal : binary) + ", but " + (wants_binary ? binary : decimal) +
         " is asked (1 " + decimal + " and 1 " + binary + " are " + power + " bytes)";
}

}  // namespace

std::string slip_name(const NumericQuestion& question, const SlipProgram& program,
                      const SlipStory& story) {
  std::string name(row_name(story.kind));
  if (story.subject != program.root()) name += ":" + part_name(question, program, story.subject);
  if (story.other >= 0) name += ":" + part_name(question, program, story.other);
  if (story.number != 0 && story.other < 0) name += ":" + print_number(story.number);
  return name;
}

namespace {

// The words of one of the stories that may lie behind a number.
std::string story_words(const NumericQuestion& question, const SlipProgram& program,
                        const SlipStory& story) {
  const bool whole = story.subject == program.root();
  const std::string subject = whole ? "" : part_words(question, program, story.subject);
  const std::string text = whole ? "" : part_text(question, program, story.subject);
  const std::string calculation = part_calculation(question, program, story.subject);
  const Instruction& part = program.code[static_cast<std::size_t>(story.subject)];
  const std::string other = story.other >= 0 ? part_words(question, program, story.other) : "";
  const std::string place = place_words(question, program, story.at);
  switch (story.kind) {
    case SlipKind::kDecimalForBinary:
      return binary_words(question.unit.symbol, true);
    case SlipKind::kBinaryForDecimal:
      return binary_words(question.unit.symbol, false);
    case SlipKind::kBinaryPart:
      return binary_part_words(question, program, story);
    case SlipKind::kBinaryTraffic:
      return story.number > 1 ? "with bytes counted in GiB (2^30) where GB (10^9) are meant"
                              : "with GB (10^9 bytes) taken as GiB (2^30)";
    case SlipKind::kBinaryMillion:
      return million_words(question);
    case SlipKind::kOtherUnit:
      return other_unit_words(question, story.number);
    case SlipKind::kPercent:
      return "as a fraction, but per cent is asked";
    case SlipKind::kPercentForShare:
      return "in per cent, but a number from 0 to 1 is asked";
    case SlipKind::kGroupSize:
      return group_words(question, program, story);
    case SlipKind::kDropFactor:
    case SlipKind::kDropGroup:
      return "without the factor " + subject + place;
    case SlipKind::kRelatedSymbol:
      return "with " + other + " in place of " + subject;
    case SlipKind::kOtherSymbol:
      return "with " + other + " in place of " + subject + place;
    case SlipKind::kDropTerm:
      return "without the term " + subject;
    case SlipKind::kCountTwice:
      return "with the term " + subject + " counted twice";
    case SlipKind::kValueWidth:
    case SlipKind::kOffByOne:
    case SlipKind::kOne:
      return "with " + print_number(story.number) + " in place of " + subject;
    case SlipKind::kBitsForBytes:
      return program.is_given(story.at)
                 ? "with bits in place of bytes, 8 times as many, for " + subject
                 : "in bits, but bytes are asked";
    case SlipKind::kBytesForBits:
      return "divided by 8, as if bits had been counted";
    case SlipKind::kThousands:
      return thousands_words(story.number);
    case SlipKind::kNotSquared:
      return "with " + part_text(question, program, part.a) + " in place of " + text;
    case SlipKind::kDropDivisor:
      return "without dividing by " + subject;
    case SlipKind::kOtherRounding:
      return "rounded the other way; here it is rounded " + rounding_direction(part.code);
    case SlipKind::kNoRounding:
      return "before it is rounded " + rounding_direction(part.code);
    case SlipKind::kQueriesToo:
      return "with queries kept as well: a query is used once, only keys and values are kept";
    case SlipKind::kQuarter:
      return "without two factors of 2: keys and values are both kept, and a number has 2 bytes";
    case SlipKind::kSparsePeak:
      return "with twice " + subject +
             ": data sheets print the peak for sparse matrices, which is double";
    case SlipKind::kOtherCard:
      return "for another card, the " + std::string(slip_rows::card_of(story));
    case SlipKind::kForEach:
      return "with " + subject + " counted for each of " + other + ", but it exists once";
    case SlipKind::kRoundedGiven:
      return "with " +
             print_in_unit(story.number,
                           *question.givens[static_cast<std::size_t>(story.subject)].unit) +
             " in place of " + subject;
    case SlipKind::kStepAnswered:
    case SlipKind::kStepInItsUnit:
      return "of a step on the way, " + subject;
    case SlipKind::kGivenAnswered:
      return "of what is given, " + subject;
    case SlipKind::kHalf:
      return question.unit.dimension.of(BaseUnit::kFlop) != 0
                 ? "halved: a multiplication and its addition are two operations"
                 : "halved: a factor 2 is missing";
    case SlipKind::kTwice:
      return question.unit.symbol.find("parameters") == std::string::npos
                 ? "doubled: a factor 2 is too much"
                 : "doubled: a factor 2 is too much, or bytes were counted, two for each parameter";
    case SlipKind::kForwardOnly:
      return "divided by 3, as for the forward pass without the backward pass";
    case SlipKind::kWithBackward:
      return "times 3, as if the backward pass were counted too";
    case SlipKind::kMultiplyForDivide:
      return "with a multiplication in place of the division in " + calculation;
    case SlipKind::kUpsideDown:
      if (whole)
        return "turned upside down: the price of tokens is asked, not the tokens for a price";
      return "with the fraction " + calculation + " upside down";
    case SlipKind::kPlusForMinus:
      return "with plus in place of minus in " + calculation;
    case SlipKind::kUnusedGiven:
      return "multiplied by " + subject + ", which does not count here";
    case SlipKind::kOneArgument:
      return "without comparing with " + subject;
    case SlipKind::kMinForMax:
      return "with the other one of the two in " + calculation;
    case SlipKind::kOtherLogarithm:
      return "with a logarithm to another base in " + calculation;
    case SlipKind::kSquaredTooMuch:
      return "with " + subject + " squared";
  }
  return "";
}

}  // namespace

std::string slip_words(const NumericQuestion& question, const SlipProgram& program,
                       const SlipCandidate& candidate) {
  if (!candidate.has_twin) return story_words(question, program, candidate);
  SlipStory first = candidate;
  const bool same = first.kind == candidate.twin.kind && first.kind == SlipKind::kDropFactor;
  if (same)  // where each factor stands matters less than that there are two
    return "without the factor " + part_words(question, program, first.subject) + ", or without " +
           part_words(question, program, candidate.twin.subject);
  return story_words(question, program, first) + ", or " +
         story_words(question, program, candidate.twin);
}

}  // namespace tmw
