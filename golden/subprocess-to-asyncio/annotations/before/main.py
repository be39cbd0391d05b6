import subprocess
from typing import Optional


def code_of(process: subprocess.Popen) -> Optional[int]:
    process.wait()
    return process.returncode


def build() -> Optional[int]:
    process: subprocess.Popen = subprocess.Popen(["make"])
    process.wait()
    return code_of(process)
