#include "git/objects.h"

#include <utility>

#include "git/libgit2.h"

namespace aioshift::git {
namespace {

git_object_t type_of(ObjectKind kind) {
  return kind == ObjectKind::kBlob   ? GIT_OBJECT_BLOB
         : kind == ObjectKind::kTree ? GIT_OBJECT_TREE
                                     : GIT_OBJECT_COMMIT;
}

Owned<git_odb> database_of(const Repository& repository) {
  git_odb* database = nullptr;
  return Owned<git_odb>(git_repository_odb(&database, repository.handle()) == 0 ? database : nullptr);
}

}  // namespace

class Objects::Lease {
 public:
  explicit Lease(const Objects& objects) : objects_(objects) {
    {
      const std::lock_guard lock(objects.mutex_);
      if (!objects.free_.empty()) {
        repository_.emplace(std::move(objects.free_.back()));
        objects.free_.pop_back();
      }
    }
    if (!repository_) {
      auto opened = objects.repository_.again();
      if (opened) {
        repository_.emplace(std::move(*opened));
      } else {
        error_ = std::move(opened.error());
      }
    }
    if (repository_) database_ = database_of(*repository_);
    if (repository_ && !database_) error_ = last_error();
  }
  ~Lease() {
    if (!repository_) return;
    database_.reset();
    const std::lock_guard lock(objects_.mutex_);
    objects_.free_.push_back(std::move(*repository_));
  }
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;

  git_odb* database() const { return database_.get(); }
  const std::string& error() const { return error_; }

 private:
  const Objects& objects_;
  std::optional<Repository> repository_;
  Owned<git_odb> database_;
  std::string error_;
};

tl::expected<std::string, std::string> Objects::read(const ObjectId& id, ObjectKind kind) const {
  const Lease lease(*this);
  if (lease.database() == nullptr) return tl::unexpected(lease.error());
  git_odb_object* object = nullptr;
  const git_oid oid = to_oid(id);
  if (const int error = git_odb_read(&object, lease.database(), &oid); error != 0) {
    const std::string what = "object " + id.hex();
    if (error == GIT_ENOTFOUND) return tl::unexpected(what + " is missing");
    return tl::unexpected(what + " cannot be read: " + last_error());
  }
  const Owned<git_odb_object> owned(object);
  if (git_odb_object_type(object) != type_of(kind))
    return tl::unexpected("object " + id.hex() + " is a " +
                          git_object_type2string(git_odb_object_type(object)) + ", not a " +
                          git_object_type2string(type_of(kind)));
  return std::string(static_cast<const char*>(git_odb_object_data(object)), git_odb_object_size(object));
}

std::optional<std::uint64_t> Objects::size(const ObjectId& id) const {
  const Lease lease(*this);
  std::size_t size = 0;
  git_object_t type = GIT_OBJECT_INVALID;
  const git_oid oid = to_oid(id);
  if (lease.database() == nullptr || git_odb_read_header(&size, &type, lease.database(), &oid) != 0)
    return std::nullopt;
  return size;
}

bool Objects::exists(const ObjectId& id) const {
  const Lease lease(*this);
  const git_oid oid = to_oid(id);
  return lease.database() != nullptr && git_odb_exists(lease.database(), &oid) == 1;
}

tl::expected<ObjectId, std::string> Objects::write(std::string_view bytes, ObjectKind kind) {
  const Lease lease(*this);
  if (lease.database() == nullptr) return tl::unexpected(lease.error());
  git_oid oid;
  if (git_odb_write(&oid, lease.database(), bytes.data(), bytes.size(), type_of(kind)) != 0)
    return tl::unexpected("an object cannot be written: " + last_error());
  return from_oid(oid);
}

}  // namespace aioshift::git
