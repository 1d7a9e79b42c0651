// What the build of the site needs of `tmw`, as WebAssembly for Node, so that it needs no native
// compiler. Usage: render ASSETS content | home | pages POLICY ICON SHEET...
//
// `pages` is `tmw render --json` with a policy and the paths of an icon and style sheets in its
// documents; `home` prints what the workbook that is one file begins with; `content` prints an
// object of compiled files by their names.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/cli/content_files.h"
#include "core/cli/render_command.h"

namespace {

int print_content(const std::string& assets) {
  nlohmann::ordered_json files = nlohmann::ordered_json::object();
  for (const tmw::ContentFile& file : tmw::content_files(assets)) files[file.name] = file.text;
  std::cout << files.dump() << "\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc >= 3 ? argv[2] : "";
  if (what == "content" && argc == 3) return print_content(argv[1]);
  if (what == "home" && argc == 3) return tmw::print_home(argv[1], std::cout, std::cerr);
  if (what == "pages" && argc >= 5)
    return tmw::print_pages(argv[1], {argv[4], {argv + 5, argv + argc}, argv[3]}, std::cout,
                            std::cerr);
  std::cerr << "usage: render ASSETS content | home | pages POLICY ICON SHEET...\n";
  return 2;
}
