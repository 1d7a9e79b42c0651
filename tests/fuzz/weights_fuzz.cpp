// Any bytes as the header of a weight file: counts that agree with each other, or a sentence.
// libFuzzer target.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/transformer/weight_file.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

void check(const tmw::transformer::ReadWeights& read) {
  using tmw::transformer::Count;
  require(read.file.has_value() == read.error.empty());
  require(!read.file || !read.cut_short);
  if (!read.file) return;
  std::int64_t tensors = 0;
  Count numbers = 0;
  Count bytes = 0;
  for (const auto& type : read.file->types) {
    tensors += type.tensors;
    numbers += type.numbers;
    bytes += type.bytes;
  }
  require(read.file->tensors > 0 && tensors == read.file->tensors);
  require(!numbers.overflowed() && numbers == read.file->numbers);
  require(!bytes.overflowed() && bytes == read.file->bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tmw::transformer;
  const std::string_view head(reinterpret_cast<const char*>(data), size);
  for (const std::optional<std::uint64_t> length :
       {std::optional<std::uint64_t>(), std::optional<std::uint64_t>(size)}) {
    check(read_gguf(head, length));
    check(read_safetensors(head, length));
  }
  const ReadIndex index = read_weight_index(head);
  require(index.index.has_value() == index.error.empty());
  return 0;
}
