import subprocess


def run(command):
    return subprocess.call(command)


def shell(command):
    return subprocess.call(command, shell=True)


def either(command, is_shell):
    return subprocess.call(["true"], shell=is_shell)


def list_for_shell():
    return subprocess.call(["exit 3", "name"], shell=True)


print(run(["true"]), run("true"), shell("exit 2"), either("", False), list_for_shell())
