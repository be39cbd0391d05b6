// Library maps of the user's own: docs/libraries.md, and what it promises.
#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr const char* kMap = R"(library: acme
id: acme-to-async
summary: Use aioacme instead of acme.
requires: [aioacme>=2]
modules: [aioacme]
keep: [acme.quote]
functions:
  acme.open_box:
    to: aioacme.connect
    style: await
    parameters: [host, user, timeout]
    positional: 2
    arguments:
      timeout:
        - {when: none, drop: true}
        - {when: number, value: aioacme.Limit($VALUE)}
        - {refuse: "aioacme wants a Limit"}
    returns: acme.Box
  acme.Box.mails: {to: iter_mails, returns: acme.Mails}
  acme.Mails.__iter__: {style: await, returns: acme.Mail}
  acme.Mail.is_read: {style: await}
  acme.Box.close: {style: await}
attributes:
  acme.Mail.subject: {to: title}
types:
  acme.Box: {to: aioacme.Box}
exceptions:
  acme.BoxError: [aioacme.Error, TimeoutError]
)";
constexpr const char* kProgram = R"(import acme


def unread(host, user):
    box = acme.open_box(host, user, 30)
    try:
        return [mail.subject for mail in box.mails() if not mail.is_read()]
    except acme.BoxError:
        return []
    finally:
        box.close()
)";
constexpr const char* kResult = R"(import aioacme


async def unread(host, user):
    box = await aioacme.connect(host, user, timeout=aioacme.Limit(30))
    try:
        return [mail.title async for mail in box.iter_mails() if not await mail.is_read()]
    except (aioacme.Error, TimeoutError):
        return []
    finally:
        await box.close()
)";
constexpr const char* kStays = R"(import acme


def other(host, user, limit):
    box = acme.open_box(host, user, limit)
    return box.folders()
)";

TEST_F(Cli, applies_a_library_map_of_the_user) {
  write("acme.yml", kMap);
  write("a.py", kProgram);
  const auto outcome =
      run({"apply", "--library", "acme.yml", "--select", "acme-to-async", "--unsafe-fixes", "."});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.errors;
  EXPECT_EQ(read("a.py"), kResult);
}

TEST_F(Cli, finds_library_maps_by_the_configuration) {
  write("maps/acme.yml", kMap);
  write("aioshift.toml", "libraries = ['maps/acme.yml']\nselect = ['acme-to-async']\nunsafe-fixes = true\n");
  write("a.py", kProgram);
  EXPECT_EQ(run({"apply", "."}).exit_code, 0);
  EXPECT_EQ(read("a.py"), kResult);
}

TEST_F(Cli, runs_in_a_thread_what_a_library_map_says) {
  write("acme.yml", "library: acme\nfunctions:\n  acme.grind: {style: thread}\n");
  write("a.py", "import acme\n\n\ndef work(x):\n    return acme.grind(x, fine=True)\n");
  EXPECT_EQ(run({"apply", "--library", "acme.yml", "--select", "acme", "--unsafe-fixes", "."}).exit_code, 0);
  EXPECT_EQ(read("a.py"),
            "import asyncio\n\nimport acme\n\n\nasync def work(x):\n"
            "    return await asyncio.to_thread(acme.grind, x, fine=True)\n");
}

TEST_F(Cli, names_what_a_library_map_does_not_know) {
  write("acme.yml", kMap);
  write("b.py", kStays);
  const auto outcome = run({"check", "--library", "acme.yml", "--select", "acme-to-async", "."});
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.output,
              AllOf(HasSubstr("aioacme wants a Limit"), HasSubstr("`acme.Box.folders` stays as it is")));
}

TEST_F(Cli, a_library_map_runs_only_where_it_is_selected) {
  write("acme.yml", kMap);
  write("a.py", kProgram);
  EXPECT_EQ(run({"check", "--library", "acme.yml", "."}).exit_code, 0);
  EXPECT_THAT(run({"check", "--library", "acme.yml", "--select", "user", "."}).output,
              HasSubstr("acme-to-async"));
}

}  // namespace
}  // namespace aioshift::cli
