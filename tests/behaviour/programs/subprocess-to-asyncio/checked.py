# What asyncio has no counterpart for.
import os
import subprocess
import sys


def run(code, **options):
    try:
        return subprocess.run([sys.executable, "-c", code], check=True, **options).stdout
    except subprocess.CalledProcessError as error:
        return error.returncode, error.stderr
    except subprocess.TimeoutExpired as error:
        return type(error).__name__


def main():
    print(run("print('a\\r\\nb')", capture_output=True, text=True), run("raise SystemExit(3)"))
    print(run("import sys; sys.exit('no')", stderr=subprocess.PIPE), run("import time; time.sleep(60)", timeout=0.3))
    print(subprocess.check_output("echo $((1 + 2))", shell=True), subprocess.getoutput("echo out"))
    print(os.system("exit 3") >> 8, subprocess.call(["true"]))


main()
