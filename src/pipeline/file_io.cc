#include "pipeline/file_io.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <mutex>
#include <new>
#include <optional>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "pipeline/descriptor.h"
#include "pipeline/held_signals.h"

namespace aioshift::pipeline {
namespace {

constexpr std::size_t kMaxFileSize = std::size_t{1} << 31;  // what text::Source takes

constexpr const char* kNotRegular = "not a regular file";
constexpr const char* kChanged = "changed since it was read";

// Neither waits for a FIFO's other end nor makes a terminal ours.
constexpr int kOpenFlags = O_CLOEXEC | O_NONBLOCK | O_NOCTTY;

using Result = tl::expected<void, std::string>;

std::string words(int error) {
  return std::generic_category().message(error);
}

tl::unexpected<std::string> failure(int error) {
  return tl::unexpected(words(error));
}

// The rest of `fd`, whose size was `size` a moment ago.
tl::expected<std::string, std::string> read_all(int fd, std::size_t size) try {
  if (size > kMaxFileSize) return failure(EFBIG);
  std::string contents(size + 1, '\0');  // one more, so that one read meets the end as well
  std::size_t filled = 0;
  while (true) {
    const ssize_t count = ::read(fd, contents.data() + filled, contents.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure(errno);
    filled += static_cast<std::size_t>(count);
    // Files of /proc say that their size is 0.
    if (count == 0 || (filled == size && size != 0)) break;
    if (filled > kMaxFileSize) return failure(EFBIG);
    if (filled == contents.size()) contents.resize(2 * filled + 4096);  // it grew meanwhile
  }
  contents.resize(filled);
  return contents;
} catch (const std::bad_alloc&) {
  return failure(ENOMEM);
}

// Writes all of `bytes` from the file's start; an error number, or 0.
int write_all(int fd, std::string_view bytes) {
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t count =
        ::pwrite(fd, bytes.data() + written, bytes.size() - written, static_cast<off_t>(written));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return errno;
    if (count == 0) return ENOSPC;
    written += static_cast<std::size_t>(count);
  }
  return 0;
}

int sync(int fd) {
  return ::fsync(fd) == 0 ? 0 : errno;
}

bool is_same_instant(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

// Whether nobody touched the file between the two looks: neither its bytes nor its mode or links.
bool is_untouched(const struct stat& a, const struct stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         is_same_instant(a.st_mtim, b.st_mtim) && is_same_instant(a.st_ctim, b.st_ctim);
}

// A directory that refuses a new entry may still hold a file that can be written.
bool is_refusal(int error) {
  return error == EACCES || error == EPERM || error == EROFS;
}

// Paths of the temporaries that exist now.
std::mutex leftovers_mutex;
std::set<std::string>& leftovers() {
  static std::set<std::string> paths;
  return paths;
}

// A new file in `directory`, removed with the object.
class Temporary {
 public:
  static tl::expected<Temporary, int> create(int directory, const std::string& directory_path) {
    for (int attempt = 0; attempt < 100; ++attempt) {
      std::uint64_t random = 0;
      if (::getrandom(&random, sizeof random, 0) != sizeof random) return tl::unexpected(errno);
      // Hidden, and with a suffix that no search for sources takes.
      std::string name = ".aioshift-";
      for (int shift = 60; shift >= 0; shift -= 4) name += "0123456789abcdef"[(random >> shift) & 15];
      name += ".tmp";
      Descriptor file(
          ::openat(directory, name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | kOpenFlags, 0600));
      if (file) return Temporary(directory, directory_path, std::move(name), std::move(file));
      if (errno != EEXIST) return tl::unexpected(errno);
    }
    return tl::unexpected(EEXIST);
  }

  Temporary(Temporary&& other) noexcept = default;
  Temporary& operator=(Temporary&&) = delete;
  ~Temporary() {
    if (!file_) return;  // moved from
    if (exists_) ::unlinkat(directory_, name_.c_str(), 0);
    const std::lock_guard lock(leftovers_mutex);
    leftovers().erase(path_);
  }

  int fd() const { return file_.get(); }
  const std::string& name() const { return name_; }
  const std::string& path() const { return path_; }
  // It is no temporary any more, and not to be removed.
  void keep() { exists_ = false; }

 private:
  Temporary(int directory, std::string path, std::string name, Descriptor file)
      : directory_(directory), path_(std::move(path)), name_(std::move(name)), file_(std::move(file)) {
    path_.append("/").append(name_);
    const std::lock_guard lock(leftovers_mutex);
    leftovers().insert(path_);
  }

  int directory_;
  std::string path_;
  std::string name_;
  Descriptor file_;
  bool exists_ = true;
};

std::vector<std::string> attribute_names(int fd) {
  std::string list;
  ssize_t size = 0;
  // It may grow between the two calls.
  while ((size = ::flistxattr(fd, nullptr, 0)) > 0) {
    list.resize(static_cast<std::size_t>(size));
    size = ::flistxattr(fd, list.data(), list.size());
    if (size >= 0 || errno != ERANGE) break;
  }
  list.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
  std::vector<std::string> names;
  for (std::size_t start = 0; start < list.size(); start += names.back().size() + 1) {
    names.emplace_back(list.c_str() + start);
  }
  return names;
}

std::optional<std::string> attribute(int fd, const std::string& name) {
  while (true) {
    const ssize_t size = ::fgetxattr(fd, name.c_str(), nullptr, 0);
    if (size < 0) return std::nullopt;
    std::string value(static_cast<std::size_t>(size), '\0');
    const ssize_t read = ::fgetxattr(fd, name.c_str(), value.data(), value.size());
    if (read < 0 && errno == ERANGE) continue;
    if (read < 0) return std::nullopt;
    value.resize(static_cast<std::size_t>(read));
    return value;
  }
}

// Gives `to` exactly the extended attributes of `from`; what a directory's default ACL or a
// security module gave it of itself is replaced.
bool copy_attributes(int from, int to) {
  const std::vector<std::string> names = attribute_names(from);
  for (const std::string& name : attribute_names(to)) {
    if (std::find(names.begin(), names.end(), name) == names.end() && ::fremovexattr(to, name.c_str()) != 0) {
      return false;
    }
  }
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    const std::optional<std::string> value = attribute(from, name);
    return value && (attribute(to, name) == value ||
                     ::fsetxattr(to, name.c_str(), value->data(), value->size(), 0) == 0);
  });
}

// A file that is open for reading and writing, and is to be replaced.
struct Target {
  std::string directory_path;
  std::string name;
  Descriptor directory;
  Descriptor file;
  struct stat status {};

  static tl::expected<Target, std::string> open(const std::string& path) {
    Target target;
    const std::size_t slash = path.rfind('/');
    target.directory_path = slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
    target.name = slash == std::string::npos ? path : path.substr(slash + 1);
    constexpr int kDirectory = O_DIRECTORY | O_CLOEXEC;
    target.directory = Descriptor(::open(target.directory_path.c_str(), O_RDONLY | kDirectory));
    if (!target.directory && errno == EACCES) {
      target.directory = Descriptor(::open(target.directory_path.c_str(), O_PATH | kDirectory));
    }
    if (!target.directory) return failure(errno);
    // Asked before it is opened: opening a device may do something.
    if (!target.look()) return failure(errno);
    if (!S_ISREG(target.status.st_mode)) return tl::unexpected<std::string>(kNotRegular);
    // Opened for writing even where it will be renamed over: a file that its mode, its flags or its
    // file system protect is not ours to replace, though the directory would let us.
    target.file =
        Descriptor(::openat(target.directory.get(), target.name.c_str(), O_RDWR | O_NOFOLLOW | kOpenFlags));
    if (!target.file) return failure(errno);
    struct stat opened {};
    if (::fstat(target.file.get(), &opened) != 0) return failure(errno);
    if (!is_untouched(opened, target.status)) return tl::unexpected<std::string>(kChanged);
    return target;
  }

  // What is called `name` now.
  bool look() { return ::fstatat(directory.get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0; }

  bool is_still_untouched() const {
    struct stat now {};
    return ::fstatat(directory.get(), name.c_str(), &now, AT_SYMLINK_NOFOLLOW) == 0 &&
           is_untouched(now, status);
  }
};

// Nothing where a new file cannot stand in for this one; it is then as it was.
std::optional<Result> replace_by_renaming(const Target& target, std::string_view contents) {
  auto created = Temporary::create(target.directory.get(), target.directory_path);
  if (!created) {
    if (is_refusal(created.error())) return std::nullopt;
    return failure(created.error());
  }
  Temporary& temporary = *created;
  struct stat made {};
  if (::fstat(temporary.fd(), &made) != 0) return failure(errno);
  const struct stat& old = target.status;
  if ((made.st_uid != old.st_uid || made.st_gid != old.st_gid) &&
      ::fchown(temporary.fd(), old.st_uid, old.st_gid) != 0) {
    return std::nullopt;
  }
  if (const int error = write_all(temporary.fd(), contents); error != 0) return failure(error);
  // After chown and write, which clear setuid bits and capabilities; the mode after the ACL, which
  // changes it.
  if (!copy_attributes(target.file.get(), temporary.fd()) ||
      ::fchmod(temporary.fd(), old.st_mode & 07777) != 0 || ::fstat(temporary.fd(), &made) != 0 ||
      made.st_mode != old.st_mode || made.st_uid != old.st_uid || made.st_gid != old.st_gid) {
    return std::nullopt;
  }
  if (const int error = sync(temporary.fd()); error != 0) return failure(error);
  if (!target.is_still_untouched()) return tl::unexpected<std::string>(kChanged);
  if (::renameat(target.directory.get(), temporary.name().c_str(), target.directory.get(),
                 target.name.c_str()) != 0) {
    // A mount point, or somebody else's file in a sticky directory.
    if (errno == EBUSY || errno == EXDEV || is_refusal(errno)) return std::nullopt;
    return failure(errno);
  }
  temporary.keep();
  // The file is replaced, whatever becomes of this.
  static_cast<void>(sync(target.directory.get()));
  return Result{};
}

// An error number, or 0.
int overwrite(int fd, std::string_view contents) {
  int error = write_all(fd, contents);
  if (error == 0 && ::ftruncate(fd, static_cast<off_t>(contents.size())) != 0) error = errno;
  return error == 0 ? sync(fd) : error;
}

// Room for all of `size` bytes before the first is overwritten. Not every file system can.
int reserve(int fd, std::size_t size) {
#ifdef FALLOC_FL_KEEP_SIZE
  if (::fallocate(fd, FALLOC_FL_KEEP_SIZE, 0, static_cast<off_t>(size)) != 0 &&
      (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)) {
    return errno;
  }
#endif
  return 0;
}

Result replace_in_place(const Target& target, std::string_view expected, std::string_view contents) {
  auto backup = Temporary::create(target.directory.get(), target.directory_path);
  if (!backup && !is_refusal(backup.error())) return failure(backup.error());
  if (backup) {
    int error = write_all(backup->fd(), expected);
    if (error == 0) error = sync(backup->fd());
    if (error != 0) return failure(error);
    static_cast<void>(sync(target.directory.get()));
  }
  const int fd = target.file.get();
  if (!target.is_still_untouched()) return tl::unexpected<std::string>(kChanged);
  if (contents.size() > expected.size()) {
    if (const int error = reserve(fd, contents.size()); error != 0) return failure(error);
  }
  if (const int error = overwrite(fd, contents); error != 0) {
    const int restoring = overwrite(fd, expected);
    ::fchmod(fd, target.status.st_mode & 07777);
    if (restoring == 0) return failure(error);
    if (!backup)
      return tl::unexpected(words(error) + "; its old contents could not be restored: " + words(restoring));
    backup->keep();
    return tl::unexpected(words(error) + "; its old contents are in " + backup->path());
  }
  // Writing clears setuid and setgid bits.
  struct stat now {};
  if (::fstat(fd, &now) == 0 && now.st_mode != target.status.st_mode) {
    ::fchmod(fd, target.status.st_mode & 07777);
  }
  return {};
}

}  // namespace

tl::expected<std::string, std::string> read_file(const std::string& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | kOpenFlags));
  if (!file) return errno == ENXIO ? tl::unexpected<std::string>(kNotRegular) : failure(errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return failure(errno);
  if (!S_ISREG(status.st_mode)) return tl::unexpected<std::string>(kNotRegular);
  return read_all(file.get(), static_cast<std::size_t>(status.st_size));
}

tl::expected<void, std::string> replace_file(const std::string& path, std::string_view expected,
                                             std::string_view contents) {
  // Two names of one file would each take the other's writing for a change by somebody else.
  static std::mutex linked_files;
  std::unique_lock<std::mutex> lock(linked_files, std::defer_lock);
  struct stat status {};
  if (::lstat(path.c_str(), &status) == 0 && status.st_nlink > 1) lock.lock();
  const tl::expected<Target, std::string> target = Target::open(path);
  if (!target) return tl::unexpected(target.error());
  const auto current = read_all(target->file.get(), static_cast<std::size_t>(target->status.st_size));
  if (!current) return tl::unexpected(current.error());
  if (*current == contents) return {};
  if (*current != expected) return tl::unexpected<std::string>(kChanged);

  const HeldSignals held;
  if (target->status.st_nlink == 1) {
    if (std::optional<Result> result = replace_by_renaming(*target, contents)) return *result;
  }
  return replace_in_place(*target, expected, contents);
}

void remove_leftovers() {
  const std::lock_guard lock(leftovers_mutex);
  for (const std::string& path : leftovers()) ::unlink(path.c_str());
  leftovers().clear();
}

}  // namespace aioshift::pipeline
