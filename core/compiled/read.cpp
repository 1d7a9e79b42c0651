#include <charconv>
#include <cstring>

#include "core/compiled/compiled.h"
#include "core/compiled/fields.h"
#include "core/compiled/seal.h"
#include "core/formula/read_expression.h"
#include "core/units/quantity.h"

namespace tmw {
namespace {

using namespace archive;

// How deep lists and calls may stand in each other: more than in any text, less than a stack bears.
constexpr int kMostDeep = 100;

// Which of its operands an operation has.
bool fits(const ExpressionNode& node) {
  const bool has_left = node.left >= 0;
  const bool has_right = node.right >= 0;
  switch (node.op) {
    case Op::kNumber:
    case Op::kSymbol:
      return true;
    case Op::kWithUnit:
    case Op::kNegate:
      return has_left && !has_right;
    case Op::kCall:
      return has_left &&
             has_right == (node.function == Function::kMin || node.function == Function::kMax);
    default:
      return has_left && has_right;
  }
}

// The archive that reads. Once something does not fit, everything that follows is empty.
class Reader {
 public:
  Reader(std::string_view text, std::string_view numbers) : text_(text), numbers_(numbers) {}

  template <typename... Fields>
  void operator()(Fields&... each) {
    (one(each), ...);
  }

  // Everything fitted, and nothing is left over.
  [[nodiscard]] bool complete() const { return ok_ && text_.empty() && numbers_.empty(); }

 private:
  void fail() {
    ok_ = false;
    text_ = numbers_ = {};
  }

  std::uint64_t whole() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64 && !numbers_.empty(); shift += kDigitBits) {
      const unsigned digit = static_cast<unsigned char>(numbers_.front()) - kFirstDigit;
      numbers_.remove_prefix(1);
      if (digit >= 2 * kMore) break;
      value |= std::uint64_t{digit & (kMore - 1)} << shift;
      if (digit < kMore) return value;
    }
    fail();
    return 0;
  }
  // Below `end`; else it does not fit.
  std::size_t below(std::uint64_t end) {
    const std::uint64_t value = whole();
    if (value < end) return static_cast<std::size_t>(value);
    fail();
    return 0;
  }
  // Of things that take a digit each, or more.
  std::size_t count() { return below(numbers_.size() + 1); }

  void one(bool& value) { value = below(2) != 0; }
  void one(std::int8_t& value) { value = static_cast<std::int8_t>(unfolded(whole())); }
  void one(int& value) { value = static_cast<int>(unfolded(whole())); }
  void one(std::size_t& value) { value = static_cast<std::size_t>(whole()); }
  void one(std::string& text) {
    const std::size_t length = below(text_.size() + 1);
    text = text_.substr(0, length);
    text_.remove_prefix(length);
  }
  void one(double& value) {
    const std::size_t decimals = below(kBits + 1);
    const std::uint64_t digits = whole();
    if (decimals == kBits) {
      std::memcpy(&value, &digits, sizeof value);
    } else {
      value = static_cast<double>(unfolded(digits)) / kPowersOfTen[decimals];
    }
  }

  template <typename Set>
  requires std::is_enum_v<Set>
  void one(Set& value) {
    value = static_cast<Set>(below(static_cast<std::uint64_t>(last(value)) + 1));
  }
  // Grows item by item: what a damaged count promises takes no memory.
  template <typename T>
  void one(std::vector<T>& list) {
    std::size_t left = count();
    if (++depth_ > kMostDeep) fail();
    for (; left > 0 && ok_; --left) one(list.emplace_back());
    --depth_;
  }
  template <typename T, std::size_t kCount>
  void one(std::array<T, kCount>& all) {
    for (T& each : all) one(each);
  }
  template <typename T>
  void one(std::optional<T>& value) {
    if (below(2) != 0) one(value.emplace());
  }
  template <typename A, typename B>
  void one(std::pair<A, B>& pair) {
    one(pair.first);
    one(pair.second);
  }
  template <typename... Cases>
  void one(std::variant<Cases...>& value) {
    const std::size_t index = below(sizeof...(Cases));
    std::size_t at = 0;
    ((at++ == index ? one(value.template emplace<Cases>()) : void()), ...);
  }

  // The node that stands so far back from `at`; -1: none.
  std::int32_t back(std::size_t at) {
    const std::size_t far = below(at + 1);
    return far == 0 ? -1 : static_cast<std::int32_t>(at - far);
  }

  void one(Expression& expression) {
    const std::size_t size = count();
    if (size == 0) return;
    std::vector<ExpressionNode> nodes;
    std::size_t symbols_named = 0;
    std::size_t units_named = 0;
    for (std::size_t i = 0; i < size && ok_; ++i) {
      ExpressionNode& node = nodes.emplace_back();
      one(node.op);
      if (node.op == Op::kNumber) {
        one(node.number);
        continue;
      }
      if (node.op == Op::kSymbol || node.op == Op::kWithUnit) {
        const std::size_t index = count();
        node.index = static_cast<std::int32_t>(index);
        std::size_t& named = node.op == Op::kSymbol ? symbols_named : units_named;
        named = std::max(named, index + 1);
      }
      if (node.op == Op::kSymbol) continue;
      if (node.op == Op::kCall) one(node.function);
      node.left = back(i);
      node.right = back(i);
      if (!fits(node)) fail();
    }
    std::vector<std::string> symbols;
    std::vector<Unit> units;
    (*this)(symbols, units);
    if (symbols.size() < symbols_named || units.size() < units_named) return fail();
    expression = Expression(std::move(nodes), std::move(symbols), std::move(units));
  }

  void one(Marker& marker) {
    fields(*this, marker);
    marker.expression = parse_expression(marker.inside).expression;
  }

  template <typename Part>
  requires requires(Reader& reader, Part& part) { fields(reader, part); }
  void one(Part& part) { fields(*this, part); }

  std::string_view text_;
  std::string_view numbers_;
  bool ok_ = true;
  int depth_ = 0;
};

// What follows the first line, or what is wrong with that line.
struct Opened {
  std::string_view text;
  std::string_view numbers;
  const char* fault = nullptr;
};

constexpr const char* kNoContent = " is no content file of this workbook; build the page anew";
constexpr const char* kOtherVersion =
    " was made by another version of the workbook; reload the page, or build it anew";
constexpr const char* kDamaged = " arrived damaged; load it again";

Opened open(std::string_view file) {
  Opened opened;
  const std::size_t end = file.find('\n');
  if (!file.starts_with(kSeal) || end == std::string_view::npos) return {{}, {}, kNoContent};
  const char* const stop = file.data() + end;
  std::uint64_t parts[3] = {};
  const int bases[3] = {10, 16, 10};
  const char* at = file.data() + kSeal.size();
  for (int i = 0; i < 3; ++i) {
    const auto [next, error] = std::from_chars(at, stop, parts[i], bases[i]);
    if (error != std::errc() || *next != (i < 2 ? ' ' : '\n')) return {{}, {}, kNoContent};
    if (i == 0 && parts[0] != kCompiledVersion) return {{}, {}, kOtherVersion};
    at = next + 1;
  }
  const std::string_view body = file.substr(end + 1);
  if (parts[1] != checksum(body) || parts[2] > body.size()) return {{}, {}, kDamaged};
  opened.text = body.substr(0, static_cast<std::size_t>(parts[2]));
  opened.numbers = body.substr(opened.text.size());
  return opened;
}

template <typename T>
CompiledRead<T> read(Holds wanted, std::string_view file, std::string_view file_name) {
  const Opened opened = open(file);
  CompiledRead<T> read;
  if (opened.fault != nullptr) {
    read.fault = std::string(file_name) + opened.fault;
    return read;
  }
  Reader reader(opened.text, opened.numbers);
  Holds holds = Holds::kFault;
  reader(holds);
  if (holds == wanted) {
    reader(read.value.emplace());
  } else if (holds == Holds::kFault) {
    reader(read.fault);
  }
  if (reader.complete() && (read.value || !read.fault.empty())) return read;
  read.value.reset();
  read.fault = std::string(file_name) + kNoContent;
  return read;
}

}  // namespace

CompiledRead<Chapter> read_compiled_chapter(std::string_view text, std::string_view file_name) {
  return read<Chapter>(Holds::kChapter, text, file_name);
}

CompiledRead<WorkbookIndex> read_compiled_index(std::string_view text, std::string_view file_name) {
  return read<WorkbookIndex>(Holds::kIndex, text, file_name);
}

}  // namespace tmw
