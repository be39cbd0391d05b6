import subprocess


def finish(process):
    return process.communicate()


def build(target):
    process = subprocess.Popen(["make", target], stdout=subprocess.PIPE)
    out, _ = finish(process)
    process.wait()
    return out
