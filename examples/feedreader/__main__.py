"""python -m feedreader SETTINGS [COMMAND]"""

import asyncio
import sys
from pathlib import Path

from . import Feed, Scheduler, load
from .control import ControlServer, ask, is_running
from .feed import Item


async def show(feed: Feed, item: Item) -> None:
    print(f"{feed.title or feed.url}: {item.title} <{item.link}>", flush=True)


async def run(path: Path) -> int:
    settings = load(path)
    if await is_running(settings.control_port):
        print("already running", file=sys.stderr)
        return 1
    scheduler = Scheduler(settings)
    scheduler.listeners.append(show)
    scheduler.start()
    await ControlServer(scheduler, settings.control_port).serve()
    return 0


def main() -> int:
    path = Path(sys.argv[1])
    loop = asyncio.new_event_loop()
    try:
        if len(sys.argv) > 2:
            # No loop runs yet: create_task() would fail here.
            question = asyncio.ensure_future(ask(load(path).control_port, sys.argv[2]), loop=loop)
            print(loop.run_until_complete(question))
            return 0
        return loop.run_until_complete(run(path))
    finally:
        loop.close()


if __name__ == "__main__":
    sys.exit(main())
