// A stretch of work that no signal ends halfway.
#pragma once

namespace aioshift::pipeline {

// While any object of this class lives, in whatever thread, the signals that would end the process
// (SIGINT, SIGTERM, SIGHUP, ...) are noted, and delivered to whom they were meant for when the last
// object goes: the handlers and defaults found before are put back first. With a signal noted, the
// constructor waits until it is delivered, so that many threads working on end cannot put it off
// for ever. Signals that are ignored stay ignored. SIGXFSZ is dropped: write(2) says EFBIG instead.
//
// Blocking the signals in the working thread would not do: the kernel gives a signal to any thread
// that does not block it, and the default action ends them all.
class HeldSignals {
 public:
  HeldSignals();
  ~HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
};

}  // namespace aioshift::pipeline
