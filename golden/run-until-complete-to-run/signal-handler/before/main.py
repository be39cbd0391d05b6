import asyncio
import os
import signal


async def main():
    os.kill(os.getpid(), signal.SIGUSR1)
    await asyncio.sleep(0.05)


def on_signal(name):
    print("signal", name)


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    loop.add_signal_handler(signal.SIGUSR1, on_signal, "one")
    loop.run_until_complete(main())
    loop.close()
