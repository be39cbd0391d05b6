// One repository of a batch, in a process of its own: what goes wrong there stops no other.
#pragma once

namespace aioshift::cli {

// Reads a job, one line of JSON, from standard input. Writes lines on standard output: "ready" with
// the result before a branch is made, for which it waits until "go" comes; "done" with the result.
// Messages about single files go to stderr. The exit code says nothing.
int run_batch_worker();

}  // namespace aioshift::cli
