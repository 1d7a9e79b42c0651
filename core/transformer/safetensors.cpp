#include <algorithm>
#include <iterator>
#include <set>
#include <string>

#include "core/json/json_tree.h"
#include "core/transformer/json_text.h"
#include "core/transformer/weight_file.h"

namespace tmw::transformer {
namespace {

constexpr int kDeepestHeader = 4;

struct StoredType {
  std::string_view name;
  std::int64_t bits;
  bool floating;
};

// huggingface/safetensors, safetensors/src/tensor.rs (enum Dtype).
constexpr StoredType kStoredTypes[] = {
    {"F64", 64, true},    {"F32", 32, true},    {"F16", 16, true},    {"BF16", 16, true},
    {"F8_E4M3", 8, true}, {"F8_E5M2", 8, true}, {"F8_E8M0", 8, true}, {"F6_E2M3", 6, true},
    {"F6_E3M2", 6, true}, {"F4", 4, true},      {"C64", 64, true},    {"I64", 64, false},
    {"I32", 32, false},   {"I16", 16, false},   {"I8", 8, false},     {"U64", 64, false},
    {"U32", 32, false},   {"U16", 16, false},   {"U8", 8, false},     {"BOOL", 8, false}};

struct Place {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

ReadWeights failed(std::string sentence) { return {std::nullopt, std::move(sentence)}; }

std::uint64_t length_of(std::string_view head) {
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    length |= static_cast<std::uint64_t>(static_cast<unsigned char>(head[i])) << (8 * i);
  }
  return length;
}

const StoredType* type_named(const Json& value) {
  if (!value.is_string()) return nullptr;
  const auto& name = value.get_ref<const std::string&>();
  const auto* found = std::find_if(std::begin(kStoredTypes), std::end(kStoredTypes),
                                   [&](const StoredType& type) { return type.name == name; });
  return found == std::end(kStoredTypes) ? nullptr : found;
}

// The product of a shape; nothing when it is no list of whole numbers. A scalar has one number.
std::optional<Count> numbers_of(const Json& shape) {
  if (!shape.is_array()) return std::nullopt;
  Count numbers = 1;
  for (const Json& size : shape) {
    if (!size.is_number_unsigned() || size.get<std::uint64_t>() > (std::uint64_t{1} << 48)) {
      return std::nullopt;
    }
    numbers *= size.get<std::int64_t>();
  }
  return numbers;
}

std::optional<Place> place_of(const Json& offsets) {
  if (!offsets.is_array() || offsets.size() != 2) return std::nullopt;
  if (!offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned()) return std::nullopt;
  const Place place = {offsets[0].get<std::uint64_t>(), offsets[1].get<std::uint64_t>()};
  if (place.begin > place.end || place.end > (std::uint64_t{1} << 62)) return std::nullopt;
  return place;
}

TensorType& type_sum(WeightFile& file, std::string_view name) {
  for (TensorType& type : file.types) {
    if (type.name == name) return type;
  }
  return file.types.emplace_back(TensorType{name, 0, 0, 0});
}

// Adds one tensor; a sentence when its entry contradicts itself.
std::string add_tensor(const std::string& name, const Json& entry, WeightFile& file,
                       std::vector<Place>& places) {
  const std::string tensor = "The tensor \"" + name.substr(0, 60) + "\" ";
  if (!entry.is_object() || !entry.contains("dtype") || !entry.contains("shape") ||
      !entry.contains("data_offsets")) {
    return tensor + "lacks \"dtype\", \"shape\" or \"data_offsets\": the file is damaged.";
  }
  const StoredType* type = type_named(entry["dtype"]);
  if (type == nullptr) return tensor + "has a \"dtype\" that this program does not know.";
  const std::optional<Count> numbers = numbers_of(entry["shape"]);
  const std::optional<Place> place = place_of(entry["data_offsets"]);
  if (!numbers || !place) {
    return tensor +
           "has a \"shape\" or \"data_offsets\" that is no list of whole numbers: the file "
           "is damaged.";
  }
  const Count bits = *numbers * type->bits;
  const Count bytes = divide_up(bits, 8);
  if (bits.overflowed() || bits.value() % 8 != 0 ||
      static_cast<std::uint64_t>(bytes.value()) != place->end - place->begin) {
    return tensor + "has another length than its shape gives: the file is damaged.";
  }
  places.push_back(*place);
  TensorType& sum = type_sum(file, type->name);
  ++sum.tensors;
  sum.numbers += *numbers;
  sum.bytes += bytes;
  ++file.tensors;
  file.numbers += *numbers;
  file.bytes += bytes;
  if (!type->floating) file.numbers_are_parameters = false;
  return {};
}

// The format knows neither gaps nor overlaps.
std::string problem_with_places(std::vector<Place>& places, std::uint64_t header,
                                std::optional<std::uint64_t> file_bytes) {
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  });
  std::uint64_t last = 0;
  for (const Place& place : places) {
    if (place.begin != last) {
      return "The tensors of the safetensors file overlap or leave gaps: the file is damaged.";
    }
    last = place.end;
  }
  if (file_bytes && 8 + header + last != *file_bytes) {
    return "The safetensors file has " + std::to_string(*file_bytes) +
           " bytes where its header "
           "announces " +
           std::to_string(8 + header + last) + ": it is cut short or damaged.";
  }
  return {};
}

ReadWeights count_tensors(const Json& root, std::uint64_t header,
                          std::optional<std::uint64_t> file_bytes) {
  WeightFile file;
  file.format = "safetensors";
  std::vector<Place> places;
  for (const auto& [name, entry] : root.items()) {
    if (name == "__metadata__") continue;
    const std::string problem = add_tensor(name, entry, file, places);
    if (!problem.empty()) return failed(problem);
    if (places.size() > kMostTensors) {
      return failed("The safetensors header lists more tensors than any model has.");
    }
  }
  if (file.tensors == 0) return failed("The safetensors file holds no tensors.");
  if (file.numbers.overflowed() || file.bytes.overflowed()) {
    return failed("The tensors of the safetensors file overflow 64 bits: the file is damaged.");
  }
  const std::string problem = problem_with_places(places, header, file_bytes);
  if (!problem.empty()) return failed(problem);
  if (!file.numbers_are_parameters) {
    file.notes.push_back(
        "Some tensors hold integers: packed weights, of which each number stands for several, or "
        "tables. So the parameters cannot be told from the header; give its config.json.");
  }
  return {std::move(file), "", false};
}

}  // namespace

bool is_safetensors(std::string_view head) {
  if (head.size() < 9 || head[8] != '{') return false;
  const std::uint64_t length = length_of(head);
  return length >= 2 && length < (std::uint64_t{1} << 40);
}

ReadWeights read_safetensors(std::string_view head, std::optional<std::uint64_t> file_bytes) {
  if (!is_safetensors(head)) return failed("The file does not begin as a safetensors file does.");
  const std::uint64_t length = length_of(head);
  if (length > kLongestHeader) {
    return failed("The header of the safetensors file is longer than 64 MiB: it is not read.");
  }
  if (head.size() - 8 < length) {
    return {std::nullopt, "The file ends within its safetensors header: it is cut short.", true};
  }
  const std::string_view header = head.substr(8, static_cast<std::size_t>(length));
  const std::string problem = problem_with_json(header, kDeepestHeader);
  if (problem.find(kThereTwice) != std::string::npos) {
    return failed("The safetensors header names a tensor or a field twice: the file is damaged.");
  }
  if (!problem.empty()) {
    return failed("The header of the safetensors file is not valid JSON: the file is damaged.");
  }
  const Json root = Json::parse(header.begin(), header.end(), nullptr, false);
  return count_tensors(root, length, file_bytes);
}

bool is_weight_index(std::string_view text) {
  const std::optional<Json> root = parse_json(text, kDeepestHeader);
  return root && root->is_object() && root->contains("weight_map");
}

ReadIndex read_weight_index(std::string_view text) {
  const std::optional<Json> root = parse_json(text, kDeepestHeader);
  const auto failed_index = [](std::string sentence) {
    return ReadIndex{std::nullopt, std::move(sentence)};
  };
  if (!root || !root->is_object() || !root->contains("weight_map")) {
    return failed_index("The file is no index of weight files.");
  }
  const Json& map = (*root)["weight_map"];
  const auto metadata = root->find("metadata");
  const auto number = [&](const char* name) -> std::optional<Count> {
    if (metadata == root->end() || !metadata->is_object()) return std::nullopt;
    const auto member = metadata->find(name);
    if (member == metadata->end() || !member->is_number()) return std::nullopt;
    const double value = member->get<double>();  // some files print 1.6e10
    if (value < 1 || value > 4e18 ||
        value != static_cast<double>(static_cast<std::int64_t>(value))) {
      return std::nullopt;
    }
    return member->is_number_unsigned() ? Count(member->get<std::int64_t>())
                                        : Count(static_cast<std::int64_t>(value));
  };
  if (!map.is_object() || map.empty()) {
    return failed_index("The \"weight_map\" of the index names no tensors: the file is damaged.");
  }
  std::set<std::string> files;
  for (const Json& file : map) {
    if (!file.is_string()) {
      return failed_index("The \"weight_map\" of the index must name a file for each tensor.");
    }
    files.insert(file.get<std::string>());
  }
  const std::optional<Count> bytes = number("total_size");
  if (!bytes) {
    return failed_index(
        "The index has no \"total_size\" in its \"metadata\": give one of the weight "
        "files it names, or the config.json beside it.");
  }
  return {WeightIndex{static_cast<std::int64_t>(map.size()),
                      static_cast<std::int64_t>(files.size()), *bytes, number("total_parameters")},
          ""};
}

}  // namespace tmw::transformer
