import subprocess
import sys
import time


def wait(seconds):
    time.sleep(seconds)


def output_of(code):
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=True,
        text=True,
    ).stdout


def main():
    wait(0)
    print(output_of("print('hello')").strip())
    return 3


if __name__ == "__main__":
    sys.exit(main())
