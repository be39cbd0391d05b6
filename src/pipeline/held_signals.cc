#include "pipeline/held_signals.h"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace aioshift::pipeline {
namespace {

constexpr std::array kHeld{SIGHUP,  SIGINT,  SIGQUIT, SIGPIPE, SIGALRM,
                           SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ};

// Written by the handler, in any thread.
std::array<std::atomic<bool>, kHeld.size()> noted{};
static_assert(std::atomic<bool>::is_always_lock_free);

// All of this is guarded by `mutex`.
std::mutex mutex;
std::condition_variable delivered;
std::size_t holders = 0;
std::array<struct sigaction, kHeld.size()> before{};

extern "C" void note_signal(int signal) {
  for (std::size_t i = 0; i < kHeld.size(); ++i) {
    if (kHeld[i] == signal) noted[i] = true;
  }
}

bool is_any_noted() {
  for (const auto& one : noted) {
    if (one) return true;
  }
  return false;
}

bool is_ignored(const struct sigaction& action) {
  return (action.sa_flags & SA_SIGINFO) == 0 && action.sa_handler == SIG_IGN;
}

void hold() {
  struct sigaction noting {};
  noting.sa_handler = note_signal;
  noting.sa_flags = SA_RESTART;
  sigfillset(&noting.sa_mask);
  for (std::size_t i = 0; i < kHeld.size(); ++i) {
    // Looked up first: a signal ignored is not held even for a moment.
    sigaction(kHeld[i], nullptr, &before[i]);
    if (!is_ignored(before[i])) sigaction(kHeld[i], &noting, nullptr);
  }
}

void let_go() {
  for (std::size_t i = 0; i < kHeld.size(); ++i) {
    if (!is_ignored(before[i])) sigaction(kHeld[i], &before[i], nullptr);
  }
  for (std::size_t i = 0; i < kHeld.size(); ++i) {
    if (noted[i].exchange(false) && kHeld[i] != SIGXFSZ) ::kill(::getpid(), kHeld[i]);
  }
}

}  // namespace

HeldSignals::HeldSignals() {
  std::unique_lock lock(mutex);
  delivered.wait(lock, [] { return holders == 0 || !is_any_noted(); });
  if (holders++ == 0) hold();
}

HeldSignals::~HeldSignals() {
  const std::lock_guard lock(mutex);
  if (--holders != 0) return;
  let_go();
  delivered.notify_all();
}

}  // namespace aioshift::pipeline
