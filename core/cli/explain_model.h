// `tmw model` in words: every term with the product that gives it.
#pragma once

#include <iosfwd>

#include "core/cli/plan_options.h"
#include "core/transformer/report.h"

namespace tmw::cli {

void explain_model(const NamedModel& named, const transformer::ReportSetup& setup,
                   const transformer::Report& report, std::ostream& out);

}  // namespace tmw::cli
