#include <ostream>

#include "core/cli/errata.h"
#include "core/cli/options.h"
#include "core/cli/workbook_commands.h"
#include "core/cli/workbook_files.h"

namespace tmw {

int run_errata_command(const CommandLine& line, std::ostream& out, std::ostream& err) {
  const Options options = read_options(line.arguments);
  const std::string path =
      options.words.empty() ? line.assets + "/../docs/errata.toml" : options.words.front();
  const std::optional<std::string> text = read_file(path);
  if (!text) {
    err << "tmw errata: " << path << " cannot be read\n";
    return 2;
  }
  const Errata errata = errata_of(*text, path);
  for (const ContentError& error : errata.errors) err << error_text(error) << "\n";
  out << errata.markdown;
  return errata.errors.empty() ? 0 : 1;
}

}  // namespace tmw
