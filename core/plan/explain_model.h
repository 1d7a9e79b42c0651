// `tmw model` in words: every term with the product that gives it.
#pragma once

#include <string>

#include "core/plan/load.h"
#include "core/transformer/report.h"

namespace tmw::plan {

[[nodiscard]] std::string explain_model(const NamedModel& named,
                                        const transformer::ReportSetup& setup,
                                        const transformer::Report& report);

}  // namespace tmw::plan
