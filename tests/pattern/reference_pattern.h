// The reference matcher's patterns: a pattern's own tree beside the tree of the code, level by level.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "pattern/rule_object.h"
#include "syntax/tree.h"

namespace aioshift::pattern {

// What variables stand for, by their names with dollars: "$A" one node, "$$$A" any number.
using Environment = std::map<std::string, std::vector<syntax::NodeId>>;

std::vector<syntax::Node> children_of(syntax::Node node);
std::vector<syntax::Node> nodes_of(const std::vector<syntax::NodeId>& ids, const syntax::Tree& tree);

// Binds a variable, or says that it stands for other code already.
bool add_binding(Environment& environment, const std::string& name, const std::vector<syntax::Node>& nodes,
                 const syntax::Tree& tree);

class ReferencePattern {
 public:
  explicit ReferencePattern(const PatternSpec& spec);

  struct Match {
    Environment environment;
    text::Offset end = 0;
  };
  std::optional<Match> match(syntax::Node node, const Environment& environment) const;

 private:
  text::Source source_;
  syntax::Tree tree_;
  syntax::Node root_;
  Strictness strictness_;
  std::optional<syntax::Kind> root_kind_;
};

}  // namespace aioshift::pattern
