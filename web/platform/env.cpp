// The world as the browser tells it.
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <ctime>

#include "web/platform/app.h"

namespace tmw {
namespace {

// Days from 1970-01-01 to a date of the proleptic Gregorian calendar.
std::int32_t days_from_civil(int year, int month, int day) {
  const std::chrono::sys_days date = std::chrono::year(year) /
                                     std::chrono::month(static_cast<unsigned>(month)) /
                                     std::chrono::day(static_cast<unsigned>(day));
  return static_cast<std::int32_t>(date.time_since_epoch().count());
}

std::uint64_t random_bits() {
  std::uint64_t bits = 0;
  (void)getentropy(&bits, sizeof bits);  // crypto.getRandomValues
  return bits;
}

}  // namespace

Env env_now() {
  Env env;
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  env.now_utc_ms = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  const std::time_t seconds = static_cast<std::time_t>(env.now_utc_ms / 1000);
  std::tm local{};
  localtime_r(&seconds, &local);
  env.local_day = days_from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
  env.chance = random_bits();
  char id[40];
  (void)std::snprintf(id, sizeof id, "%016llx%016llx",
                      static_cast<unsigned long long>(random_bits()),
                      static_cast<unsigned long long>(random_bits()));
  env.fresh_id = id;
  return env;
}

}  // namespace tmw
