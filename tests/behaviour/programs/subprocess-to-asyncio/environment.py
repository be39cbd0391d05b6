# Directory, environment and files of a child.
import os
import subprocess
import sys
import tempfile


def ask(directory, **more):
    environment = dict(os.environ, **more)
    process = subprocess.Popen(
        [sys.executable, "-c", "import os; print(os.getcwd(), os.environ['WORD'])"],
        cwd=directory,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    )
    return process.communicate()[0].decode().split()


def write(path):
    with open(path, "wb") as file:
        code = subprocess.call([sys.executable, "-c", "print('written')"], stdout=file, close_fds=True)
    with open(path, "rb") as file:
        return code, file.read(), subprocess.call([sys.executable, "-c", "assert input() == 'written'"], stdin=file)


def main():
    with tempfile.TemporaryDirectory() as directory:
        where, word = ask(directory, WORD="given")
        print(os.path.samefile(where, directory), word)
        print(write(os.path.join(directory, "out.txt")))


main()
