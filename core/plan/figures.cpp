#include "core/plan/figures.h"

#include <utility>

namespace tmw::plan {

Figure::Figure(std::string_view name, bool flag) : name_(name), value_(flag) {}
Figure::Figure(std::string_view name, double measure) : name_(name), value_(measure) {}
Figure::Figure(std::string_view name, std::optional<double> measure) : name_(name) {
  if (measure) value_ = *measure;
}
Figure::Figure(std::string_view name, transformer::Count count) : name_(name), value_(count) {}
Figure::Figure(std::string_view name, std::string word) : name_(name), value_(std::move(word)) {}
Figure::Figure(std::string_view name, Figures members) : name_(name), value_(std::move(members)) {}
Figure::Figure(std::string_view name, Sentences list) : name_(name), value_(std::move(list)) {}

Figure::Figure(const Figure& other) = default;
Figure::Figure(Figure&& other) noexcept = default;
Figure& Figure::operator=(const Figure& other) = default;
Figure& Figure::operator=(Figure&& other) noexcept = default;
Figure::~Figure() = default;

}  // namespace tmw::plan
