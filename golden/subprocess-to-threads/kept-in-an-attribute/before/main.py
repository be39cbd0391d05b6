import subprocess
import sys


class Server:
    def __init__(self):
        self.process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])

    @property
    def is_running(self):
        return self.process.poll() is None

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def main():
    server = Server()
    print(server.is_running)
    server.stop()
    print(server.is_running)


if __name__ == "__main__":
    main()
