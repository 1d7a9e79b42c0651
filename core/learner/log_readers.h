// What was read of a log is kept, so that a log of years is not read again for every page: a reader
// goes on where it stopped, as long as the log only grew at its end.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/learner/event.h"

namespace tmw {

// Reads the events of a log in their order, one after the other.
class LogReader {
 public:
  virtual ~LogReader() = default;
  // `place` is the event's in Log::events().
  virtual void read(const Event& event, std::size_t place) = 0;
};

// One for each class that reads.
enum class ReaderKind : std::uint8_t { kIndex, kReviews, kSlips };

// The readers of one log. A copy has none: it may go another way than the log it was made of.
class LogReaders {
 public:
  LogReaders() = default;
  ~LogReaders() = default;
  LogReaders(const LogReaders&) {}
  LogReaders& operator=(const LogReaders&) {
    forget();
    return *this;
  }
  LogReaders(LogReaders&&) = default;
  LogReaders& operator=(LogReaders&&) = default;

  // For when anything but an event after all others came or went.
  void forget() { slots_ = {}; }

  // A reader that has read all events. Requires Reader(day), and Reader::kKind for none but it.
  // Good until the log changes.
  template <typename Reader>
  const Reader& after(const std::vector<Event>& events, std::int32_t day) {
    Slot& slot = slots_[static_cast<std::size_t>(Reader::kKind)];
    if (slot.reader == nullptr || slot.day != day) slot = {std::make_unique<Reader>(day), day, 0};
    for (; slot.read < events.size(); ++slot.read) slot.reader->read(events[slot.read], slot.read);
    return static_cast<const Reader&>(*slot.reader);
  }

 private:
  struct Slot {
    std::unique_ptr<LogReader> reader;
    std::int32_t day = 0;
    std::size_t read = 0;
  };
  std::array<Slot, 3> slots_;
};

}  // namespace tmw
