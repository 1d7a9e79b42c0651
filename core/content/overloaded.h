// One visitor out of several lambdas: std::visit with it fails to compile where a kind is missing.
#pragma once

namespace tmw {

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

}  // namespace tmw
