#include "core/compiled/write.h"

#include <cmath>
#include <cstdio>
#include <cstring>

#include "core/compiled/compiled.h"
#include "core/compiled/fields.h"
#include "core/compiled/seal.h"

namespace tmw {
namespace {

using namespace archive;

// The archive that writes.
class Writer {
 public:
  template <typename... Fields>
  void operator()(const Fields&... each) {
    (one(each), ...);
  }

  [[nodiscard]] std::string file() const { return sealed(text_ + numbers_, text_.size()); }

 private:
  void whole(std::uint64_t value) {
    do {
      const unsigned digit = value & (kMore - 1);
      value >>= kDigitBits;
      numbers_ += static_cast<char>(kFirstDigit + digit + (value != 0 ? kMore : 0));
    } while (value != 0);
  }

  void one(bool value) { whole(value ? 1 : 0); }
  void one(std::int8_t value) { whole(folded(value)); }
  void one(int value) { whole(folded(value)); }
  void one(std::size_t value) { whole(value); }
  void one(const std::string& text) {
    whole(text.size());
    text_ += text;
  }

  void one(double value) {
    for (int decimals = 0; decimals <= kMostDecimals; ++decimals) {
      const double power = kPowersOfTen[decimals];
      const double scaled = std::nearbyint(value * power);
      if (!(std::fabs(scaled) < 0x1p53)) break;
      if (scaled / power != value || (value == 0 && std::signbit(value))) continue;
      whole(static_cast<std::uint64_t>(decimals));
      return whole(folded(static_cast<std::int64_t>(scaled)));
    }
    whole(kBits);
    std::uint64_t bits = 0;  // no std::bit_cast in Emscripten 3.1.6's library
    std::memcpy(&bits, &value, sizeof bits);
    whole(bits);
  }

  template <typename Set>
  requires std::is_enum_v<Set>
  void one(Set value) { whole(static_cast<std::uint64_t>(value)); }
  template <typename T>
  void one(const std::vector<T>& list) {
    whole(list.size());
    for (const T& each : list) one(each);
  }
  template <typename T, std::size_t kCount>
  void one(const std::array<T, kCount>& all) {
    for (const T& each : all) one(each);
  }
  template <typename T>
  void one(const std::optional<T>& value) {
    one(value.has_value());
    if (value) one(*value);
  }
  template <typename A, typename B>
  void one(const std::pair<A, B>& pair) {
    one(pair.first);
    one(pair.second);
  }
  template <typename... Cases>
  void one(const std::variant<Cases...>& value) {
    whole(value.index());
    std::visit([this](const auto& held) { this->one(held); }, value);
  }

  // Nodes name those they are made of by how far back these stand; 0: none.
  void one(const Expression& expression) {
    const std::vector<ExpressionNode>& nodes = expression.nodes();
    whole(nodes.size());
    if (nodes.empty()) return;
    const auto back = [this](std::size_t at, std::int32_t child) {
      whole(child < 0 ? 0 : at - static_cast<std::size_t>(child));
    };
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const ExpressionNode& node = nodes[i];
      one(node.op);
      if (node.op == Op::kNumber) {
        one(node.number);
        continue;
      }
      if (node.op == Op::kSymbol || node.op == Op::kWithUnit)
        whole(static_cast<std::uint64_t>(node.index));
      if (node.op == Op::kSymbol) continue;
      if (node.op == Op::kCall) one(node.function);
      back(i, node.left);
      back(i, node.right);
    }
    one(expression.symbols());
    one(expression.units());
  }

  template <typename Part>
  requires requires(Writer& writer, const Part& part) { fields(writer, part); }
  void one(const Part& part) { fields(*this, part); }

  std::string text_;
  std::string numbers_;
};

template <typename T>
std::string written(Holds holds, const T& value) {
  Writer writer;
  writer(holds, value);
  return writer.file();
}

}  // namespace

std::string compiled(const Chapter& chapter) { return written(Holds::kChapter, chapter); }
std::string compiled(const WorkbookIndex& index) { return written(Holds::kIndex, index); }
std::string compiled_fault(std::string_view fault) {
  return written(Holds::kFault, std::string(fault));
}

std::string sealed(std::string_view body, std::size_t text_bytes) {
  char sum[9];
  std::snprintf(sum, sizeof sum, "%08x", static_cast<unsigned>(checksum(body)));
  return std::string(kSeal) + std::to_string(kCompiledVersion) + " " + sum + " " +
         std::to_string(text_bytes) + "\n" + std::string(body);
}

}  // namespace tmw
