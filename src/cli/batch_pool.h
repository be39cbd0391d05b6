// The workers of a batch: as many at once as cores and memory allow.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "pipeline/descriptor.h"

namespace aioshift::cli {

struct PoolJob {
  std::string name;
  nlohmann::json job;  // what the worker reads
};

struct PoolOptions {
  unsigned cores = 1;
  std::uint64_t memory = 0;  // bytes, 0: no limit
  // Called in this thread: the result before a branch is made (false: stop everything), the result,
  // and now and then with the names and ages of those at work.
  std::function<bool(std::size_t, const nlohmann::json&)> on_ready;
  std::function<bool(std::size_t, const nlohmann::json&)> on_done;
  std::function<void(const std::vector<std::pair<std::string, double>>&)> on_tick;
  std::function<bool()> is_stopped;
};

class BatchPool {
 public:
  BatchPool(std::vector<PoolJob> jobs, PoolOptions options)
      : jobs_(std::move(jobs)), options_(std::move(options)) {}

  // Runs all jobs, a worker each. False where it was stopped; the workers are ended then.
  bool run();

 private:
  using Clock = std::chrono::steady_clock;
  struct Running {
    std::size_t job = 0;
    pid_t pid = 0;
    pipeline::Descriptor input;  // a socket: writing to a worker that is gone raises no signal
    pipeline::Descriptor output;
    pipeline::Descriptor errors;  // an anonymous file
    std::string buffer;
    nlohmann::json result;  // null until it says "done"
    Clock::time_point started;
  };

  bool may_start() const;
  void start();
  bool read_from(Running& running);
  bool take_line(Running& running, const std::string& line);
  bool finish(Running& running);
  void end_all();
  std::uint64_t expected_memory() const;

  std::vector<PoolJob> jobs_;
  PoolOptions options_;
  std::size_t next_ = 0;
  std::vector<Running> running_;
  std::uint64_t peak_ = std::uint64_t{128} << 20;  // of any worker so far; at first, a guess
  bool has_peak_ = false;
};

}  // namespace aioshift::cli
