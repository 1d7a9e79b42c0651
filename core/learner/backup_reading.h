// A copy is read slice by slice: one of years would hold up the page for seconds.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/learner/backup.h"
#include "core/learner/backup_records.h"

namespace tmw {

class BackupReading {
 public:
  explicit BackupReading(std::string text);

  // Reads on, about so many bytes; one event is read as a whole however long it is, and an object
  // with lists of events is looked through for them at once. True while there is more to read.
  bool read_on(std::size_t bytes);

  // How much of the text is read, from 0 to 1.
  [[nodiscard]] double share() const;

  // What was read. Requires that there is no more.
  [[nodiscard]] Backup take() { return std::move(backup_); }

 private:
  // What is being cut: the file, or a list within an object of it.
  struct Source {
    BackupCutter cutter;
    std::size_t size = 0;
  };

  void open(std::string_view text, int line);
  void read(const BackupRecord& record);
  bool take_header(const RawFields& fields);
  bool open_lists(const BackupRecord& record);
  void take_event(Event event);
  void take_bad(const BackupRecord& record, BadLine bad, const RawFields* fields);

  std::shared_ptr<const std::string> text_;  // sources refer to it, in a copy of this as well
  std::vector<Source> sources_;              // each within the one before it
  Backup backup_;
};

}  // namespace tmw
