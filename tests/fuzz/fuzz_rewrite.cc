// libFuzzer's entry: looks for an input that violates an invariant (invariants.h).
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "fuzz/invariants.h"
#include "fuzz/program_maker.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (const auto violation = aioshift::fuzz::violated_invariant({reinterpret_cast<const char*>(data), size},
                                                                /*is_python=*/false)) {
    std::fprintf(stderr, "fuzz_rewrite: %s\n", violation->c_str());
    std::abort();
  }
  return 0;
}

// Half of the mutations are libFuzzer's own, the others know what Python looks like.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
  aioshift::fuzz::ProgramMaker maker(seed);
  if (maker.below(3) == 0) return LLVMFuzzerMutate(data, size, max_size);
  std::string_view old(reinterpret_cast<const char*>(data), size);
  std::string options;
  if (old.size() >= 2 && old[old.size() - 2] == '\0') {
    options = old.substr(old.size() - 2);
    old.remove_suffix(2);
  }
  if (maker.below(4) == 0) options = std::string(1, '\0') + static_cast<char>(maker.below(8));
  std::string made(old);
  for (std::uint32_t count = 1 + maker.below(3); count > 0; --count) made = maker.changed(made);
  made.resize(std::min(made.size(), max_size - std::min(max_size, options.size())));
  made += options;
  std::memcpy(data, made.data(), made.size());
  return made.size();
}
