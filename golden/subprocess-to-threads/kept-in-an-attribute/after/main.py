import asyncio
import subprocess
import sys


class Server:
    def __init__(self):
        self.process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])

    @property
    def is_running(self):
        return self.process.poll() is None

    async def stop(self):
        self.process.terminate()
        try:
            await asyncio.to_thread(self.process.wait, timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            await asyncio.to_thread(self.process.wait)


async def main():
    server = Server()
    print(server.is_running)
    await server.stop()
    print(server.is_running)


if __name__ == "__main__":
    asyncio.run(main())
