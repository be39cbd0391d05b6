#include <nlohmann/json.hpp>

#include "cli_fixture.h"

namespace aioshift::cli {
namespace {

class Graph : public Cli {};

TEST_F(Graph, IsAnObjectOfCallersAndTheirCallees) {
  write("pkg/__init__.py", "");
  write("pkg/api.py",
        "import requests\n\n\nclass Client:\n    def get(self):\n        return requests.get('u')\n");
  write("pkg/mod.py", "from pkg.api import Client\n\n\ndef main():\n    Client().get()\n\n\nmain()\n");
  const auto outcome = run({"graph", "--format", "json", "."});
  EXPECT_EQ(outcome.exit_code, 0);
  const auto graph = nlohmann::json::parse(outcome.output);
  EXPECT_EQ(graph["pkg.mod"], nlohmann::json::array({"pkg.mod.main"}));
  EXPECT_EQ(graph["pkg.mod.main"], nlohmann::json::array({"pkg.api.Client", "pkg.api.Client.get"}));
  EXPECT_EQ(graph["pkg.api.Client.get"], nlohmann::json::array({"requests.get"}));
}

TEST_F(Graph, IsDrawnForGraphviz) {
  write("a.py", "def f(): pass\nf()\n");
  const auto outcome = run({"graph", "--format", "dot"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_NE(outcome.output.find("\"a\" -> \"a.f\";"), std::string::npos) << outcome.output;
}

TEST_F(Graph, IsDrawnInColours) {
  write("aioshift.toml", "async = [\"net.read\"]\n");
  write("a.py",
        "import net\n\n\ndef f():\n    net.read()\n\n\ndef g(): pass\n\n\nclass C:\n    def __init__(self):\n"
        "        net.read()\n");
  const std::string drawn = run({"graph", "--format", "dot"}).output;
  EXPECT_NE(drawn.find("\"a.f\" [style=filled"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("\"a.g\";"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("\"a.C.__init__\" [periph"), std::string::npos) << drawn;
}

TEST_F(Graph, NamesWhatItCannotReadAndGoesOn) {
  write("bad.py", "x = '\xff'\n");
  write("good.py", "def f(): pass\nf()\n");
  const auto outcome = run({"graph"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.errors.find("bad.py"), std::string::npos) << outcome.errors;
  EXPECT_EQ(nlohmann::json::parse(outcome.output)["good"], nlohmann::json::array({"good.f"}));
}

TEST_F(Graph, NamesWhatItCannotParseAndTakesTheRest) {
  write("half.py", "def f(): pass\n\n\nf()\nx = = 1\n");
  const auto outcome = run({"graph"});
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.errors.find("half.py: line 5"), std::string::npos) << outcome.errors;
  EXPECT_EQ(nlohmann::json::parse(outcome.output)["half"], nlohmann::json::array({"half.f"}));
}

TEST_F(Graph, SaysWhereItStopsToTellValuesApart) {
  std::string text = "table = {}\n";
  for (int i = 0; i < 40; ++i)
    text += "def f" + std::to_string(i) + "(): pass\ntable[x] = f" + std::to_string(i) + "\n";
  write("many.py", text + "table[y]()\n");
  const auto outcome = run({"graph"});
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_NE(outcome.errors.find("more than 32 values meet"), std::string::npos) << outcome.errors;
  EXPECT_EQ(run({"graph", "-q"}).errors, "");
}

TEST_F(Graph, IsTheSameWhateverTheThreads) {
  for (int i = 0; i < 40; ++i)
    write("m" + std::to_string(i) + ".py",
          "from m" + std::to_string((i + 1) % 40) + " import f as g\ndef f(): g()\nf()\n");
  EXPECT_EQ(run({"graph", "-j", "1"}).output, run({"graph", "-j", "8"}).output);
}

}  // namespace
}  // namespace aioshift::cli
