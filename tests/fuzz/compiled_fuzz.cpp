// Any bytes as a compiled file, as they come and behind a right first line: what is read is written
// and read back the same. libFuzzer target.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/compiled/compiled.h"
#include "core/compiled/write.h"
#include "core/content/exercise.h"
#include "core/content/explore.h"

namespace {

using namespace tmw;

void require(bool condition) {
  if (!condition) std::abort();
}

template <typename T>
void check(const CompiledRead<T>& read) {
  require(read.value.has_value() || !read.fault.empty());
  if (read.value) require(!compiled(*read.value).empty());
}

void check_file(std::string_view file) {
  check(read_compiled_chapter(file, "4.txt"));
  check(read_compiled_index(file, "workbook.txt"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  check_file(bytes);
  if (size > 0) check_file(sealed(bytes.substr(1), data[0]));
  return 0;
}
