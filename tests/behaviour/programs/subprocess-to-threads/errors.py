# What goes wrong, with the same errors.
import subprocess
import sys

SLEEP = [sys.executable, "-c", "import time; print('begun', flush=True); time.sleep(60)"]


def attempt(command, **options):
    try:
        return subprocess.check_output(command, **options)
    except subprocess.TimeoutExpired as error:
        return "late", error.cmd == command
    except subprocess.CalledProcessError as error:
        return "failed", error.returncode, error.output
    except (OSError, ValueError) as error:
        return type(error).__name__, getattr(error, "filename", None)


def main():
    print(attempt(SLEEP, timeout=0.5))
    print(attempt(["/nobody/has/this"]), attempt([sys.executable, "-c", ""], cwd="/nobody/has/this"))
    print(attempt("echo out; exit 3", shell=True), attempt("kill -9 $$", shell=True))
    print(attempt([sys.executable, "-c", "print(input())"], input="text\n", text=True))
    print(attempt([sys.executable, "-c", "print(input())"], input=b"x", stdin=subprocess.PIPE))


main()
