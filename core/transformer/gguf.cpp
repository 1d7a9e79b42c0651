#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <unordered_set>

#include "core/transformer/weight_file.h"

namespace tmw::transformer {
namespace {

struct StoredType {
  std::uint32_t id;
  std::string_view name;
  std::int64_t block;  // numbers
  std::int64_t bytes;  // of a block
};

// ggml-org/ggml, include/ggml.h (enum ggml_type) and src/ggml-common.h.
constexpr StoredType kStoredTypes[] = {
    {0, "F32", 1, 4},         {1, "F16", 1, 2},         {2, "Q4_0", 32, 18},
    {3, "Q4_1", 32, 20},      {6, "Q5_0", 32, 22},      {7, "Q5_1", 32, 24},
    {8, "Q8_0", 32, 34},      {9, "Q8_1", 32, 36},      {10, "Q2_K", 256, 84},
    {11, "Q3_K", 256, 110},   {12, "Q4_K", 256, 144},   {13, "Q5_K", 256, 176},
    {14, "Q6_K", 256, 210},   {15, "Q8_K", 256, 292},   {16, "IQ2_XXS", 256, 66},
    {17, "IQ2_XS", 256, 74},  {18, "IQ3_XXS", 256, 98}, {19, "IQ1_S", 256, 50},
    {20, "IQ4_NL", 32, 18},   {21, "IQ3_S", 256, 110},  {22, "IQ2_S", 256, 82},
    {23, "IQ4_XS", 256, 136}, {24, "I8", 1, 1},         {25, "I16", 1, 2},
    {26, "I32", 1, 4},        {27, "I64", 1, 8},        {28, "F64", 1, 8},
    {29, "IQ1_M", 256, 56},   {30, "BF16", 1, 2},       {34, "TQ1_0", 256, 54},
    {35, "TQ2_0", 256, 66},   {39, "MXFP4", 32, 17}};

constexpr std::uint32_t kString = 8;
constexpr std::uint32_t kArray = 9;
constexpr std::uint32_t kI32 = 5;
constexpr std::uint32_t kU64 = 10;
constexpr std::uint32_t kI64 = 11;
// Bytes of a value by its type: u8, i8, u16, i16, u32, i32, f32, bool, -, -, u64, i64, f64.
constexpr std::array<std::uint64_t, 13> kValueBytes = {1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8};
constexpr int kDeepestArray = 4;
constexpr std::size_t kLongestName = 65535;

// Reads little-endian values one behind the other; past the end everything is 0 and `cut` is true.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number(std::size_t width) {
    if (!has(width)) return 0;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes_[at_ + i])) << (8 * i);
    }
    at_ += width;
    return value;
  }
  std::string_view text(std::uint64_t length) {
    if (!has(length)) return {};
    const std::string_view text = bytes_.substr(at_, static_cast<std::size_t>(length));
    at_ += static_cast<std::size_t>(length);
    return text;
  }
  void skip(std::uint64_t count) {
    if (has(count)) at_ += static_cast<std::size_t>(count);
  }
  [[nodiscard]] bool cut() const { return cut_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] std::size_t left() const { return bytes_.size() - at_; }

 private:
  bool has(std::uint64_t count) {
    cut_ = cut_ || count > left();
    return !cut_;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool cut_ = false;
};

// Where a tensor's data lies behind the header.
struct Place {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

class Reader {
 public:
  Reader(std::string_view head, std::optional<std::uint64_t> file_bytes)
      : bytes_(head), file_bytes_(file_bytes) {}

  ReadWeights read() {
    file_.format = "GGUF";
    bytes_.skip(4);
    const std::uint64_t version = bytes_.number(4);
    if (bytes_.cut()) return cut_short();
    if (version == 0 || version > 3) {
      return failed("The GGUF file has version " + std::to_string(version) +
                    (version > 0xffff ? ", which looks like another order of bytes" : "") +
                    ": versions 1 to 3 with the low byte first are read.");
    }
    count_bytes_ = version == 1 ? 4 : 8;
    const std::uint64_t tensors = bytes_.number(count_bytes_);
    const std::uint64_t values = bytes_.number(count_bytes_);
    if (tensors > kMostTensors || values > kMostTensors) {
      return failed("The GGUF header announces " + std::to_string(std::max(tensors, values)) +
                    " entries, more than any model has: the file is damaged.");
    }
    for (std::uint64_t i = 0; i < values && going(); ++i) read_value();
    for (std::uint64_t i = 0; i < tensors && going(); ++i) read_tensor();
    if (bytes_.cut()) return cut_short();
    if (error_.empty()) check_places();
    if (error_.empty() && file_.tensors == 0) error_ = "The GGUF file holds no tensors.";
    if (!error_.empty()) return failed(error_);
    return {std::move(file_), "", false};
  }

 private:
  [[nodiscard]] bool going() const { return error_.empty() && !bytes_.cut(); }
  static ReadWeights failed(std::string sentence) { return {std::nullopt, std::move(sentence)}; }
  [[nodiscard]] static ReadWeights cut_short() {
    return {std::nullopt, "The file ends within its GGUF header: it is cut short.", true};
  }
  std::string_view text() { return bytes_.text(bytes_.number(count_bytes_)); }

  void read_value() {
    const std::string_view key = text();
    const auto type = static_cast<std::uint32_t>(bytes_.number(4));
    if (bytes_.cut()) return;
    if (type == kString) {
      const std::string_view value = text();
      if (key == "general.name" && value.size() < 200) file_.name = std::string(value);
      if (key == "general.architecture" && value.size() < 64) {
        file_.architecture = std::string(value);
      }
      return;
    }
    if (type == kArray) {
      const std::uint64_t count = skip_array(0);
      if (key == "tokenizer.ggml.tokens") note_count(key, count);
      return;
    }
    if (type >= kValueBytes.size()) {
      fail_type(type);
      return;
    }
    const std::uint64_t value = bytes_.number(static_cast<std::size_t>(kValueBytes[type]));
    if (type <= kI32 || type == kU64 || type == kI64) note_count(key, value);
    if (key == "general.alignment" && !bytes_.cut()) take_alignment(value);
    if (key == "split.count" && value > 1) {
      file_.notes.push_back("The model lies in " + std::to_string(value) +
                            " files: only the tensors of this one are counted.");
    }
  }

  // Of many files' hundreds only as many as a description has; no count is larger.
  void note_count(std::string_view key, std::uint64_t value) {
    constexpr std::size_t kMostCounts = 100;
    if (file_.counts.size() < kMostCounts && key.size() < 100 && value < (std::uint64_t{1} << 48))
      file_.counts.emplace_back(key, static_cast<std::int64_t>(value));
  }

  void fail_type(std::uint32_t type) {
    error_ = "The GGUF header holds a value of type " + std::to_string(type) +
             ", which the format does not have: the file is damaged.";
  }

  void take_alignment(std::uint64_t value) {
    alignment_ = value;
    if (value == 0 || value > 65536 || (value & (value - 1)) != 0) {
      error_ = "The GGUF header says \"general.alignment\" " + std::to_string(value) +
               ": it must be a power of two.";
    }
  }

  // Returns how many values it has.
  std::uint64_t skip_array(int depth) {
    const auto type = static_cast<std::uint32_t>(bytes_.number(4));
    const std::uint64_t count = bytes_.number(count_bytes_);
    if (bytes_.cut()) return 0;
    if (type == kString) {
      for (std::uint64_t i = 0; i < count && going(); ++i) (void)text();
    } else if (type == kArray) {
      if (depth >= kDeepestArray) error_ = "The GGUF header nests lists too deep.";
      for (std::uint64_t i = 0; i < count && going(); ++i) (void)skip_array(depth + 1);
    } else if (type >= kValueBytes.size()) {
      fail_type(type);
    } else if (count > bytes_.left()) {
      bytes_.skip(count);  // cut, and the product below cannot overflow
    } else {
      bytes_.skip(count * kValueBytes[type]);
    }
    return count;
  }

  void read_tensor() {
    const std::string name(text());
    const std::uint64_t dimensions = bytes_.number(4);
    if (bytes_.cut()) return;
    if (name.empty() || name.size() > kLongestName || !names_.insert(name).second) {
      error_ = "The GGUF header has a tensor without a name of its own (\"" + name.substr(0, 60) +
               "\"): the file is damaged.";
      return;
    }
    if (dimensions == 0 || dimensions > 4) {
      fail_tensor(name,
                  "has " + std::to_string(dimensions) + " dimensions, where 1 to 4 are known");
      return;
    }
    Count numbers = 1;
    std::int64_t row = 0;
    for (std::uint64_t i = 0; i < dimensions; ++i) {
      const std::uint64_t size = bytes_.number(count_bytes_);
      if (bytes_.cut()) return;
      if (size == 0 || size > (std::uint64_t{1} << 48)) {
        fail_tensor(name, "has a dimension of " + std::to_string(size));
        return;
      }
      if (i == 0) row = static_cast<std::int64_t>(size);
      numbers *= static_cast<std::int64_t>(size);
    }
    const auto type = static_cast<std::uint32_t>(bytes_.number(4));
    const std::uint64_t offset = bytes_.number(8);
    if (!bytes_.cut()) add_tensor(name, numbers, row, type, offset);
  }

  void fail_tensor(const std::string& name, const std::string& what) {
    error_ = "The tensor \"" + name.substr(0, 60) + "\" " + what + ": the file is damaged.";
  }

  void add_tensor(const std::string& name, Count numbers, std::int64_t row, std::uint32_t type,
                  std::uint64_t offset) {
    const auto* stored = std::find_if(std::begin(kStoredTypes), std::end(kStoredTypes),
                                      [&](const StoredType& known) { return known.id == type; });
    if (stored == std::end(kStoredTypes)) {
      error_ = "The tensor \"" + name.substr(0, 60) + "\" is stored as type " +
               std::to_string(type) + ", which this program does not know.";
      return;
    }
    if (row % stored->block != 0) {
      fail_tensor(name, "has rows of " + std::to_string(row) + " numbers, which blocks of " +
                            std::to_string(stored->block) + " do not divide");
      return;
    }
    const Count bytes = divide_up(numbers, stored->block) * stored->bytes;
    if (bytes.overflowed() || offset > (std::uint64_t{1} << 62) || offset % alignment_ != 0) {
      fail_tensor(name, "lies where no tensor can");
      return;
    }
    places_.push_back({offset, offset + static_cast<std::uint64_t>(bytes.value())});
    TensorType& sum = type_sum(stored->name);
    ++sum.tensors;
    sum.numbers += numbers;
    sum.bytes += bytes;
    ++file_.tensors;
    file_.numbers += numbers;
    if (name == "output.weight") file_.has_head = true;
    if (name.starts_with("rope_freqs") || name.starts_with("rope_factors"))
      file_.computed_numbers += numbers;
    file_.bytes += bytes;
    if (file_.numbers.overflowed() || file_.bytes.overflowed()) {
      error_ = "The tensors of the GGUF file overflow 64 bits: the file is damaged.";
    }
  }

  TensorType& type_sum(std::string_view name) {
    for (TensorType& type : file_.types) {
      if (type.name == name) return type;
    }
    return file_.types.emplace_back(TensorType{name, 0, 0, 0});
  }

  // No two tensors share bytes, and none lies behind the end of the file.
  void check_places() {
    std::sort(places_.begin(), places_.end(),
              [](const Place& a, const Place& b) { return a.begin < b.begin; });
    const std::uint64_t data = (bytes_.at() + alignment_ - 1) / alignment_ * alignment_;
    std::uint64_t last = 0;
    for (const Place& place : places_) {
      if (place.begin < last) error_ = "Two tensors of the GGUF file overlap: the file is damaged.";
      last = place.end;
    }
    if (file_bytes_ && data + last > *file_bytes_) {
      error_ = "The file ends before its last tensor: " + std::to_string(data + last) +
               " bytes are announced and " + std::to_string(*file_bytes_) + " are there.";
    }
  }

  Bytes bytes_;
  std::optional<std::uint64_t> file_bytes_;
  std::size_t count_bytes_ = 8;
  std::uint64_t alignment_ = 32;
  WeightFile file_ = {};
  std::unordered_set<std::string> names_ = {};
  std::vector<Place> places_ = {};
  std::string error_ = {};
};

}  // namespace

bool is_gguf(std::string_view head) { return head.substr(0, 4) == "GGUF"; }

ReadWeights read_gguf(std::string_view head, std::optional<std::uint64_t> file_bytes) {
  if (!is_gguf(head)) return {std::nullopt, "The file does not begin as a GGUF file does."};
  ReadWeights read = Reader(head, file_bytes).read();
  if (read.cut_short && head.size() >= kLongestHeader) {
    return {std::nullopt, "The header of the GGUF file is longer than 64 MiB: it is not read."};
  }
  return read;
}

}  // namespace tmw::transformer
