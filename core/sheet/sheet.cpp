// A line of a sheet: depth, kind, path, then "key=value" for what is not as in a new node; tabs
// between them.
#include "core/sheet/sheet.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <utility>

namespace tmw::sheet {
namespace {

constexpr const char* kKinds[] = {"section", "row",    "heading", "paragraph", "list",  "item",
                                  "callout", "code",   "table",   "tr",        "td",    "bars",
                                  "curves",  "curve",  "button",  "link",      "field", "editor",
                                  "choices", "choice", "fold",    "status",    "meter"};
static_assert(std::size(kKinds) == static_cast<std::size_t>(Kind::kMeter) + 1);

constexpr const char* kTones[] = {"plain", "primary", "quiet", "good", "near", "bad"};
static_assert(std::size(kTones) == static_cast<std::size_t>(Tone::kBad) + 1);

struct Flag {
  const char* key;
  bool Node::*field;
};
constexpr Flag kFlags[] = {{"open", &Node::open},       {"checked", &Node::checked},
                           {"header", &Node::header},   {"ordered", &Node::ordered},
                           {"invalid", &Node::invalid}, {"parts", &Node::parts},
                           {"xlog", &Node::x_log},      {"ylog", &Node::y_log}};

struct Words {
  const char* key;
  std::string Node::*field;
};
constexpr Words kWords[] = {{"text", &Node::text},   {"label", &Node::label},
                            {"value", &Node::value}, {"unit", &Node::unit},
                            {"hint", &Node::hint},   {"href", &Node::href},
                            {"deed", &Node::deed},   {"about", &Node::described_by},
                            {"x", &Node::x_title},   {"y", &Node::y_title}};

constexpr char kBetween = '\x1f';  // the parts of an option or a point
constexpr int kDeepest = 32;

// Tabs, line breaks and backslashes as two letters. What stands between them, which is nearly
// everything, is taken at once: a page has tens of thousands of letters, at each key.
void put(std::string& out, std::string_view text) {
  const char* begin = text.data();
  const char* const end = begin + text.size();
  for (const char* at = begin; at != end; ++at) {
    if (*at != '\\' && *at != '\n' && *at != '\t') continue;
    out.append(begin, at);
    out += *at == '\n' ? "\\n" : *at == '\t' ? "\\t" : "\\\\";
    begin = at + 1;
  }
  out.append(begin, end);
}

std::string taken(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (true) {
    const std::size_t plain = text.find('\\');
    if (plain == std::string_view::npos || plain + 1 == text.size()) break;
    out.append(text.data(), plain);
    const char c = text[plain + 1];
    out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    text.remove_prefix(plain + 2);
  }
  out.append(text.data(), text.size());
  return out;
}

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr char kBits = 'x';

// Whole numbers in digits; any other as its bits, "x3fb999999999999a": a curve's hundreds of values
// are written and read at each key, and in decimals that would take a tenth of all the time.
std::string number_text(double number) {
  if (std::fabs(number) < 1e15 && number == std::floor(number))
    return std::to_string(static_cast<long long>(number));
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  std::string text(17, kBits);
  for (std::size_t at = 16; at > 0; --at, bits >>= 4U) text[at] = kHexDigits[bits & 15U];
  return text;
}

void put_pair(std::string& out, const char* key, std::string_view value) {
  out += '\t';
  out += key;
  out += '=';
  put(out, value);
}

void put_node(std::string& out, const Node& node, int depth) {
  out += std::to_string(depth) + '\t' + kKinds[static_cast<std::size_t>(node.kind)] + '\t';
  put(out, node.path);
  if (node.tone != Tone::kPlain) put_pair(out, "tone", kTones[static_cast<std::size_t>(node.tone)]);
  if (node.level != 0) put_pair(out, "level", std::to_string(node.level));
  for (const Flag& flag : kFlags) {
    if (node.*flag.field) put_pair(out, flag.key, "1");
  }
  for (const Words& words : kWords) {
    if (!(node.*words.field).empty()) put_pair(out, words.key, node.*words.field);
  }
  if (node.most != 0.0 || node.now != 0.0) {
    put_pair(out, "now", number_text(node.now));
    put_pair(out, "most", number_text(node.most));
  }
  for (const Option& option : node.options)
    put_pair(out, "option", option.value + kBetween + option.words);
  for (const Point& point : node.points) {
    put_pair(out, "point",
             point.name + kBetween + point.label + kBetween + number_text(point.x) + kBetween +
                 number_text(point.y));
  }
  out += '\n';
  for (const Node& child : node.children) put_node(out, child, depth + 1);
}

// The text up to a sign, which is taken off with it; all of it where there is none.
std::string_view take(std::string_view& rest, char sign) {
  const std::size_t at = rest.find(sign);
  const std::string_view part = rest.substr(0, at);
  rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
  return part;
}

// A finite number; 0 for any other text.
double number_from(std::string_view text) {
  if (text.size() == 17 && text.front() == kBits) {
    std::uint64_t bits = 0;
    for (const char c : text.substr(1)) {
      const std::size_t digit = kHexDigits.find(c);
      if (digit == std::string_view::npos) return 0.0;
      bits = bits << 4U | digit;
    }
    double number = 0.0;
    std::memcpy(&number, &bits, sizeof number);
    return std::isfinite(number) ? number : 0.0;
  }
  const double number = std::strtod(std::string(text).c_str(), nullptr);
  return std::isfinite(number) ? number : 0.0;
}

int small_number_from(std::string_view text) {
  return static_cast<int>(std::clamp(number_from(text), 0.0, 99.0));
}

template <typename Enum, std::size_t n>
bool read_word(std::string_view word, const char* const (&words)[n], Enum& value) {
  for (std::size_t i = 0; i < n; ++i) {
    if (word != words[i]) continue;
    value = static_cast<Enum>(i);
    return true;
  }
  return false;
}

void read_pair(std::string_view pair, Node& node) {
  const std::string_view key = take(pair, '=');
  const std::string value = taken(pair);
  std::string_view rest = value;
  if (key == "tone") {
    read_word(value, kTones, node.tone);
  } else if (key == "level") {
    node.level = small_number_from(value);
  } else if (key == "now") {
    node.now = number_from(value);
  } else if (key == "most") {
    node.most = number_from(value);
  } else if (key == "option") {
    const std::string_view first = take(rest, kBetween);
    node.options.push_back({std::string(first), std::string(rest)});
  } else if (key == "point") {
    Point point;
    point.name = take(rest, kBetween);
    point.label = take(rest, kBetween);
    point.x = number_from(take(rest, kBetween));
    point.y = number_from(rest);
    node.points.push_back(std::move(point));
  }
  for (const Flag& flag : kFlags) {
    if (key == flag.key) node.*flag.field = value == "1";
  }
  for (const Words& words : kWords) {
    if (key == words.key) node.*words.field = value;
  }
}

}  // namespace

std::string write_sheet(const Sheet& sheet) {
  std::string out;
  for (const Node& node : sheet) put_node(out, node, 0);
  return out;
}

Sheet read_sheet(std::string_view text) {
  Node root;
  while (!text.empty()) {
    std::string_view line = take(text, '\n');
    const int depth = small_number_from(take(line, '\t'));
    Node node;
    if (!read_word(take(line, '\t'), kKinds, node.kind)) continue;
    node.path = taken(take(line, '\t'));
    while (!line.empty()) read_pair(take(line, '\t'), node);
    Node* parent = &root;  // the last node of each depth above
    for (int i = 0; i < depth && i < kDeepest && !parent->children.empty(); ++i)
      parent = &parent->children.back();
    parent->children.push_back(std::move(node));
  }
  return std::move(root.children);
}

}  // namespace tmw::sheet
