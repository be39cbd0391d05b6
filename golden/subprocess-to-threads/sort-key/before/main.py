import subprocess


def length(word):
    return subprocess.call(f"exit {len(word)}", shell=True)


print(sorted(["ccc", "a", "bb"], key=length))
