import json
import subprocess
import sys


def known(**options):
    return subprocess.run([sys.executable, "-c", "print(5)"], **options).stdout


def unknown(options):
    return subprocess.run([sys.executable, "-c", "print(6)"], **options).stdout


print(known(capture_output=True), unknown(json.loads('{"capture_output": true}')))
