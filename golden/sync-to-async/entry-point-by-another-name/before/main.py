import sys

from cli import start_reader as run

if __name__ == "__main__":
    sys.exit(run())
