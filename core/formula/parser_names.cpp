// Names: which are known, how glued symbols fall apart, and what to say of an unknown one.
#include <algorithm>
#include <array>

#include "core/formula/parser_state.h"

namespace tmw {
namespace {

// Lower case without underscores: how "dk" and "D_k" are meant.
std::string simplified(std::string_view name) {
  std::string simple;
  for (const char c : name) {
    if (c != '_') simple += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return simple;
}

std::string without_underscores(std::string name) {
  name.erase(std::remove(name.begin(), name.end(), '_'), name.end());
  return name;
}

std::string list_of(std::span<const Binding> symbols) {
  std::string list;
  for (const Binding& symbol : symbols) list += (list.empty() ? "" : ", ") + symbol.name;
  return list;
}

}  // namespace

std::string suggestion(std::string_view unknown, std::span<const Binding> symbols,
                       std::size_t named) {
  const std::size_t letters = unknown.find_last_not_of("0123456789") + 1;
  const std::string_view digits = unknown.substr(letters);
  for (const Binding& symbol : symbols) {
    if (!digits.empty() && symbol.name == unknown.substr(0, letters))
      return " Write " + symbol.name + "^" + std::string(digits) + " or " + symbol.name + "*" +
             std::string(digits) + ".";
  }
  for (const Binding& symbol : symbols) {
    if (simplified(symbol.name) == simplified(unknown)) return " Did you mean " + symbol.name + "?";
  }
  symbols = symbols.first(std::min(named, symbols.size()));
  return symbols.empty() ? "" : " You can use " + list_of(symbols) + ".";
}

bool ExpressionParser::is_symbol(std::string_view name) const {
  if (context_.any_symbol) return !name.empty();
  return !symbol_called(name).empty();
}

// An underscore may be left out, and the letters of an index be larger, where no other symbol and
// no product of symbols is spelt so: "dff", "w4", "d_FF".
std::string_view ExpressionParser::symbol_called(std::string_view name) const {
  for (const Binding& symbol : context_.symbols) {
    if (symbol.name == name) return symbol.name;
  }
  std::string_view found;
  for (const Binding& symbol : context_.symbols) {
    const bool may_be = name.size() > 1 && symbol.name.find('_') != std::string::npos &&
                        symbol.name.front() == name.front();
    if (!may_be || simplified(symbol.name) != simplified(name)) continue;
    if (!found.empty()) return {};
    found = symbol.name;
  }
  return found.empty() || falls_apart(name) ? std::string_view() : found;
}

// Whether a name is a product of symbols as they are spelt.
bool ExpressionParser::falls_apart(std::string_view name) const {
  if (name.empty()) return true;
  return std::any_of(context_.symbols.begin(), context_.symbols.end(), [&](const Binding& symbol) {
    return name.substr(0, symbol.name.size()) == symbol.name && !symbol.name.empty() &&
           falls_apart(name.substr(symbol.name.size()));
  });
}

// From the end to the start: in how many ways the rest falls apart, and how long its first piece
// is.
ExpressionParser::Split ExpressionParser::split_name(std::string_view name) const {
  constexpr std::size_t kLongest = 40;
  if (context_.any_symbol || name.size() < 2 || name.size() > kLongest) return {};
  std::array<int, kLongest + 1> ways{};
  std::array<std::size_t, kLongest + 1> length{};
  ways[name.size()] = 1;
  const auto begin_with = [&](std::size_t at, std::string_view piece) {
    if (piece.empty() || name.substr(at, piece.size()) != piece) return;
    if (ways[at + piece.size()] == 0) return;
    ways[at] = std::min(2, ways[at] + ways[at + piece.size()]);
    length[at] = piece.size();
  };
  for (std::size_t at = name.size(); at-- > 0;) {
    begin_with(at, "pi");
    for (const Binding& symbol : context_.symbols) {
      begin_with(at, symbol.name);
      const std::string glued = without_underscores(symbol.name);
      if (glued.size() < symbol.name.size() && symbol_called(glued) == symbol.name)
        begin_with(at, glued);
    }
  }
  if (ways[0] == 0 || length[0] == name.size()) return {};
  Split split{name.substr(0, length[0]), "", ways[0] == 1};
  for (std::size_t at = 0; at < name.size(); at += length[at]) {
    const std::string_view piece = name.substr(at, length[at]);
    const std::string_view symbol = symbol_called(piece);
    split.written += (at ? "*" : "") + std::string(symbol.empty() ? piece : symbol);
  }
  return split;
}

}  // namespace tmw
