// The sites of one request by their nodes, and which of them are refused.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "rewrite/async_syntax/async_syntax.h"
#include "rewrite/await_place.h"

namespace aioshift::rewrite {

class SiteTable {
 public:
  explicit SiteTable(const AsyncRequest& request);

  const AsyncRequest& request() const { return request_; }
  const semantics::FileModel& model() const { return request_.model; }

  // The site of that kind at the node; null where there is none or it is refused.
  const AsyncSite* find(syntax::Node node, AsyncSite::Kind kind) const;
  bool has(syntax::Node node, AsyncSite::Kind kind) const { return find(node, kind) != nullptr; }

  // Whether a call of `next` is a site.
  std::function<bool(syntax::Node)> awaited() const {
    return [this](syntax::Node call) { return has(call, AsyncSite::Kind::kConsumer); };
  }

  void refuse(std::size_t site, Reason reason);
  bool is_refused(std::size_t site) const { return refused_[site].has_value(); }
  std::vector<AsyncObstacle> obstacles() const;

  // Whether the function is a coroutine function or an asynchronous generator in the end.
  bool is_async(syntax::Node function) const;

  // Why nothing can be awaited at `place`. `comprehensions`: those that are put around it.
  std::optional<Reason> obstacle_at(syntax::Node place, int comprehensions = 0) const;

  // Whether a site besides the one stands inside the node.
  bool has_other_inside(const AsyncSite& site, syntax::Node node) const;

  // The same of what lies in a range.
  bool has_other_in(const AsyncSite& site, text::Range range) const;

  // Whether the identifier is one of Python's own: nothing binds it here.
  bool is_builtin(syntax::Node identifier) const;
  // The same of any name.
  bool is_builtin_at(std::string_view name, syntax::Node site) const;

 private:
  AsyncChange change_of(syntax::Node node) const;
  bool is_in_main(syntax::Node place) const;
  bool is_harmless(syntax::Node node) const;

  const AsyncRequest& request_;
  std::map<std::pair<syntax::NodeId, AsyncSite::Kind>, std::size_t> sites_;
  std::vector<std::optional<Reason>> refused_;
};

}  // namespace aioshift::rewrite
