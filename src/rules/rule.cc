#include "rules/rule.h"

namespace aioshift::rules {

bool Rule::applies_to(std::string_view /*path*/) const {
  return true;
}

Finding Rule::finding(syntax::Node at, std::string message) const {
  Finding result;
  result.rule = &info_;
  result.range = at.range();
  result.message = std::move(message);
  return result;
}

Finding Rule::refusal(syntax::Node at, std::string message, rewrite::Reason reason) const {
  Finding result = finding(at, std::move(message));
  result.reason = reason;
  return result;
}

Finding Rule::fixed(const FileContext& context, syntax::Node at, std::string message,
                    rewrite::Applicability applicability, std::vector<text::Edit> edits,
                    std::vector<std::string> released_imports) const {
  Finding result = finding(at, std::move(message));
  result.applicability = applicability;
  result.fix.emplace();
  result.fix->applicability = applicability;
  result.fix->released_imports = std::move(released_imports);
  result.fix->add(context.file, std::move(edits));
  return result;
}

}  // namespace aioshift::rules
