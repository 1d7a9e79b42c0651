// Prints a style sheet for the build of the site: `css_tool site`, or `css_tool faces` for the
// @font-face rules, in which a font stands as a mark, "{{plex-sans-regular.ttf}}", for the build to
// put its hashed name in.
#include <cstdio>
#include <string>

#include "web/layout/css.h"

int main(int argc, char** argv) {
  const std::string sheet = argc == 2 ? argv[1] : "";
  if (sheet != "site" && sheet != "faces") {
    std::fputs("usage: css_tool site | faces\n", stderr);
    return 2;
  }
  std::fputs((sheet == "site" ? tmw::site_css() : tmw::font_face_css("{{", "}}")).c_str(), stdout);
  return 0;
}
