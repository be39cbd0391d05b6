// A value that is made when it is first asked for.
#pragma once

#include <atomic>
#include <mutex>
#include <optional>

namespace aioshift::text {

// May be asked by several threads at once: one of them makes the value.
template <typename T>
class Lazy {
 public:
  Lazy() = default;
  Lazy(const Lazy&) = delete;
  Lazy& operator=(const Lazy&) = delete;

  template <typename Make>
  const T& get(const Make& make) const {
    if (const T* made = made_.load(std::memory_order_acquire)) return *made;
    std::call_once(once_, [&] {
      value_.emplace(make());
      made_.store(&*value_, std::memory_order_release);
    });
    return *value_;
  }

 private:
  mutable std::once_flag once_;
  mutable std::optional<T> value_;
  mutable std::atomic<const T*> made_{nullptr};
};

}  // namespace aioshift::text
