import os
import subprocess
from subprocess import getoutput, getstatusoutput as status


def shell(word):
    print(getoutput(f"echo {word}"), status("exit 3"))
    print(os.system("exit 2"), subprocess.run("exit 1", shell=True).returncode)
    return os.popen("echo " + word).read().split()


print(shell("one"))
