#include "core/page/links.h"

#include <optional>
#include <variant>

#include "core/session/route.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

std::string attribute(const char* name, std::string_view value) {
  return std::string(" ") + name + "=\"" + escape_html(value) + "\"";
}

// The document of a place, from the folder of index.html or from that of the chapters. A document
// has the original numbers only: others, and practice, are the running workbook's.
std::string file_of(const Place& place, bool from_home) {
  const std::string home = from_home ? "./" : "../";
  if (std::holds_alternative<Home>(place)) return home;
  if (const auto* appendix = std::get_if<AppendixPlace>(&place))
    return (from_home ? "pages/" : "") + std::string(appendix_name(appendix->kind)) + ".html";
  const auto* one = std::get_if<ChapterPlace>(&place);
  if (one == nullptr) return home + hash_of(place);
  if (one->seed != 0) return home + hash_of(place);
  std::string file = (from_home ? "pages/" : "") + std::to_string(one->chapter) + ".html";
  const std::string& within = one->exercise.empty() ? one->section : one->exercise;
  if (!within.empty()) file += "#" + within;
  return file;
}

}  // namespace

bool is_safe_link(std::string_view href) {
  for (const std::string_view start : {"#", "https://", "http://", "mailto:"}) {
    if (href.substr(0, start.size()) == start) return true;
  }
  return false;
}

std::string link_attributes(std::string_view href, LinkStyle style) {
  const std::optional<Place> place = style == LinkStyle::kHash ? std::nullopt : read_route(href);
  if (!place) return attribute("href", href);
  const bool from_home = style == LinkStyle::kFromHome;
  const std::string file = attribute("href", file_of(*place, from_home));
  return from_home ? file + attribute("data-hash", href) : file;
}

}  // namespace tmw
