"""A small feed reader: polls RSS feeds and announces what is new.

An example for aioshift, written as asyncio code was written before Python 3.11. The timeouts and
tasks in it can be modernised in most places, but not in all.
"""

from .config import Feed, Settings, load
from .scheduler import Scheduler

__all__ = ["Feed", "Scheduler", "Settings", "load"]
