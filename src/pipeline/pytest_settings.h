// What the configuration of pytest says of coroutine functions and of the names of tests.
#pragma once

#include <string>

#include "pipeline/file_source.h"
#include "rules/test_settings.h"

namespace aioshift::pipeline {

// Of the nearest of pytest.toml, pytest.ini, pyproject.toml, tox.ini and setup.cfg, in `directory` or above
// it, that configures pytest; what is said nowhere, or cannot be read, is as pytest has it by itself.
// https://docs.pytest.org/en/stable/reference/customize.html
rules::TestSettings pytest_settings(const std::string& directory, const FileSource& files = disk());

// Whether one of them stands in the directory.
bool may_configure_pytest(const std::string& directory, const FileSource& files = disk());

}  // namespace aioshift::pipeline
