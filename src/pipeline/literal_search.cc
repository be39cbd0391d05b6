#include "pipeline/literal_search.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <tuple>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace aioshift::pipeline {

using pattern::contains;
using pattern::is_whole_name;

namespace {

constexpr std::size_t kWindow = 3;
constexpr std::uint32_t kWindowMask = 0xFFFFFF;
// 8 KB: stays in the first-level cache, and is sparse for some hundred literals.
constexpr std::uint32_t kBitmapBits = 16;
// So many passes of memmem take no longer than one over the bitmap.
constexpr std::size_t kFew = 4;

std::uint32_t window_at(const char* p) {
  const auto byte = [p](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(p[i]));
  };
  return byte(0) | byte(1) << 8 | byte(2) << 16;
}

// Knuth's multiplicative hash: the upper bits of the product depend on all of the window's.
std::uint32_t hash(std::uint32_t window) {
  return window * 0x9E3779B1U;
}

// The greater, the rarer the byte is in Python code (counted over CPython's library and 300 packages).
std::uint32_t rarity(char c) {
  constexpr std::string_view kCommonFirst =
      " etsarionl\"c:d,fup_m.()ghby=0'-1AwxS2TvEkRC[*]NI#DP3L>FM45GO/{}6789qB`U\\WzV+jH|KQ<@%XYZJ!?$~;^&";
  return static_cast<std::uint32_t>(std::min(kCommonFirst.find(c), kCommonFirst.size()));
}

std::uint32_t bits_for(std::size_t count) {
  std::uint32_t bits = 1;
  while ((std::size_t{1} << bits) < count) ++bits;
  return bits;
}

}  // namespace

// One search: its text and what has been found in it.
class LiteralSearch::Pass {
 public:
  Pass(const LiteralSearch& search, std::string_view bytes, bool names_are_whole,
       std::vector<std::uint32_t>& found)
      : search_(search),
        bytes_(bytes),
        names_are_whole_(names_are_whole),
        found_(found),
        first_found_(found.size()),
        is_found_(marks()) {
    if (is_found_.size() < search.literals_.size()) is_found_.resize(search.literals_.size(), 0);
  }
  Pass(const Pass&) = delete;
  Pass& operator=(const Pass&) = delete;
  ~Pass() {
    for (std::size_t i = first_found_; i < found_.size(); ++i) is_found_[found_[i]] = 0;
  }

  bool is_complete() const { return found_.size() - first_found_ == search_.literals_.size(); }

  void add(std::uint32_t literal) {
    is_found_[literal] = 1;
    found_.push_back(literal);
  }

  // Looks for the literals of which a window may stand at `p`.
  void compare_at(const char* p) {
    const std::uint32_t window = window_at(p);
    const std::uint32_t slot = hash(window) >> search_.hash_shift_;
    for (std::uint32_t i = search_.first_[slot]; i < search_.first_[slot + 1]; ++i) {
      const Window& candidate = search_.windows_[i];
      if (candidate.bytes == window && is_found_[candidate.literal] == 0) compare(candidate, p);
    }
  }

  std::string_view bytes() const { return bytes_; }
  bool names_are_whole() const { return names_are_whole_; }

 private:
  // Cleared again by each pass, so that nothing has to be done for the literals that are not found.
  static std::vector<char>& marks() {
    thread_local std::vector<char> marks;
    return marks;
  }

  void compare(const Window& window, const char* p) {
    const pattern::Literal& literal = search_.literals_[window.literal];
    const auto at = static_cast<std::size_t>(p - bytes_.data());
    if (at < window.offset) return;
    const std::size_t begin = at - window.offset;
    const std::size_t size = literal.text.size();
    if (bytes_.size() - begin < size || std::memcmp(bytes_.data() + begin, literal.text.data(), size) != 0)
      return;
    if (literal.is_name && names_are_whole_ && !is_whole_name(bytes_, begin, begin + size)) return;
    add(window.literal);
  }

  const LiteralSearch& search_;
  std::string_view bytes_;
  bool names_are_whole_;
  std::vector<std::uint32_t>& found_;
  std::size_t first_found_;
  std::vector<char>& is_found_;
};

LiteralSearch::LiteralSearch(std::vector<pattern::Literal> literals) : literals_(std::move(literals)) {
  choose_windows();
  fill_tables();
}

void LiteralSearch::choose_windows() {
  for (std::uint32_t number = 0; number < literals_.size(); ++number) {
    const std::string& text = literals_[number].text;
    if (text.size() < kWindow) {
      short_.push_back(number);
      continue;
    }
    std::size_t best = 0;
    std::uint32_t best_score = 0;
    for (std::size_t at = 0; at + kWindow <= text.size(); ++at) {
      const std::array<std::uint32_t, kWindow> bytes = {rarity(text[at]), rarity(text[at + 1]),
                                                        rarity(text[at + 2])};
      const std::uint32_t score =
          bytes[0] + bytes[1] + bytes[2] + 2 * *std::max_element(bytes.begin(), bytes.end());
      if (score > best_score) {
        best = at;
        best_score = score;
      }
    }
    windows_.push_back({window_at(text.data() + best), number, static_cast<std::uint32_t>(best)});
  }
}

void LiteralSearch::fill_tables() {
  const std::uint32_t bits = bits_for(2 * windows_.size());
  hash_shift_ = 32 - bits;
  std::sort(windows_.begin(), windows_.end(), [](const Window& a, const Window& b) {
    return std::tuple(hash(a.bytes), a.literal) < std::tuple(hash(b.bytes), b.literal);
  });
  first_.assign((std::size_t{1} << bits) + 1, 0);
  for (const Window& window : windows_) ++first_[(hash(window.bytes) >> hash_shift_) + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];

  bitmap_shift_ = 32 - std::max(kBitmapBits, bits_for(8 * windows_.size()));
  bitmap_.assign((std::size_t{1} << (32 - bitmap_shift_)) / 64, 0);
  std::vector<std::uint32_t> distinct;
  for (const Window& window : windows_) {
    const std::uint32_t bit = hash(window.bytes) >> bitmap_shift_;
    bitmap_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    if (distinct.empty() || distinct.back() != window.bytes) distinct.push_back(window.bytes);
  }
  // Windows that are alike in their lower halves share a bucket, which keeps its tables selective.
  const auto halves = [](std::uint32_t w) { return std::tuple(w & 15U, w >> 8 & 15U, w >> 16 & 15U, w); };
  std::sort(distinct.begin(), distinct.end(),
            [&](std::uint32_t a, std::uint32_t b) { return halves(a) < halves(b); });
  for (std::size_t i = 0; i < distinct.size(); ++i) {
    const auto bucket = static_cast<std::uint8_t>(1U << (i * 8 / distinct.size()));
    for (std::size_t position = 0; position < kWindow; ++position) {
      const std::uint32_t byte = distinct[i] >> (8 * position) & 0xFFU;
      masks_[position].low[byte & 15U] |= bucket;
      masks_[position].high[byte >> 4] |= bucket;
    }
  }
}

bool LiteralSearch::may_begin(std::uint32_t window) const {
  const std::uint32_t bit = hash(window) >> bitmap_shift_;
  return (bitmap_[bit / 64] >> (bit % 64) & 1U) != 0;
}

void LiteralSearch::find_short(Pass& pass) const {
  for (const std::uint32_t number : short_) {
    if (contains(pass.bytes(), literals_[number], pass.names_are_whole())) pass.add(number);
  }
}

void LiteralSearch::scan_portably(Pass& pass, const char* from) const {
  const char* const end = pass.bytes().data() + pass.bytes().size();
  const char* p = from;
  // Four places at a time while eight bytes can be read.
  for (; end - p >= 8; p += 4) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, p, sizeof eight);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    eight = __builtin_bswap64(eight);
#endif
    const auto may = [&](std::uint32_t place) {
      return static_cast<std::uint32_t>(may_begin(eight >> (8 * place) & kWindowMask)) << place;
    };
    std::uint32_t candidates = may(0) | may(1) | may(2) | may(3);
    if (candidates == 0) continue;
    for (; candidates != 0; candidates &= candidates - 1) pass.compare_at(p + __builtin_ctz(candidates));
    if (pass.is_complete()) return;
  }
  for (; end - p >= static_cast<std::ptrdiff_t>(kWindow); ++p) {
    if (may_begin(window_at(p))) pass.compare_at(p);
  }
}

#if defined(__x86_64__)

namespace {

// Which buckets allow each of 32 bytes.
__attribute__((target("avx2"))) inline __m256i allowed(__m256i low, __m256i high, __m256i bytes) {
  const __m256i half = _mm256_set1_epi8(15);
  return _mm256_and_si256(_mm256_shuffle_epi8(low, _mm256_and_si256(bytes, half)),
                          _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half)));
}

__attribute__((target("avx2"))) inline __m256i load(const void* p) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(p));
}

// A table of sixteen entries in both halves of a register.
__attribute__((target("avx2"))) inline __m256i table(const std::uint8_t (&entries)[16]) {
  return _mm256_broadcastsi128_si256(
      _mm_load_si128(static_cast<const __m128i*>(static_cast<const void*>(entries))));
}

}  // namespace

__attribute__((target("avx2"))) void LiteralSearch::scan_with_avx2(Pass& pass) const {
  const __m256i low0 = table(masks_[0].low);
  const __m256i low1 = table(masks_[1].low);
  const __m256i low2 = table(masks_[2].low);
  const __m256i high0 = table(masks_[0].high);
  const __m256i high1 = table(masks_[1].high);
  const __m256i high2 = table(masks_[2].high);
  const char* const end = pass.bytes().data() + pass.bytes().size();
  const char* p = pass.bytes().data();
  constexpr std::ptrdiff_t kStep = 32;
  for (; end - p >= kStep + 2; p += kStep) {
    const __m256i buckets =
        _mm256_and_si256(_mm256_and_si256(allowed(low0, high0, load(p)), allowed(low1, high1, load(p + 1))),
                         allowed(low2, high2, load(p + 2)));
    const __m256i none = _mm256_cmpeq_epi8(buckets, _mm256_setzero_si256());
    auto candidates = ~static_cast<std::uint32_t>(_mm256_movemask_epi8(none));
    for (; candidates != 0; candidates &= candidates - 1) {
      const char* const at = p + __builtin_ctz(candidates);
      if (!may_begin(window_at(at))) continue;
      pass.compare_at(at);
      if (pass.is_complete()) return;
    }
  }
  scan_portably(pass, p);
}

#endif

void LiteralSearch::find(std::string_view bytes, bool names_are_whole,
                         std::vector<std::uint32_t>& found) const {
#if defined(__x86_64__)
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  if (has_avx2) {
    Pass pass(*this, bytes, names_are_whole, found);
    find_short(pass);
    if (!windows_.empty()) scan_with_avx2(pass);
    return;
  }
#endif
  find_portably(bytes, names_are_whole, found);
}

void LiteralSearch::find_portably(std::string_view bytes, bool names_are_whole,
                                  std::vector<std::uint32_t>& found) const {
  Pass pass(*this, bytes, names_are_whole, found);
  if (literals_.size() <= kFew) {
    for (std::uint32_t number = 0; number < literals_.size(); ++number) {
      if (contains(bytes, literals_[number], names_are_whole)) pass.add(number);
    }
    return;
  }
  find_short(pass);
  if (!windows_.empty()) scan_portably(pass, bytes.data());
}

}  // namespace aioshift::pipeline
