#include "core/tex/live.h"

#include <cstddef>

namespace tmw {
namespace {

constexpr std::string_view kLive = "\\live{";

// What stands in the group that opens at `at`; `at` becomes the place after it.
std::string_view group_at(std::string_view tex, std::size_t& at) {
  const std::size_t begin = at + 1;
  int depth = 0;
  for (; at < tex.size(); ++at) {
    if (tex[at] == '\\') {
      ++at;  // a brace behind it is a sign
    } else if (tex[at] == '{') {
      ++depth;
    } else if (tex[at] == '}' && --depth == 0) {
      return tex.substr(begin, at++ - begin);
    }
  }
  at = tex.size();
  return tex.substr(begin < tex.size() ? begin : tex.size());
}

}  // namespace

std::string without_live(std::string_view tex) {
  std::string result;
  std::size_t from = 0;
  for (std::size_t at = tex.find(kLive); at != std::string_view::npos; at = tex.find(kLive, from)) {
    result.append(tex.substr(from, at - from));
    from = at + kLive.size() - 1;
    (void)group_at(tex, from);
    result.append(group_at(tex, from));
    (void)group_at(tex, from);
  }
  return result.append(tex.substr(from));
}

std::string first_given(std::string_view tex) {
  for (std::size_t at = tex.find(kLive); at != std::string_view::npos;
       at = tex.find(kLive, at + 1)) {
    std::size_t from = at + kLive.size() - 1;
    const std::string_view given = group_at(tex, from);
    if (!given.empty()) return std::string(given);
  }
  return {};
}

}  // namespace tmw
