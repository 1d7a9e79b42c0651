// `tmw lab`: what the Lab's page says at an address, without the page.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace tmw {

// args: an address of the Lab, or what follows its mark, and --json, --csv or --markdown. Parts of
// the address that this version does not know are told on err. Returns 0, or 2 where there is no
// answer.
int run_lab_command(const std::vector<std::string>& args, std::ostream& out, std::ostream& err);

}  // namespace tmw
