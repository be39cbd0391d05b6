// Reading a file, and replacing its contents so that nobody ever sees half of them.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace aioshift::pipeline {

// The whole of a regular file of at most 2 GiB. Never blocks on a FIFO or device: those are errors.
// The error is a message for people ("Permission denied").
tl::expected<std::string, std::string> read_file(const std::string& path);

// Replaces the contents of `path` (no symlink: the caller resolves) by `contents`; does nothing
// where they are there already, as through another hard link.
//
// Atomic: a temporary file beside it, fsync, rename, fsync of the directory; mode, owner, group
// and extended attributes (ACLs are among them) are carried over. Written in place instead, so that
// it stays the same file, is one that
//   - has several hard links,
//   - has an owner, a mode or an attribute that cannot be given to a new file,
//   - is writable in a directory that is not, or is a mount point.
// In place means: the old contents are kept beside it (where the directory allows) until the new
// ones are synced, room on the disk is reserved first, and an error puts the old contents back.
// Signals that would end the process are held off meanwhile, so that they leave the file old or
// new and nothing beside it.
//
// Errors: the file no longer holds `expected` (it changed since it was read), is not writable, is
// no regular file, or the system's own words; the file is then as it was and no temporary is left.
// May be called from several threads, for different files.
tl::expected<void, std::string> replace_file(const std::string& path, std::string_view expected,
                                             std::string_view contents);

// Removes what an interrupted run of replace_file may have left for this process: for the way out
// after a signal or an exception, when no thread is in replace_file any more. Not for a handler.
void remove_leftovers();

}  // namespace aioshift::pipeline
