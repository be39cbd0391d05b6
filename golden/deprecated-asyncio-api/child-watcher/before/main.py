import asyncio

asyncio.set_child_watcher(asyncio.SafeChildWatcher())
