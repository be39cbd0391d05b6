// A whole program from synchronous to asynchronous: functions, their callers, and what they implement.
#include "rules/migration/migration_rule.h"

namespace aioshift::transforms {

std::unique_ptr<rules::Rule> make_sync_to_async(rules::RuleInfo info) {
  return std::make_unique<rules::migration::MigrationRule>(std::move(info));
}

}  // namespace aioshift::transforms
