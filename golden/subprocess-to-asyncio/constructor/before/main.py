import subprocess


class Tool:
    def __init__(self):
        self.code = subprocess.call(["true"])


print(Tool().code)
