#include "pipeline/file_io.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <linux/fs.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "support/temp_dir.h"

namespace aioshift::pipeline {
namespace {

namespace fs = std::filesystem;
using test_support::TempDir;

constexpr uid_t kSomebody = 54321;

std::set<std::string> names_in(const fs::path& directory) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(directory)) names.insert(entry.path().filename());
  return names;
}

std::string contents_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct stat status_of(const fs::path& path) {
  struct stat status {};
  EXPECT_EQ(::lstat(path.c_str(), &status), 0) << path;
  return status;
}

std::string error_of(const tl::expected<void, std::string>& result) {
  return result ? "no error" : result.error();
}

// Runs `body` in a process of its own; its result is the exit code. For what changes the process:
// identity, limits, mounts.
constexpr int kCannot = 77;
int in_child(const std::function<int()>& body) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(body());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

int as_somebody(const std::function<int()>& body) {
  return in_child([&] {
    if (::geteuid() == 0 && (::setgid(kSomebody) != 0 || ::setuid(kSomebody) != 0)) return kCannot;
    return body();
  });
}

TEST(ReadFile, gives_the_bytes_as_they_are) {
  const TempDir directory;
  const std::string bytes("a\r\n\0\xff", 5);
  EXPECT_EQ(read_file(directory.write("bytes", bytes)), bytes);
  EXPECT_EQ(read_file(directory.write("empty", "")), "");
  const std::string large(3'000'000, 'x');
  EXPECT_EQ(read_file(directory.write("large", large)), large);
}

TEST(ReadFile, does_not_trust_the_size_that_a_file_claims) {
  const auto status = read_file("/proc/self/status");
  if (!fs::exists("/proc/self/status")) GTEST_SKIP();
  ASSERT_TRUE(status.has_value());
  EXPECT_TRUE(status->starts_with("Name:"));
  EXPECT_TRUE(status->ends_with("\n"));
}

TEST(ReadFile, says_why_it_cannot) {
  const TempDir directory;
  EXPECT_EQ(read_file(directory.path() / "absent").error(), "No such file or directory");
  EXPECT_EQ(read_file(directory.path()).error(), "not a regular file");
  EXPECT_EQ(read_file("").error(), "No such file or directory");
  EXPECT_EQ(read_file("/dev/null").error(), "not a regular file");
  const fs::path secret = directory.write("secret", "x");
  fs::permissions(secret, fs::perms::none);
  fs::permissions(directory.path(), fs::perms::all);
  EXPECT_EQ(as_somebody([&] {
              return read_file(secret) == tl::unexpected<std::string>("Permission denied") ? 0 : 1;
            }),
            0);
}

TEST(ReadFile, does_not_wait_for_a_fifo_or_a_socket) {
  const TempDir directory;
  const fs::path fifo = directory.path() / "fifo.py";
  ASSERT_EQ(::mkfifo(fifo.c_str(), 0600), 0);
  EXPECT_EQ(read_file(fifo).error(), "not a regular file");
  const fs::path path = directory.path() / "s.py";
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.native().copy(address.sun_path, sizeof address.sun_path - 1);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  EXPECT_EQ(read_file(path).error(), "not a regular file");
  ::close(socket);
}

TEST(ReadFile, refuses_a_file_that_no_source_can_be) {
  const TempDir directory;
  const fs::path path = directory.write("sparse.py", "");
  ASSERT_EQ(::truncate(path.c_str(), off_t{1} << 40), 0);
  EXPECT_EQ(read_file(path).error(), "File too large");
}

TEST(ReplaceFile, writes_the_new_contents_and_leaves_nothing_beside) {
  const TempDir directory;
  const fs::path path = directory.write("a.py", "old");
  for (const std::string& contents :
       {std::string("newer and longer"), std::string(), std::string("x\0y", 3)}) {
    const std::string before = contents_of(path);
    EXPECT_EQ(error_of(replace_file(path, before, contents)), "no error");
    EXPECT_EQ(contents_of(path), contents);
    EXPECT_EQ(names_in(directory.path()), std::set<std::string>{"a.py"});
  }
}

TEST(ReplaceFile, takes_a_path_relative_to_the_working_directory) {
  const TempDir directory;
  directory.write("a.py", "old");
  EXPECT_EQ(in_child([&] {
              if (::chdir(directory.path().c_str()) != 0) return 1;
              return replace_file("a.py", "old", "new") ? 0 : 2;
            }),
            0);
  EXPECT_EQ(directory.read("a.py"), "new");
}

TEST(ReplaceFile, keeps_the_mode_with_its_special_bits) {
  const TempDir directory;
  for (const mode_t mode : {0600U, 0755U, 0640U, 0666U, 04755U, 02755U, 01644U, 06711U}) {
    const fs::path path = directory.write("a.py", "old");
    ASSERT_EQ(::chmod(path.c_str(), mode), 0);
    EXPECT_EQ(error_of(replace_file(path, "old", "new")), "no error");
    EXPECT_EQ(status_of(path).st_mode & 07777, mode);
    // The same in place.
    fs::create_hard_link(path, directory.path() / "b.py");
    EXPECT_EQ(error_of(replace_file(path, "new", "newer")), "no error");
    EXPECT_EQ(status_of(path).st_mode & 07777, mode);
    fs::remove(directory.path() / "b.py");
    fs::remove(path);
  }
}

TEST(ReplaceFile, keeps_owner_and_group) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give files away";
  const TempDir directory;
  const fs::path path = directory.write("a.py", "old");
  ASSERT_EQ(::chown(path.c_str(), 1234, 4321), 0);
  ASSERT_EQ(::chmod(path.c_str(), 04750), 0);
  EXPECT_EQ(error_of(replace_file(path, "old", "new")), "no error");
  EXPECT_EQ(status_of(path).st_uid, 1234U);
  EXPECT_EQ(status_of(path).st_gid, 4321U);
  EXPECT_EQ(status_of(path).st_mode & 07777, 04750U);
}

TEST(ReplaceFile, keeps_the_file_itself_where_its_owner_cannot_be_given_to_another) {
  if (::geteuid() != 0) GTEST_SKIP() << "needs two users";
  const TempDir directory;
  const fs::path path = directory.write("a.py", "old and long");
  ASSERT_EQ(::chmod(path.c_str(), 0666), 0);
  ASSERT_EQ(::chmod(directory.path().c_str(), 0777), 0);
  const struct stat before = status_of(path);
  EXPECT_EQ(as_somebody([&] { return replace_file(path, "old and long", "new") ? 0 : 1; }), 0);
  EXPECT_EQ(contents_of(path), "new");
  EXPECT_EQ(status_of(path).st_uid, before.st_uid);
  EXPECT_EQ(status_of(path).st_ino, before.st_ino);
  EXPECT_EQ(names_in(directory.path()), std::set<std::string>{"a.py"});
}

TEST(ReplaceFile, keeps_extended_attributes) {
  const TempDir directory;
  const fs::path path = directory.write("a.py", "old");
  const std::string value("bytes\0\xff", 7);
  if (::setxattr(path.c_str(), "user.origin", value.data(), value.size(), 0) != 0)
    GTEST_SKIP() << "no xattrs here";
  ASSERT_EQ(::setxattr(path.c_str(), "user.empty", "", 0, 0), 0);
  EXPECT_EQ(error_of(replace_file(path, "old", "new")), "no error");
  std::string kept(100, '\0');
  kept.resize(static_cast<std::size_t>(
      std::max<ssize_t>(0, ::getxattr(path.c_str(), "user.origin", kept.data(), kept.size()))));
  EXPECT_EQ(kept, value);
  EXPECT_EQ(::getxattr(path.c_str(), "user.empty", nullptr, 0), 0);
}

// The bytes of an ACL as the kernel takes them (linux/posix_acl_xattr.h), with an entry for a user.
std::string acl_with_user(std::uint32_t user) {
  std::string acl("\x02\0\0\0", 4);
  const auto entry = [&](std::uint16_t tag, std::uint16_t permissions, std::uint32_t id) {
    acl.append(reinterpret_cast<const char*>(&tag), 2);
    acl.append(reinterpret_cast<const char*>(&permissions), 2);
    acl.append(reinterpret_cast<const char*>(&id), 4);
  };
  constexpr std::uint32_t kNobody = 0xffffffff;
  entry(0x01, 6, kNobody);  // user::rw-
  entry(0x02, 4, user);     // user:<user>:r--
  entry(0x04, 4, kNobody);  // group::r--
  entry(0x10, 4, kNobody);  // mask::r--
  entry(0x20, 0, kNobody);  // other::---
  return acl;
}

TEST(ReplaceFile, keeps_the_acl_and_takes_none_from_the_directory) {
  const TempDir directory;
  const fs::path with = directory.write("with.py", "old");
  const fs::path without = directory.write("without.py", "old");
  ASSERT_EQ(::chmod(without.c_str(), 0664), 0);
  const std::string acl = acl_with_user(1234);
  if (::setxattr(with.c_str(), "system.posix_acl_access", acl.data(), acl.size(), 0) != 0) {
    GTEST_SKIP() << "no ACLs here";
  }
  const std::string inherited = acl_with_user(4321);
  ASSERT_EQ(
      ::setxattr(directory.path().c_str(), "system.posix_acl_default", inherited.data(), inherited.size(), 0),
      0);
  EXPECT_EQ(error_of(replace_file(with, "old", "new")), "no error");
  EXPECT_EQ(error_of(replace_file(without, "old", "new")), "no error");
  std::string kept(200, '\0');
  kept.resize(static_cast<std::size_t>(
      std::max<ssize_t>(0, ::getxattr(with.c_str(), "system.posix_acl_access", kept.data(), kept.size()))));
  EXPECT_EQ(kept, acl);
  EXPECT_EQ(::getxattr(without.c_str(), "system.posix_acl_access", nullptr, 0), -1);
  EXPECT_EQ(status_of(without).st_mode & 07777, 0664U);
}

TEST(ReplaceFile, keeps_hard_links) {
  const TempDir directory;
  const fs::path path = directory.write("a.py", "old and long");
  const fs::path other = directory.path() / "b.py";
  fs::create_hard_link(path, other);
  const struct stat before = status_of(path);
  EXPECT_EQ(error_of(replace_file(path, "old and long", "new")), "no error");
  EXPECT_EQ(contents_of(path), "new");
  EXPECT_EQ(contents_of(other), "new");
  EXPECT_EQ(status_of(path).st_ino, before.st_ino);
  EXPECT_EQ(status_of(other).st_nlink, 2U);
  EXPECT_EQ(error_of(replace_file(other, "old and long", "new")), "no error") << "done under its other name";
  EXPECT_EQ(error_of(replace_file(other, "new", "longer than before")), "no error");
  EXPECT_EQ(contents_of(path), "longer than before");
  EXPECT_EQ(names_in(directory.path()), (std::set<std::string>{"a.py", "b.py"}));
}

TEST(ReplaceFile, refuses_a_file_that_changed_since_it_was_read) {
  const TempDir directory;
  const fs::path path = directory.write("a.py", "edited meanwhile");
  const struct stat before = status_of(path);
  EXPECT_EQ(error_of(replace_file(path, "as it was read", "new")), "changed since it was read");
  EXPECT_EQ(contents_of(path), "edited meanwhile");
  EXPECT_EQ(status_of(path).st_ino, before.st_ino);
  fs::remove(path);
  EXPECT_EQ(error_of(replace_file(path, "as it was read", "new")), "No such file or directory");
  EXPECT_EQ(names_in(directory.path()), std::set<std::string>{});
}

TEST(ReplaceFile, refuses_what_is_no_regular_file) {
  const TempDir directory;
  directory.write("real.py", "old");
  fs::create_symlink("real.py", directory.path() / "link.py");
  ASSERT_EQ(::mkfifo((directory.path() / "fifo.py").c_str(), 0600), 0);
  EXPECT_EQ(error_of(replace_file(directory.path() / "link.py", "old", "new")), "not a regular file");
  EXPECT_EQ(error_of(replace_file(directory.path() / "fifo.py", "", "new")), "not a regular file");
  EXPECT_EQ(error_of(replace_file(directory.path(), "", "new")), "not a regular file");
  EXPECT_EQ(error_of(replace_file("/dev/null", "", "new")), "not a regular file");
  EXPECT_EQ(directory.read("real.py"), "old");
  EXPECT_TRUE(fs::is_symlink(directory.path() / "link.py"));
}

TEST(ReplaceFile, refuses_a_read_only_file_though_the_directory_would_allow_it) {
  const TempDir directory;
  const fs::path path = directory.write("a.py", "old");
  ASSERT_EQ(::chmod(path.c_str(), 0444), 0);
  ASSERT_EQ(::chmod(directory.path().c_str(), 0777), 0);
  EXPECT_EQ(
      as_somebody([&] { return error_of(replace_file(path, "old", "new")) == "Permission denied" ? 0 : 1; }),
      0);
  EXPECT_EQ(contents_of(path), "old");
  EXPECT_EQ(names_in(directory.path()), std::set<std::string>{"a.py"});
}

TEST(ReplaceFile, writes_a_writable_file_in_a_read_only_directory) {
  const TempDir directory;
  const fs::path path = directory.write("sub/a.py", "old");
  ASSERT_EQ(::chmod(path.c_str(), 0666), 0);
  ASSERT_EQ(::chmod((directory.path() / "sub").c_str(), 0555), 0);
  ASSERT_EQ(::chmod(directory.path().c_str(), 0755), 0);
  EXPECT_EQ(as_somebody([&] { return replace_file(path, "old", "newer") ? 0 : 1; }), 0);
  EXPECT_EQ(contents_of(path), "newer");
}

TEST(ReplaceFile, leaves_an_immutable_file_alone) {
  const TempDir directory;
  const fs::path path = directory.write("a.py", "old");
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  int flags = 0;
  if (::ioctl(fd, FS_IOC_GETFLAGS, &flags) != 0) GTEST_SKIP() << "no inode flags here";
  int immutable = flags | FS_IMMUTABLE_FL;
  if (::ioctl(fd, FS_IOC_SETFLAGS, &immutable) != 0) GTEST_SKIP() << "needs root";
  EXPECT_EQ(error_of(replace_file(path, "old", "new")), "Operation not permitted");
  EXPECT_EQ(names_in(directory.path()), std::set<std::string>{"a.py"});
  ::ioctl(fd, FS_IOC_SETFLAGS, &flags);
  ::close(fd);
  EXPECT_EQ(contents_of(path), "old");
}

// Gives this process mounts of its own; it must be a child.
bool unshare_mounts() {
  return ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

TEST(ReplaceFile, leaves_the_file_as_it_was_on_a_full_disk) {
  const TempDir directory;
  const int result = in_child([&] {
    const fs::path disk = directory.path() / "disk";
    fs::create_directories(disk);
    if (!unshare_mounts() || ::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=256k") != 0) return kCannot;
    const std::string old(100'000, 'o');
    const std::string larger(400'000, 'n');
    for (const bool linked : {false, true}) {
      std::ofstream(disk / "a.py") << old;
      if (linked) fs::create_hard_link(disk / "a.py", disk / "b.py");
      const std::set<std::string> before = names_in(disk);
      const std::string error = error_of(replace_file(disk / "a.py", old, larger));
      if (error != "No space left on device") return 1;
      if (contents_of(disk / "a.py") != old || names_in(disk) != before) return 2;
    }
    // Not even room for the backup: 100 KB of 256 are left.
    std::ofstream(disk / "filler") << std::string(100'000, 'f');
    if (error_of(replace_file(disk / "a.py", old, "new")) != "No space left on device") return 3;
    if (contents_of(disk / "a.py") != old || names_in(disk).size() != 3) return 4;
    return 0;
  });
  if (result == kCannot) GTEST_SKIP() << "cannot mount a small disk";
  EXPECT_EQ(result, 0);
}

TEST(ReplaceFile, leaves_the_file_as_it_was_at_the_limit_of_file_size) {
  const TempDir directory;
  const std::string old(1000, 'o');
  const fs::path path = directory.write("a.py", old);
  const fs::path linked = directory.write("b.py", old);
  fs::create_hard_link(linked, directory.path() / "c.py");
  EXPECT_EQ(in_child([&] {
              // SIGXFSZ keeps its default, which is to die.
              const rlimit limit{5000, 5000};
              if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return 1;
              const std::string larger(9000, 'n');
              if (error_of(replace_file(path, old, larger)) != "File too large") return 2;
              if (error_of(replace_file(linked, old, larger)) != "File too large") return 3;
              return 0;
            }),
            0);
  EXPECT_EQ(contents_of(path), old);
  EXPECT_EQ(contents_of(linked), old);
  EXPECT_EQ(names_in(directory.path()), (std::set<std::string>{"a.py", "b.py", "c.py"}));
}

TEST(ReplaceFile, writes_a_file_that_is_a_mount_point) {
  const TempDir directory;
  const fs::path path = directory.write("a.py", "covered");
  const fs::path mounted = directory.write("elsewhere/a.py", "old");
  const int result = in_child([&] {
    if (!unshare_mounts() || ::mount(mounted.c_str(), path.c_str(), nullptr, MS_BIND, nullptr) != 0)
      return kCannot;
    if (!replace_file(path, "old", "new")) return 1;
    return contents_of(path) == "new" && names_in(directory.path()).size() == 2 ? 0 : 2;
  });
  if (result == kCannot) GTEST_SKIP() << "cannot mount";
  EXPECT_EQ(result, 0);
  EXPECT_EQ(contents_of(mounted), "new");
}

TEST(ReplaceFile, works_on_many_files_in_many_threads) {
  const TempDir directory;
  constexpr int kThreads = 4;
  constexpr int kFiles = 25;
  const auto path_of = [&](int thread, int file) {
    return directory.path() / (std::to_string(thread) + "_" + std::to_string(file) + ".py");
  };
  for (int thread = 0; thread < kThreads; ++thread) {
    for (int file = 0; file < kFiles; ++file) std::ofstream(path_of(thread, file)) << "old";
  }
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  threads.reserve(kThreads);
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int file = 0; file < kFiles; ++file) {
        if (!replace_file(path_of(thread, file), "old", "new")) ++failures;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(names_in(directory.path()).size(), std::size_t{kThreads * kFiles});
  EXPECT_EQ(contents_of(path_of(3, 7)), "new");
}

TEST(RemoveLeftovers, touches_nothing_where_nothing_is_left) {
  const TempDir directory;
  const fs::path path = directory.write("a.py", "old");
  ASSERT_TRUE(replace_file(path, "old", "new"));
  remove_leftovers();
  EXPECT_EQ(contents_of(path), "new");
}

}  // namespace
}  // namespace aioshift::pipeline
