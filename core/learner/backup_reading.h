// A copy is read slice by slice: one of years would hold up the page for seconds.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/learner/backup.h"
#include "core/learner/backup_records.h"

namespace tmw {

class BackupReading {
 public:
  explicit BackupReading(std::string text);

  // Reads on, about so many bytes; one object is read as a whole however long it is. True while
  // there is more to read.
  bool read_on(std::size_t bytes);

  // How much of the text is read, from 0 to 1.
  [[nodiscard]] double share() const;

  // What was read. Requires that there is no more.
  [[nodiscard]] Backup take() { return std::move(backup_); }

 private:
  // A text that is being cut: the file, or a list within an object of it.
  struct Source {
    std::shared_ptr<const std::string> text;  // the cutter refers to it, in a copy of this as well
    BackupCutter cutter;
    int line = 0;  // of the object that holds the list; 0: it is the file
  };

  void open(std::string text, int line);
  void read(const BackupRecord& record);
  bool open_lists(const RawFields& fields, int line);
  void take_event(Event event);
  void take_bad(const BackupRecord& record, BadLine bad, const RawFields* fields);

  std::vector<Source> sources_;  // each within the one before it
  Backup backup_;
};

}  // namespace tmw
