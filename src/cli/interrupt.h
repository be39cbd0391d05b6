// SIGINT and SIGTERM: the first asks to finish what is begun, the second kills.
#pragma once

#include <atomic>

namespace aioshift::cli {

// Installs the handlers and returns the flag that they set.
const std::atomic<bool>& watch_for_interrupts();

// Ends the process by the signal that came, so that a shell sees what happened. Returns where
// none came.
void die_of_interrupt();

}  // namespace aioshift::cli
