import subprocess
import sys


def call(code, *words):
    command = [sys.executable, "-c"]
    command.append(code)
    command += words
    return subprocess.call(command + ["last"]), subprocess.call([*command, "last"])


print(call("import sys; sys.exit(len(sys.argv))", "a", "b"))
