// Reading a file, and replacing its contents so that nobody ever sees half of them.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace aioshift::pipeline {

// The whole of a regular file. Never blocks on a FIFO or device: those are errors. The error is
// a message for people ("Permission denied").
tl::expected<std::string, std::string> read_file(const std::string& path);

// Replaces the contents of `path` (no symlink: the caller resolves) by `contents`.
//
// Atomic: a temporary file beside it, fsync, rename, fsync of the directory; mode, owner, group
// and extended attributes are carried over. A file with several hard links, or whose owner cannot
// be kept, is written in place, so that it stays the same file, with signals held off meanwhile
// and the old contents kept beside it until the new ones are synced.
// Errors: the file no longer holds `expected` (it changed since it was read), is not writable, is
// no regular file, or the system's own words; the file is then as it was and no temporary is left.
tl::expected<void, std::string> replace_file(const std::string& path, std::string_view expected,
                                             std::string_view contents);

// Removes what an interrupted run of replace_file may have left for this process; safe to call
// from a signal handler's aftermath (not from the handler itself).
void remove_leftovers();

}  // namespace aioshift::pipeline
