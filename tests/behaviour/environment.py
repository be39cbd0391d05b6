"""Makes the virtual environment that the programs run in: python3 environment.py DIRECTORY REQUIREMENTS.

Exit status 77 where it cannot be had: without the module venv, or without a package index.
"""
import hashlib
import subprocess
import sys
from pathlib import Path


def main(directory, requirements):
    stamp = Path(directory, "requirements")
    wanted = hashlib.sha256(Path(requirements).read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return 0
    python = str(Path(directory, "bin", "python"))
    for command in (
        [sys.executable, "-m", "venv", "--clear", directory],
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements],
    ):
        if subprocess.run(command, check=False).returncode != 0:
            print(f"not run: {' '.join(command)} failed", file=sys.stderr)
            return 77
    stamp.write_text(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
