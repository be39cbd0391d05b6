import subprocess


def start(directory):
    subprocess.Popen(["make", "serve"], cwd=directory)


def make(target):
    return subprocess.Popen(["make", target])


def build(target):
    return make(target).wait()


class Server:
    def start(self):
        self.process = subprocess.Popen(["make", "serve"])

    def stop(self):
        self.process.wait()
