#include "semantics/context_variables.h"

#include <gtest/gtest.h>

#include "model_of.h"

namespace aioshift::semantics {
namespace {

bool ignores(const std::string& text) {
  const ModelOf model(text + "\n");
  const std::size_t line = text.rfind('\n') + 1;
  return ignores_context_variables(model.model, model.last(text.substr(line)));
}

TEST(ContextVariables, are_nothing_to_functions_of_the_operating_system) {
  EXPECT_TRUE(ignores("import time\ntime.sleep"));
  EXPECT_TRUE(ignores("from time import sleep as nap\nnap"));
  EXPECT_TRUE(ignores("import os\nos.path.getsize"));
  EXPECT_TRUE(ignores("from os import path\npath.getsize"));
  EXPECT_TRUE(ignores("import shutil\nshutil.copy"));
  EXPECT_TRUE(ignores("open"));
}

TEST(ContextVariables, may_matter_to_every_other_function) {
  EXPECT_FALSE(ignores("import shutil\nshutil.copytree"));
  EXPECT_FALSE(ignores("import logging\nlogging.info"));
  EXPECT_FALSE(ignores("import decimal\ndecimal.getcontext"));
  EXPECT_FALSE(ignores("import os.path\nos"));
  EXPECT_FALSE(ignores("import time\ntime = None\ntime.sleep"));
  EXPECT_FALSE(ignores("def open(): ...\nopen"));
  EXPECT_FALSE(ignores("from io import *\nopen"));
  EXPECT_FALSE(ignores("sorted"));
  EXPECT_FALSE(ignores("def work(): ...\nwork"));
  EXPECT_FALSE(ignores("lambda: 1"));
}

}  // namespace
}  // namespace aioshift::semantics
