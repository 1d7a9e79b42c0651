// Rows of the slip table: a part of the formula is another one, or missing.
#include <algorithm>
#include <cmath>
#include <string>

#include "core/marking/slip_maker.h"
#include "core/marking/slip_words.h"

namespace tmw::slip_rows {
namespace {

bool is_key_and_value(const Given& given) {
  const bool both = (holds(given.words, "key") && holds(given.words, "value")) ||
                    (holds(given.words, "K ") && holds(given.words, "V"));
  return given.value == 2 && both;
}

}  // namespace

// The heads that share a KV head for the number of KV heads, and the other way round.
void group_size(SlipMaker& maker) {
  const int kv_heads = maker.given_called("KV heads");
  const int heads = maker.given_called("query heads");
  if (kv_heads < 0 || heads < 0 || maker.value(kv_heads) == 0) return;
  const double group = maker.value(heads) / maker.value(kv_heads);
  maker.set_given(SlipKind::kGroupSize, kv_heads, group, heads);
  maker.each(Code::kDivide, [&](int i, const Instruction& quotient) {
    if (quotient.a == heads && quotient.b == kv_heads)
      maker.replace_by(SlipKind::kGroupSize, i, kv_heads, i, kv_heads);
  });
}

// Nobody leaves out the size of the model, or the bytes of a token.
void drop_factor(SlipMaker& maker) {
  constexpr double kUnforgettable = 1e5;
  const auto can_be_forgotten = [&](int part) {
    return maker.is_atom(part) && maker.value(part) < kUnforgettable;
  };
  maker.each(Code::kMultiply, [&](int i, const Instruction& product) {
    if (can_be_forgotten(product.a))
      maker.replace_by(SlipKind::kDropFactor, i, product.b, product.a);
    if (can_be_forgotten(product.b))
      maker.replace_by(SlipKind::kDropFactor, i, product.a, product.b);
  });
}

// Symbols of the answer itself first, then those that only its steps use.
void related_symbol(SlipMaker& maker) {
  const auto& direct = maker.question().answer.symbols();
  for (const bool in_answer : {true, false}) {
    maker.each_given([&](int i, const Given& given) {
      const bool used = std::find(direct.begin(), direct.end(), given.symbol) != direct.end();
      if (used != in_answer) return;
      maker.each_given([&](int j, const Given& other) {
        if (i != j && !other.hidden && words_are_related(given.words, other.words))
          maker.set_given(SlipKind::kRelatedSymbol, i, maker.value(j), j);
      });
    });
  }
}

void drop_term(SlipMaker& maker) {
  for (const Code code : {Code::kAdd, Code::kSubtract}) {
    maker.each(code, [&](int i, const Instruction& sum) {
      if (!maker.is_written_number(sum.a)) maker.replace_by(SlipKind::kDropTerm, i, sum.a, sum.b);
      if (code == Code::kAdd && !maker.is_written_number(sum.b))
        maker.replace_by(SlipKind::kDropTerm, i, sum.b, sum.a);
    });
  }
}

// Of parameters, the token table; nobody stores the same bytes twice, or adds the 1 of n + 1 twice.
void count_twice(SlipMaker& maker) {
  maker.each(Code::kAdd, [&](int, const Instruction& sum) {
    for (const int term : {sum.a, sum.b}) {
      const Unit* unit = maker.unit_of(term);
      const bool is_memory = unit && unit->dimension == kBytes;
      if (maker.at(term).code != Code::kAdd && !is_memory && !maker.is_written_number(term))
        maker.scale(SlipKind::kCountTwice, term, 2);
    }
  });
}

void value_width(SlipMaker& maker) {
  constexpr double kWidest = 8;
  maker.each_given([&](int i, const Given& given) {
    const bool is_width = given.symbol == "bytes" || holds(given.words, "byte");
    if (!is_width || given.value > kWidest) return;
    for (const double width : {2.0, 4.0, 1.0, 0.5})
      maker.set_given(SlipKind::kValueWidth, i, width);
  });
}

void not_squared(SlipMaker& maker) {
  for (const Code code : {Code::kSquare, Code::kPower}) {
    maker.each(code, [&](int i, const Instruction& power) {
      maker.replace_by(SlipKind::kNotSquared, i, power.a, i);
    });
  }
}

void drop_divisor(SlipMaker& maker) {
  for (const Code code : {Code::kDivide, Code::kFloorDivide}) {
    maker.each(code, [&](int i, const Instruction& quotient) {
      maker.replace_by(SlipKind::kDropDivisor, i, quotient.a, quotient.b);
    });
  }
}

void rounding(SlipMaker& maker) {
  constexpr Code kRounding[] = {Code::kCeil, Code::kFloor, Code::kRound};
  for (const Code from : kRounding) {
    maker.each(from, [&](int i, const Instruction& rounded) {
      for (const Code to : kRounding) {
        if (to != from) maker.recode(SlipKind::kOtherRounding, i, to);
      }
      maker.replace_by(SlipKind::kNoRounding, i, rounded.a, i);
    });
  }
}

void queries_too(SlipMaker& maker) {
  maker.each_given([&](int i, const Given& given) {
    if (is_key_and_value(given)) maker.set_given(SlipKind::kQueriesToo, i, 3);
  });
}

// Keys alone, and one byte for two: each slip is common, and nothing tells in which order.
void quarter(SlipMaker& maker) {
  bool has_pair = false, has_width = false;
  maker.each_given([&](int i, const Given& given) {
    if (!maker.is_used(i) || given.value != 2) return;
    has_pair = has_pair || is_key_and_value(given);
    has_width = has_width || holds(given.words, "byte");
  });
  if (has_pair && has_width) maker.scale_answer(SlipKind::kQuarter, 0.25);
}

// Weights and caches: both for each user, although the weights exist once.
void for_each(SlipMaker& maker) {
  constexpr double kMost = 1000;
  const auto count_for_each = [&](int term, int counted) {
    const Instruction& product = maker.at(counted);
    if (product.code != Code::kMultiply || maker.program().is_given(term)) return;
    for (const int factor : {product.a, product.b}) {
      if (!maker.program().is_given(factor) || !maker.is_count(factor)) continue;
      if (maker.value(factor) > kMost) continue;  // no table for each entry of another
      Instruction counted_term = maker.at(term);
      counted_term.scale *= maker.value(factor);
      maker.propose({SlipKind::kForEach, static_cast<std::int16_t>(term),
                     static_cast<std::int16_t>(term), static_cast<std::int16_t>(factor), 0},
                    counted_term);
    }
  };
  maker.each(Code::kAdd, [&](int, const Instruction& sum) {
    count_for_each(sum.a, sum.b);
    count_for_each(sum.b, sum.a);
  });
}

void half_and_twice(SlipMaker& maker) {
  maker.scale_answer(SlipKind::kHalf, 0.5);
  maker.scale_answer(SlipKind::kTwice, 2);
}

// A third is the forward pass where the six operations of training are counted.
void training(SlipMaker& maker) {
  if (!maker.asks(BaseUnit::kFlop)) return;
  if (maker.counts_training()) maker.scale_answer(SlipKind::kForwardOnly, 1.0 / 3);
  maker.scale_answer(SlipKind::kWithBackward, 3);
}

// Tokens for a dollar where dollars for tokens are asked, in the unit of the field.
void price_upside_down(SlipMaker& maker) {
  const double factor = maker.question().unit.factor;
  if (!maker.asks(BaseUnit::kDollar) || factor == 1) return;
  Instruction turned;
  turned.number = factor * factor / maker.program().right();
  const auto root = static_cast<std::int16_t>(maker.program().root());
  maker.propose({SlipKind::kUpsideDown, root, root, -1, 0}, turned);
}

void division(SlipMaker& maker) {
  price_upside_down(maker);
  for (const Code code : {Code::kDivide, Code::kFloorDivide}) {
    maker.each(code, [&](int i, const Instruction& quotient) {
      maker.recode(SlipKind::kMultiplyForDivide, i, Code::kMultiply);
      Instruction turned = quotient;
      turned.a = quotient.b;
      turned.b = quotient.a;
      const auto where = static_cast<std::int16_t>(i);
      maker.propose({SlipKind::kUpsideDown, where, where, -1, 0}, turned);
    });
  }
}

// Nobody adds a part to the whole that it is taken from: pairs that turn to all pairs, a share
// to 1.
void signs(SlipMaker& maker) {
  if (maker.is_rounded()) return;
  maker.each(Code::kSubtract, [&](int i, const Instruction& difference) {
    const bool is_of_number = maker.is_written_number(difference.a);
    if (!is_of_number) maker.recode(SlipKind::kPlusForMinus, i, Code::kAdd);
  });
}

// For a single user, layer, card: everywhere at once, where leaving out one factor is not the same.
void one(SlipMaker& maker) {
  constexpr double kMost = 1000;
  maker.each_given([&](int i, const Given& given) {
    if (maker.is_count(i) && !is_key_and_value(given) && given.value <= kMost)
      maker.set_given(SlipKind::kOne, i, 1);
  });
}

// The layers of the model where one layer is asked. Nobody multiplies users or cards, which were
// rounded, or by what so many of something take.
void unused_givens(SlipMaker& maker) {
  constexpr double kMost = 1000;
  if (maker.is_rounded()) return;
  maker.each_given([&](int i, const Given& given) {
    const bool is_rate = holds(given.words, " per ");
    bool is_another = false;  // the layers of the second model, where those of the first count
    maker.each_given([&](int j, const Given& other) {
      is_another = is_another || (maker.is_used(j) && is_same_sort(given.words, other.words));
    });
    if (is_another) return;
    if (maker.is_used(i) || !maker.is_count(i) || given.value > kMost || is_rate) return;
    Instruction root = maker.at(maker.program().root());
    root.scale *= given.value;
    maker.propose({SlipKind::kUnusedGiven, static_cast<std::int16_t>(maker.program().root()),
                   static_cast<std::int16_t>(i), -1, 0},
                  root);
  });
}

void min_max(SlipMaker& maker) {
  for (const Code code : {Code::kMax, Code::kMin}) {
    maker.each(code, [&](int i, const Instruction& choice) {
      maker.replace_by(SlipKind::kOneArgument, i, choice.a, choice.b);
      maker.replace_by(SlipKind::kOneArgument, i, choice.b, choice.a);
      maker.recode(SlipKind::kMinForMax, i, code == Code::kMax ? Code::kMin : Code::kMax);
    });
  }
}

void logarithms(SlipMaker& maker) {
  constexpr Code kLogarithms[] = {Code::kLn, Code::kLog2, Code::kLog10};
  for (const Code from : kLogarithms) {
    maker.each(from, [&](int i, const Instruction&) {
      for (const Code to : kLogarithms) {
        if (to != from) maker.recode(SlipKind::kOtherLogarithm, i, to);
      }
    });
  }
}

// Only what is numbered: nobody miscounts 12 layers by one, but the last of 256 pairs is 255.
void off_by_one(SlipMaker& maker) {
  maker.each_given([&](int i, const Given& given) {
    if (!holds(given.words, "number of") || !maker.is_count(i)) return;
    maker.set_given(SlipKind::kOffByOne, i, given.value - 1);
    maker.set_given(SlipKind::kOffByOne, i, given.value + 1);
  });
}

// Lengths and widths, which stand squared in other formulas.
void squared_too_much(SlipMaker& maker) {
  maker.each_given([&](int i, const Given& given) {
    if (given.words == "width" || given.words == "tokens")
      maker.set_given(SlipKind::kSquaredTooMuch, i, given.value * given.value);
  });
}

// One symbol for another that is written down beside it. Nobody takes the tokens for the 2 of a
// multiply-add, or for that of keys and values, which have no letter; a factor 1 is not written.
void other_symbol(SlipMaker& maker) {
  constexpr Code kBinary[] = {Code::kMultiply, Code::kDivide, Code::kAdd, Code::kSubtract};
  const auto is_written = [&](int part) {
    return !maker.program().is_given(part) || !maker.given(part).hidden;
  };
  // Nobody takes 2,048 tokens for 34 billion operations.
  constexpr double kFarApart = 1e6;
  const auto is_alike = [&](int part, int other) {
    const double ratio = std::fabs(maker.value(part) / maker.value(other));
    return ratio < kFarApart && ratio > 1 / kFarApart;
  };
  const auto can_be_another = [&](int part) {
    return maker.is_atom(part) && maker.at(part).code != Code::kConstant && is_written(part) &&
           maker.value(part) != 1;
  };
  for (const Code code : kBinary) {
    maker.each(code, [&](int i, const Instruction& operation) {
      for (int other = 0; other < maker.program().given_count; ++other) {
        if (!is_written(other)) continue;
        const auto symbol = static_cast<std::int16_t>(other);
        const auto where = static_cast<std::int16_t>(i);
        Instruction changed = operation;
        changed.a = symbol;
        if (can_be_another(operation.a) && operation.a != other && is_alike(operation.a, other))
          maker.propose({SlipKind::kOtherSymbol, where, operation.a, symbol, 0}, changed);
        changed.a = operation.a;
        changed.b = symbol;
        if (can_be_another(operation.b) && operation.b != other && is_alike(operation.b, other))
          maker.propose({SlipKind::kOtherSymbol, where, operation.b, symbol, 0}, changed);
      }
    });
  }
}

void drop_group(SlipMaker& maker) {
  maker.each(Code::kMultiply, [&](int i, const Instruction& product) {
    if (!maker.is_atom(product.a)) maker.replace_by(SlipKind::kDropGroup, i, product.b, product.a);
    if (!maker.is_atom(product.b)) maker.replace_by(SlipKind::kDropGroup, i, product.a, product.b);
  });
}

}  // namespace tmw::slip_rows
