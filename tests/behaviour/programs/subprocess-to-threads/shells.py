# Lines for the shell.
import os
import subprocess
from subprocess import getoutput, getstatusoutput


def ask(word):
    print(getoutput(f"printf '{word}\\n\\n'").__repr__(), getstatusoutput("echo out; exit 2"))
    print(os.waitstatus_to_exitcode(os.system("exit 5")), subprocess.call("exit 6", shell=True))
    with os.popen("echo one; echo two") as pipe:
        print(pipe.read().split())
    return subprocess.run("echo $0 $1", shell=True, capture_output=True, text=True).stdout.split()[0][-2:]


if __name__ == "__main__":
    print(ask("word"))
