import subprocess

ACTIONS = {"fail": lambda: subprocess.call("exit 1", shell=True)}

print(ACTIONS["fail"]())
